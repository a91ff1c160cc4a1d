import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import { List, Mark, sayCount, useFilters, useTexts } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { rollTexts } from './roll-texts.ts';
import { kindOfItem, money, type Run } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

type Line = ItemOf<'GET /api/v1/pay-runs/{runId}/lines'>;
const orders = ['no', 'name', 'village', '-amount', 'amount', 'state'] as const;

/** The roll, page by page by a key of its order: the last page comes as quickly as the first, however long it is. */
export function RollTab({ run }: { run: Run }) {
  const t = useTexts(paymentTexts);
  const orderTexts = useTexts(rollTexts);
  const sayMonth = useSayMonth();
  const { values } = useFilters();
  const from = /^\d{1,8}$/.test(values.from ?? '') ? Number(values.from) : 0;
  const order = orders.find((one) => one === values.sort);
  const query = {
    ...(values.town ? { townId: values.town } : {}),
    ...(values.name ? { name: values.name } : {}),
    ...(from > 0 ? { from } : {}),
    ...(values.excluded ? { excluded: values.excluded === 'yes' } : {}),
    ...(order && order !== 'no' ? { sort: order } : {}),
  };
  const list = useList('GET /api/v1/pay-runs/{runId}/lines', {
    params: { runId: run.id },
    query: { limit: 100, ...query },
  });
  return (
    <List<Line>
      name="pay-roll"
      label={t.roll}
      list={list}
      sorts={orders.map((value) => ({ value, label: orderTexts.orders[value] }))}
      exportOf={{ list: 'pay-roll', query: { runId: run.id, ...query } }}
      filters={[
        { name: 'name', label: t.who, kind: 'text', placeholder: t.nameBegins },
        { name: 'from', label: t.fromNo, kind: 'text', placeholder: t.fromNoHelp(sayCount(run.lines)) },
        {
          name: 'town',
          label: t.town,
          kind: 'choice',
          options: run.towns.map(({ townId, townName }) => ({ value: townId, label: townName ?? t.hidden })),
        },
        {
          name: 'excluded',
          label: t.excluded,
          kind: 'choice',
          options: [
            { value: 'no', label: t.isPaid },
            { value: 'yes', label: t.isExcluded },
          ],
        },
      ]}
      columns={[
        {
          key: 'no',
          title: t.no,
          align: 'right',
          render: (line) => <span className="figures">{line.no}</span>,
        },
        {
          key: 'who',
          title: t.who,
          onCard: 'title',
          render: (line) => <Link to={`/awards/${line.awardId}`}>{line.holderName}</Link>,
        },
        {
          key: 'taken',
          title: t.takenBy,
          render: ({ payeeKind, payeeName }) =>
            payeeKind === 'self'
              ? t.payeeKinds.self
              : t.payeeOf(t.payeeKinds[payeeKind] ?? payeeKind, payeeName ?? ''),
        },
        { key: 'period', title: t.period, render: (line) => sayMonth(line.period) },
        {
          key: 'item',
          title: t.item,
          render: ({ item }) => {
            const kind = kindOfItem(item);
            return kind === 'regular' ? t.items[kind] : <Mark tone="blue">{t.items[kind]}</Mark>;
          },
        },
        { key: 'amount', title: t.amount, align: 'right', render: (line) => money(line.amountFen) },
        { key: 'bank', title: t.bank, render: (line) => line.bankName ?? t.soft },
        {
          key: 'account',
          title: t.account,
          render: (line) =>
            line.accountTail ? <span className="figures">****{line.accountTail}</span> : t.soft,
        },
        { key: 'town', title: t.town, render: (line) => line.townName ?? t.soft },
        { key: 'village', title: t.village, render: (line) => line.villageName ?? t.soft },
        {
          key: 'excluded',
          title: t.excluded,
          render: (line) => (line.isExcluded ? <Mark tone="warn">{t.isExcluded}</Mark> : t.isPaid),
        },
      ]}
      rowKey={(line) => String(line.no)}
      empty={{ text: t.rollEmpty }}
    />
  );
}
