import './medical.css';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  ErrorBlock,
  Facts,
  Loading,
  Mark,
  Notice,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  Tabs,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { money, SettlementMark } from './parts.tsx';
import { ShareBar } from './share-bar.tsx';
import { medicalTexts } from './texts.ts';

export type Settlement = ResponseOf<'GET /api/v1/medical-settlements/{settlementId}'>;

/** One bill: who bears what, and why. */
export function SettlementPage() {
  const { settlementId = '' } = useParams();
  const t = useTexts(medicalTexts);
  const page = useRead('GET /api/v1/medical-settlements/{settlementId}', { params: { settlementId } });
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const one = page.data;
  return (
    <>
      <PageHead title={t.settlementOf(one.billNo)} crumbs={[{ path: '/medical', title: t.crumb }]} />
      {one.reversal ? (
        <Notice kind="warn">
          {t.reversedNotice(sayMoment(one.reversal.reversedAt), one.reversal.byName, one.reversal.reason)}
        </Notice>
      ) : null}
      <Section title={t.shares}>
        <ShareBar settlement={one} />
      </Section>
      <Section title={t.facts}>
        <SettlementFacts one={one} />
      </Section>
      <Tabs
        label={t.reasons}
        tabs={[
          { key: 'reasons', title: t.reasons, draw: () => <Reasons one={one} /> },
          { key: 'steps', title: t.steps, draw: () => <Steps one={one} /> },
          { key: 'year', title: t.year, draw: () => <Year one={one} /> },
        ]}
      />
    </>
  );
}

function SettlementFacts({ one }: { one: Settlement }) {
  const { language } = useLanguage();
  const t = useTexts(medicalTexts);
  const mayFunds = useMay('funds.read');
  return (
    <Facts
      facts={[
        { label: t.person, value: <Link to={`/people/${one.personId}`}>{one.personName}</Link> },
        { label: t.class, value: one.classTitle },
        { label: t.known, value: <Known one={one} /> },
        { label: t.state, value: <SettlementMark state={one.state} /> },
        { label: t.hospital, value: one.hospitalName },
        { label: t.discharged, value: sayDate(one.dischargedOn, language) },
        { label: t.inCatalogue, value: money(one.inCatalogueFen) },
        { label: t.referred, value: one.isReferred ? t.yes : t.no },
        {
          label: t.fund,
          value:
            one.fundId && mayFunds ? (
              <Link to={`/funds/${one.fundId}`}>{one.fundName}</Link>
            ) : (
              (one.fundName ?? t.soft)
            ),
        },
        { label: t.settled, value: `${one.byName} ${sayMoment(one.settledAt)}` },
      ]}
    />
  );
}

function Known({ one }: { one: Settlement }) {
  const t = useTexts(medicalTexts);
  const by = one.knownBy as keyof typeof t.knownBy;
  const to = by === 'award' ? `/awards/${one.knownId}` : by === 'case' ? `/cases/${one.knownId}` : null;
  return (
    <>
      {t.knownBy[by]}{' '}
      {to ? (
        <Link className="within-text" to={to}>
          {by === 'award' ? t.openAward : t.openCase}
        </Link>
      ) : null}
    </>
  );
}

function Reasons({ one }: { one: Settlement }) {
  const t = useTexts(medicalTexts);
  return (
    <div className="medical-reasons">
      <ol>
        {one.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <Notice kind={one.isReproduced ? 'ok' : 'warn'}>
        {one.isReproduced ? t.reproduced : t.notReproduced}
      </Notice>
      <h3>{t.figures}</h3>
      <ul>
        {one.figures.map(({ sentence, isAssumed }) => (
          <li key={sentence}>
            {sentence} {isAssumed ? <Mark tone="warn">{t.assumed}</Mark> : null}
          </li>
        ))}
      </ul>
      <h3>{t.basis}</h3>
      <ul>
        {one.basis.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function Steps({ one }: { one: Settlement }) {
  const t = useTexts(medicalTexts);
  const rows = one.steps.map((step, no) => ({ ...step, no }));
  return (
    <DataTable
      label={t.steps}
      rows={rows}
      rowKey={({ no }) => String(no)}
      columns={[
        { key: 'title', title: t.step, render: ({ title }) => title, onCard: 'title' },
        {
          key: 'value',
          title: t.value,
          align: 'right',
          render: ({ value }) => <span className="figures">{value}</span>,
        },
        { key: 'from', title: t.from, render: ({ from }) => from },
      ]}
    />
  );
}

/** All bills of the patient in the year, in their turn: what each had before it. */
function Year({ one }: { one: Settlement }) {
  const { language } = useLanguage();
  const t = useTexts(medicalTexts);
  return (
    <>
      <Facts
        facts={[
          { label: t.countedBefore, value: money(one.countedBeforeFen) },
          { label: t.counted, value: money(one.countedFen) },
          { label: t.shareBefore, value: money(one.shareBeforeFen) },
          { label: t.tiltBefore, value: money(one.tiltBeforeFen) },
        ]}
      />
      <DataTable
        label={t.year}
        rows={one.year}
        rowKey={({ id }) => id}
        rowLink={({ id }) => (id === one.id ? undefined : `/medical/settlements/${id}`)}
        columns={[
          { key: 'turn', title: t.turn, render: ({ yearNo }) => <span className="figures">{yearNo}</span> },
          { key: 'hospital', title: t.hospital, render: ({ hospitalName }) => hospitalName, onCard: 'title' },
          {
            key: 'discharged',
            title: t.discharged,
            render: ({ dischargedOn }) => sayDate(dischargedOn, language),
          },
          {
            key: 'assistance',
            title: t.assistance,
            align: 'right',
            render: ({ assistanceFen }) => money(assistanceFen),
          },
          {
            key: 'state',
            title: t.state,
            render: ({ isReversed }) => (isReversed ? <Mark tone="warn">{t.states.reversed}</Mark> : t.soft),
          },
        ]}
      />
    </>
  );
}
