import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  type Column,
  DataTable,
  ErrorBlock,
  Facts,
  Loading,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  useLanguage,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { AwardState } from '../../parts/award-columns.tsx';
import { awardTexts } from '../../parts/award-texts.ts';
import { useSayMonth } from '../../parts/months.ts';
import { PayeeFact, usePayees } from '../../parts/payee-of.tsx';
import { payeeOfTexts } from '../../parts/payee-texts.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { type AwardAct, AwardDrawer, actsOf } from './award-drawer.tsx';
import { AwardMonths } from './award-months.tsx';
import { AwardReasons } from './award-reasons.tsx';
import { AwardTold } from './award-told.tsx';
import { awardPageTexts } from './texts.ts';

export type AwardRecord = ResponseOf<'GET /api/v1/awards/{awardId}'>;
type Change = AwardRecord['changes'][number];

/** One award: what each month gives, and everything that was ever said of it. */
export function AwardPage() {
  const { awardId = '' } = useParams();
  const t = useTexts(awardPageTexts);
  const words = useTexts(awardTexts);
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const payeeWords = useTexts(payeeOfTexts);
  const payees = usePayees({ awardId });
  const mayChange = useMay('awards.change');
  const [act, setAct] = useState<AwardAct | null>(null);
  const award = useRead('GET /api/v1/awards/{awardId}', { params: { awardId } });
  if (award.error) return <ErrorBlock error={award.error} isPage onRetry={() => void award.refetch()} />;
  if (!award.data) return <Loading />;
  const record = award.data;
  return (
    <>
      <PageHead
        title={`${record.holderName} · ${schemes.say(record.scheme)}`}
        crumbs={[{ path: '/awards', title: words.awards }]}
        actions={
          mayChange
            ? actsOf(record.state).map((one) => (
                <Button key={one} danger={one === 'stop'} onClick={() => setAct(one)}>
                  {t.acts[one]}
                </Button>
              ))
            : null
        }
      />
      <div className="panel">
        <Facts
          facts={[
            { label: words.state, value: <AwardState state={record.state} /> },
            {
              label: words.amount,
              value: (
                <>
                  <span className="figures">{yuanFromFen(record.amountFen)}</span>
                  {record.careFen > 0 ? <p>{t.careOf(yuanFromFen(record.careFen))}</p> : null}
                  {record.state === 'suspended' && heldBefore(record) > 0 ? (
                    <p>{t.before(yuanFromFen(heldBefore(record)))}</p>
                  ) : null}
                </>
              ),
            },
            { label: words.since, value: sayMonth(record.sinceMonth) },
            {
              label: t.person,
              value: <Link to={`/people/${record.personId}`}>{record.holderName}</Link>,
            },
            ...(record.householdId
              ? [
                  {
                    label: t.household,
                    value: <Link to={`/households/${record.householdId}`}>{t.toHousehold}</Link>,
                  },
                ]
              : []),
            { label: t.place, value: `${record.townName ?? ''} ${record.villageName ?? ''}`.trim() },
            { label: t.openedBy, value: t.opened[record.openedBy] },
            { label: t.openedAt, value: sayMoment(record.openedAt) },
            ...(record.state === 'stopped'
              ? []
              : [
                  {
                    label: payeeWords.takenBy,
                    value: <PayeeFact payees={payees.get(record.id)} />,
                    isWide: true,
                  },
                ]),
          ]}
        />
      </div>
      <AwardReasons awardId={record.id} />
      <Section title={t.given}>
        <AwardMonths record={record} />
      </Section>
      <Section title={t.said}>
        <Changes changes={record.changes} />
      </Section>
      <AwardTold awardId={record.id} />
      {act ? (
        <AwardDrawer
          record={record}
          act={act}
          onClose={() => setAct(null)}
          onStale={() => void award.refetch()}
        />
      ) : null}
    </>
  );
}

/** What it gave before it was suspended, which is what it gives again. */
export const heldBefore = ({ changes }: AwardRecord): number =>
  changes.findLast(({ amountFen }) => amountFen > 0)?.amountFen ?? 0;

/** The latest first; what is said last holds from its month on. */
function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useTexts(awardPageTexts);
  const { language } = useLanguage();
  const sayMonth = useSayMonth();
  const mayReadCases = useMay('cases.read');
  const columns: Column<Change>[] = [
    { key: 'kind', title: t.kind, render: (change) => t.kinds[change.kind] ?? change.kind, onCard: 'title' },
    {
      key: 'from',
      title: t.fromMonth,
      render: (change) => <span className="award-whole">{sayMonth(change.fromMonth)}</span>,
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: (change) => (
        <>
          <span className="figures">{yuanFromFen(change.amountFen)}</span>
          {change.careFen > 0 ? <p>{t.careOf(yuanFromFen(change.careFen))}</p> : null}
        </>
      ),
    },
    {
      key: 'cause',
      title: t.cause,
      render: (change) => (
        <>
          {t.causes[change.cause] ?? t.otherCause}{' '}
          {change.caseId && mayReadCases ? (
            <Link className="within-text" to={`/cases/${change.caseId}`}>
              {t.toCase}
            </Link>
          ) : null}
        </>
      ),
    },
    {
      key: 'reason',
      title: t.reason,
      render: ({ reason, document }) => (
        <>
          {reason ? <p>{reason}</p> : null}
          {document ? <p className={reason ? 'award-soft' : ''}>{document}</p> : null}
          {reason || document ? null : t.soft}
        </>
      ),
    },
    {
      key: 'on',
      title: t.decidedOn,
      render: (change) => <span className="award-whole">{sayDate(change.decidedOn, language)}</span>,
    },
    {
      key: 'by',
      title: t.by,
      render: ({ byName, madeAt }) => (
        <>
          <p>{byName}</p>
          <p className="award-soft award-whole">{sayMoment(madeAt)}</p>
        </>
      ),
    },
  ];
  return (
    <div className="award-changes">
      <DataTable<Change>
        label={t.said}
        rows={changes.toReversed()}
        rowKey={(change) => String(change.no)}
        columns={columns}
      />
    </div>
  );
}
