import { Button } from 'antd';
import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import { ExportButton, List, Section, useTexts } from '../../kit/index.ts';
import { money } from './fund-list.tsx';
import { fundTexts } from './texts.ts';

type Payee = ItemOf<'GET /api/v1/funds/transfers/{transferId}/lines'>;

/** Who was in a transfer, each with a way to their record. */
export function Payees({ transferId, onClose }: { transferId: string; onClose(): void }) {
  const t = useTexts(fundTexts);
  const list = useList('GET /api/v1/funds/transfers/{transferId}/lines', {
    params: { transferId },
    query: { limit: 20 },
  });
  return (
    <Section
      title={t.payees}
      actions={
        <>
          <ExportButton of={{ list: 'voucher', query: { transferId } }} label={t.voucher} />
          <Button onClick={onClose}>{t.backToStatement}</Button>
        </>
      }
    >
      <List<Payee>
        name="fund-payees"
        label={t.payees}
        list={list}
        columns={[
          { key: 'name', title: t.payee, render: (line) => <Name line={line} /> },
          { key: 'scheme', title: t.scheme, render: (line) => line.scheme?.title ?? t.soft },
          { key: 'period', title: t.period, render: (line) => line.period?.slice(0, 7) ?? t.soft },
          { key: 'amount', title: t.amount, align: 'right', render: (line) => money(line.amountFen) },
        ]}
        rowKey={(line) => String(line.no)}
        empty={{ text: t.statementEmpty }}
      />
    </Section>
  );
}

function Name({ line }: { line: Payee }) {
  const t = useTexts(fundTexts);
  if (line.period === null) return t.soft;
  if (line.partyId === null) return t.payeeHidden;
  const folder = line.partyKind === 'person' ? 'people' : 'households';
  return <Link to={`/${folder}/${line.partyId}`}>{line.name}</Link>;
}
