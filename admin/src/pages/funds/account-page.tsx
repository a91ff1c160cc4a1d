import './funds.css';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { sayTransfer } from '../../../../lines/funds/pages/transfer-kinds.ts';
import { type ItemOf, useList, useRead } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  List,
  Loading,
  Mark,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { money } from './fund-list.tsx';
import { Payees } from './payees.tsx';
import { fundTexts } from './texts.ts';

type Line = ItemOf<'GET /api/v1/funds/accounts/{accountId}/statement'>;

/** The statement of an account, and of each line the people behind it. */
export function AccountPage() {
  const { accountId = '' } = useParams();
  const t = useTexts(fundTexts);
  const account = useRead('GET /api/v1/funds/accounts/{accountId}', { params: { accountId } });
  if (account.error) {
    return <ErrorBlock error={account.error} isPage onRetry={() => void account.refetch()} />;
  }
  if (!account.data) return <Loading />;
  const { name, fundId, fundName, balanceFen, heldFen } = account.data;
  return (
    <>
      <PageHead
        title={name}
        crumbs={[
          { path: '/funds', title: t.title },
          { path: `/funds/${fundId}`, title: fundName },
        ]}
      />
      <Section title={t.account}>
        <Facts
          facts={[
            { label: t.balance, value: money(balanceFen) },
            { label: t.held, value: money(heldFen) },
            { label: t.fund, value: fundName },
          ]}
        />
      </Section>
      <Section title={t.statement}>
        <Statement accountId={accountId} />
      </Section>
    </>
  );
}

function Statement({ accountId }: { accountId: string }) {
  const t = useTexts(fundTexts);
  const { language } = useLanguage();
  const filters = useFilters();
  const list = useList('GET /api/v1/funds/accounts/{accountId}/statement', {
    params: { accountId },
    query: { limit: 20 },
  });
  const shown = list.items.find((line) => line.transferId === filters.values.transfer);
  return (
    <>
      {shown ? <Payees transferId={shown.transferId} onClose={() => filters.set('transfer', '')} /> : null}
      <List<Line>
        name="fund-statement"
        label={t.statement}
        list={list}
        exportOf={{ list: 'account-book', query: { accountId } }}
        columns={[
          { key: 'on', title: t.effectiveOn, render: (line) => sayDate(line.effectiveOn, language) },
          {
            key: 'kind',
            title: t.orderKind,
            render: (line) => (
              <span className="fund-marks">
                {sayTransfer(line.kind, language)}
                {line.isReversal ? <Mark tone="warn">{t.reversal}</Mark> : null}
              </span>
            ),
          },
          { key: 'other', title: t.other, render: (line) => line.otherName ?? t.hidden },
          { key: 'in', title: t.inflow, align: 'right', render: (line) => side(line, true) },
          { key: 'out', title: t.outflow, align: 'right', render: (line) => side(line, false) },
          { key: 'after', title: t.after, align: 'right', render: (line) => money(line.balanceAfterFen) },
          {
            key: 'lines',
            title: t.lines,
            render: (line) =>
              // What moves a fund has no payees; everything else was given to somebody.
              line.kind.startsWith('fund.') ? (
                t.soft
              ) : (
                <Button type="link" size="small" onClick={() => filters.set('transfer', line.transferId)}>
                  {t.linesOf(line.lines)}
                </Button>
              ),
          },
          { key: 'document', title: t.document, render: (line) => line.document || line.reason || t.soft },
          {
            key: 'booked',
            title: t.booked,
            render: (line) => `${line.bookedByName} ${sayMoment(line.bookedAt)}`,
          },
        ]}
        rowKey={(line) => line.seq}
        empty={{ text: t.statementEmpty }}
        isNarrowed={false}
      />
    </>
  );

  function side(line: Line, isIn: boolean) {
    const isOut = line.amountFen.startsWith('-');
    return isIn === isOut ? t.soft : money(line.amountFen.replace('-', ''));
  }
}
