import { type ItemOf, useRead } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  ErrorBlock,
  Loading,
  Mark,
  PageHead,
  sayCount,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { bankTexts } from './bank-texts.ts';
import { money } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/pay-reconciliation'>;

/** Roll, ledger and bank of the whole county, by fund and scheme. */
export function CountyReconciliation() {
  const t = useTexts(bankTexts);
  const { title } = useTexts(paymentTexts);
  const schemes = useSchemeTitles();
  const page = useRead('GET /api/v1/pay-reconciliation', {});
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { items } = page.data;
  return (
    <>
      <PageHead title={t.countyTitle} crumbs={[{ path: '/payments', title }]} intro={t.countyIntro} />
      <div className="panel">
        {items.length === 0 ? (
          <Empty text={t.countyEmpty} />
        ) : (
          <DataTable<Row>
            label={t.countyList}
            rows={items}
            rowKey={(row) => `${row.fundId} ${row.scheme}`}
            columns={[
              { key: 'scheme', title: t.scheme, onCard: 'title', render: (row) => schemes.say(row.scheme) },
              { key: 'fund', title: t.fund, render: (row) => row.fundName },
              {
                key: 'runs',
                title: t.runs,
                align: 'right',
                render: (row) => <span className="figures">{sayCount(row.runs)}</span>,
              },
              { key: 'roll', title: t.rollFen, align: 'right', render: (row) => money(row.rollFen) },
              { key: 'ledger', title: t.ledgerFen, align: 'right', render: (row) => money(row.ledgerFen) },
              { key: 'given', title: t.givenFen, align: 'right', render: (row) => money(row.givenFen) },
              { key: 'beside', title: t.besideFen, align: 'right', render: (row) => money(row.besideFen) },
              { key: 'bank', title: t.bankFen, align: 'right', render: (row) => money(row.bankFen) },
              {
                key: 'verdict',
                title: t.verdict,
                render: (row) => (
                  <Mark tone={row.agrees ? 'ok' : 'warn'}>{row.agrees ? t.same : t.differs}</Mark>
                ),
              },
            ]}
          />
        )}
      </div>
    </>
  );
}
