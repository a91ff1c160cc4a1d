import './payments.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useRead } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  ErrorBlock,
  Facts,
  List,
  Loading,
  Mark,
  PageHead,
  Section,
  sayCount,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { bankTexts } from './bank-texts.ts';
import { reconcileTexts } from './reconcile-texts.ts';
import { money, type RunRow, useSayMonths } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/pay-reconciliation'>;

/** Fell due and did not reach anybody yet. */
const openOf = ({ ledgerFen, givenFen }: Row): number => ledgerFen - givenFen;
/** Of that what somebody has still to see to. */
const waitingOf = (row: Row): number => openOf(row) - row.leftFen;
const sumOf = (rows: readonly Row[], pick: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + pick(row), 0);

/** Roll, ledger and bank of the whole county, by fund and scheme, and what is still open. */
export function CountyReconciliation() {
  const t = useTexts(bankTexts);
  const { title } = useTexts(paymentTexts);
  const texts = useTexts(reconcileTexts);
  const [fromLines, setFromLines] = useState(false);
  const page = useRead('GET /api/v1/pay-reconciliation', fromLines ? { query: { fromLines } } : {});
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { items } = page.data;
  const differing = items.filter(({ agrees }) => !agrees).length;
  return (
    <>
      <PageHead title={t.countyTitle} crumbs={[{ path: '/payments', title }]} intro={t.countyIntro} />
      {items.length === 0 ? (
        <div className="panel">
          <Empty text={t.countyEmpty} />
        </div>
      ) : (
        <>
          <div className="panel">
            <Facts
              facts={[
                {
                  label: t.verdict,
                  value: (
                    <Mark tone={differing === 0 ? 'ok' : 'warn'}>
                      {differing === 0 ? t.allAgree : t.someDiffer(differing)}
                    </Mark>
                  ),
                },
                { label: t.ledgerSum, value: money(sumOf(items, ({ ledgerFen }) => ledgerFen)) },
                { label: t.givenSum, value: money(sumOf(items, ({ givenFen }) => givenFen)) },
                { label: t.openSum, value: money(sumOf(items, openOf)) },
                { label: t.leftSum, value: money(sumOf(items, ({ leftFen }) => leftFen)) },
              ]}
            />
          </div>
          <Section title={t.runsOpen}>
            <OpenRuns />
          </Section>
          <Section
            title={t.countyList}
            actions={
              <Button onClick={() => setFromLines(!fromLines)}>
                {fromLines ? texts.useKept : texts.addUp}
              </Button>
            }
          >
            <p className="pay-none">{fromLines ? texts.fromLines : texts.kept}</p>
            <p className="pay-none">{t.leftMeans}</p>
            <p className="pay-none">{t.besideMeans}</p>
            <Schemes rows={items} />
          </Section>
        </>
      )}
    </>
  );
}

/** Signed and not ended: each waits for the bank, for an account, or for somebody to say that it is over. */
function OpenRuns() {
  const t = useTexts(bankTexts);
  const texts = useTexts(paymentTexts);
  const schemes = useSchemeTitles();
  const sayMonths = useSayMonths();
  return (
    <List<RunRow>
      name="pay-open-runs"
      label={t.runsOpen}
      list={useList('GET /api/v1/pay-runs', { query: { limit: 10, state: 'signed' as const } })}
      columns={[
        { key: 'scheme', title: t.scheme, onCard: 'title', render: (run) => schemes.say(run.scheme) },
        { key: 'months', title: texts.months, render: (run) => sayMonths(run) },
        { key: 'no', title: texts.number, render: (run) => run.runNo },
        {
          key: 'lines',
          title: texts.lines,
          align: 'right',
          render: (run) => <span className="figures">{sayCount(run.lines)}</span>,
        },
        { key: 'amount', title: texts.amount, align: 'right', render: (run) => money(run.amountFen) },
        { key: 'fund', title: t.fund, render: (run) => run.fundName },
      ]}
      rowKey={(run) => run.id}
      rowLink={(run) => `/payments/${run.id}/bank`}
      empty={{ text: t.noOpenRuns }}
      isNarrowed={false}
    />
  );
}

function Schemes({ rows }: { rows: readonly Row[] }) {
  const t = useTexts(bankTexts);
  const schemes = useSchemeTitles();
  return (
    <DataTable<Row>
      label={t.countyList}
      rows={rows}
      rowKey={(row) => `${row.fundId} ${row.scheme}`}
      columns={[
        {
          key: 'scheme',
          title: t.scheme,
          onCard: 'title',
          render: (row) => <Link to={`/payments?scheme=${row.scheme}`}>{schemes.say(row.scheme)}</Link>,
        },
        {
          key: 'fund',
          title: t.fund,
          render: (row) => <Link to={`/funds/${row.fundId}`}>{row.fundName}</Link>,
        },
        {
          key: 'runs',
          title: t.runs,
          align: 'right',
          render: (row) => <span className="figures">{sayCount(row.runs)}</span>,
        },
        { key: 'roll', title: t.rollFen, align: 'right', render: (row) => money(row.rollFen) },
        { key: 'ledger', title: t.ledgerFen, align: 'right', render: (row) => money(row.ledgerFen) },
        { key: 'given', title: t.givenFen, align: 'right', render: (row) => money(row.givenFen) },
        {
          key: 'beside',
          title: t.besideFen,
          align: 'right',
          render: (row) => (row.besideFen === 0 ? t.soft : money(row.besideFen)),
        },
        { key: 'bank', title: t.bankFen, align: 'right', render: (row) => money(row.bankFen) },
        {
          key: 'left',
          title: t.leftFen,
          align: 'right',
          render: (row) => (row.leftFen === 0 ? t.soft : money(row.leftFen)),
        },
        {
          key: 'open',
          title: t.openFen,
          align: 'right',
          render: (row) => (waitingOf(row) === 0 ? t.soft : <strong>{money(waitingOf(row))}</strong>),
        },
        {
          key: 'verdict',
          title: t.verdict,
          render: (row) => <Mark tone={row.agrees ? 'ok' : 'warn'}>{row.agrees ? t.same : t.differs}</Mark>,
        },
      ]}
    />
  );
}
