import './payments.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  LinkButton,
  Loading,
  Notice,
  PageHead,
  Section,
  sayMoment,
  Tabs,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { AfterTab } from './after-tab.tsx';
import { afterTexts } from './after-texts.ts';
import { bankTexts } from './bank-texts.ts';
import { FindingsTab } from './findings-tab.tsx';
import { RollTab } from './roll-tab.tsx';
import { type RunAct, RunActDrawer } from './run-act-drawer.tsx';
import { isSigned, type Run, RunStateMark, rhythmOf, useSayMonths } from './run-parts.tsx';
import { lackingSignature, Stages, useSeesFindings } from './stages.tsx';
import { paymentTexts } from './texts.ts';
import { TownsTab } from './towns-tab.tsx';

/** One run as a board: how far it is, what was found, who is on it, who signed. */
export function RunPage() {
  const { runId = '' } = useParams();
  const t = useTexts(paymentTexts);
  const schemes = useSchemeTitles();
  const sayMonths = useSayMonths();
  const seesFindings = useSeesFindings();
  const f = useTexts(afterTexts);
  const mayPrepare = useMay('payments.prepare');
  const page = useRead('GET /api/v1/pay-runs/{runId}', { params: { runId } });
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const run = page.data;
  const reload = () => void page.refetch();
  const seesAfter = mayPrepare && run.state === 'ended';
  return (
    <>
      <PageHead
        title={`${schemes.say(run.scheme)} ${sayMonths(run)}`}
        crumbs={[{ path: '/payments', title: t.title }]}
        actions={<Acts run={run} onStale={reload} />}
      />
      {run.state === 'abandoned' ? <Notice kind="warn">{t.abandonedNotice}</Notice> : null}
      <Stages run={run} />
      <Section title={t.facts}>
        <RunFacts run={run} />
      </Section>
      <Tabs
        label={run.runNo}
        tabs={[
          ...(seesFindings
            ? [
                {
                  key: 'findings',
                  title: t.findings,
                  draw: () => <FindingsTab run={run} onStale={reload} />,
                },
              ]
            : []),
          ...(seesAfter
            ? [
                {
                  key: 'after',
                  title: f.tab,
                  draw: () => <AfterTab run={run} />,
                },
              ]
            : []),
          { key: 'towns', title: t.towns, draw: () => <TownsTab run={run} /> },
          { key: 'roll', title: t.roll, draw: () => <RollTab run={run} /> },
        ]}
      />
    </>
  );
}

/** By what is in force, and which rule says so; by its months where nothing is declared. */
function RhythmFact({ run }: { run: Run }) {
  const t = useTexts(paymentTexts);
  const { language } = useLanguage();
  const schemes = useSchemeTitles();
  const own = t.rhythms[rhythmOf(run, schemes.periodOf(run.scheme))];
  if (run.declared === null) return own;
  return (
    <>
      <p>{own}</p>
      <p>{t.rhythmBy(run.declared.source[language])}</p>
    </>
  );
}

function RunFacts({ run }: { run: Run }) {
  const t = useTexts(paymentTexts);
  const { language } = useLanguage();
  const mayReadFunds = useMay('funds.read');
  const lacking = lackingSignature(run);
  const signed = run.signatures.map(({ no, byName, post, at }) => (
    <p key={no}>{t.signedBy(byName, t.posts[post] ?? t.otherPost, sayMoment(at))}</p>
  ));
  return (
    <Facts
      facts={[
        { label: t.number, value: run.runNo },
        { label: t.state, value: <RunStateMark state={run.state} /> },
        { label: t.rhythm, value: <RhythmFact run={run} /> },
        ...(run.careBy
          ? [{ label: t.careApart, value: t.careApartOf(run.careBy[language]), isWide: true }]
          : []),
        {
          label: t.fund,
          value: mayReadFunds ? <Link to={`/funds/${run.fundId}`}>{run.fundName}</Link> : run.fundName,
        },
        { label: t.prepared, value: `${run.preparedByName} ${sayMoment(run.preparedAt)}` },
        {
          label: t.frozen,
          value: run.frozenAt ? `${run.frozenByName ?? ''} ${sayMoment(run.frozenAt)}` : t.soft,
        },
        {
          label: t.signatures,
          value: (
            <>
              {signed.length > 0 ? signed : <p>{t.nobodySigned}</p>}
              {run.state === 'frozen' && lacking ? <p>{t.mustSign[lacking]}</p> : null}
            </>
          ),
        },
        ...(run.digest
          ? [
              {
                label: t.digest,
                value: <span className="pay-digest figures">{run.digest}</span>,
                isWide: true,
              },
            ]
          : []),
      ]}
    />
  );
}

/** What the post may do now; one of them is the next step. */
function Acts({ run, onStale }: { run: Run; onStale(): void }) {
  const t = useTexts(paymentTexts);
  const [act, setAct] = useState<RunAct | null>(null);
  const mayPrepare = useMay('payments.prepare');
  const maySign = useMay('payments.sign');
  const { post } = useSession();
  const b = useTexts(bankTexts);
  const seesBank = useSeesFindings() && isSigned(run);
  const lacking = lackingSignature(run);
  const canSign = maySign && run.state === 'frozen' && (lacking !== 'director' || post?.post === 'director');
  const acts: readonly RunAct[] = [
    ...(mayPrepare && run.state === 'preview' && run.openFindings === 0 ? (['freeze'] as const) : []),
    ...(canSign ? (['sign'] as const) : []),
    ...(mayPrepare && run.state === 'preview' ? (['rebuild'] as const) : []),
    ...(mayPrepare && ['preview', 'frozen'].includes(run.state) ? (['abandon'] as const) : []),
  ];
  return (
    <>
      {seesBank ? (
        <LinkButton to={`/payments/${run.id}/bank`} isPrimary={run.state === 'signed'}>
          {b.tab}
        </LinkButton>
      ) : null}
      {acts.map((one) => (
        <Button
          key={one}
          type={one === 'freeze' || one === 'sign' ? 'primary' : 'default'}
          danger={one === 'abandon'}
          onClick={() => setAct(one)}
        >
          {t.acts[one]}
        </Button>
      ))}
      {act ? <RunActDrawer run={run} act={act} onClose={() => setAct(null)} onStale={onStale} /> : null}
    </>
  );
}
