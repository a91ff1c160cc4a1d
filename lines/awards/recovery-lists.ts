import { Type } from 'typebox';
import { done } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import {
  listOverpaid,
  listRecoveries,
  type OverpaidItem,
  overpaidOrders,
  type RecoveryItem,
  recoveryOrders,
  recoveryStates,
} from '../../platform/recoveries/index.ts';
import { giveTitles, schemeColumn, type Titled } from '../funds/index.ts';

const Uuid = Type.String({ format: 'uuid' });
const ofAward = {
  scheme: Type.Optional(Type.String({ maxLength: 60 })),
  townId: Type.Optional(Uuid),
  villageId: Type.Optional(Uuid),
  householdId: Type.Optional(Uuid),
  personId: Type.Optional(Uuid),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
};
type Over = Titled<OverpaidItem>;
const over = columnsOf<Over>();

/** Who was paid too much and has agreed on nothing yet, as the page shows it. */
export const overpaidList = defineList({
  name: 'overpaid',
  title: { zh: '多发待约定', en: 'Paid too much, not agreed on' },
  permission: 'awards.read',
  filter: Type.Object({
    ...ofAward,
    sort: Type.Optional(Type.Union(overpaidOrders.map((order) => Type.Literal(order)))),
  }),
  columns: [
    over.text('holder', '领取人', 'Payee', (one) => one.holderName),
    schemeColumn<OverpaidItem>(),
    ...placeColumns<Over>(),
    over.count('months', '多发月数', 'Months', (one) => one.months),
    over.text('first', '首月', 'First month', (one) => one.firstMonth),
    over.text('last', '末月', 'Last month', (one) => one.lastMonth),
    over.money('over', '多发（元）', 'Too much (yuan)', (one) => one.overFen, { isSummed: true }),
    over.money('now', '现在每月（元）', 'Yuan a month now', (one) => one.nowFen),
  ],
  async readPage({ reader, actor, language }, filter, page) {
    const read = await listOverpaid(reader, actor, filter, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});

const hows: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'set-off': { zh: '从发放中抵扣', en: 'Set off' },
  'paid-in': { zh: '家庭退回', en: 'Paid in' },
  ordered: { zh: '责令退回', en: 'Ordered back' },
};
const states = {
  open: { zh: '退还中', en: 'Coming back' },
  waiting: { zh: '核销待复核', en: 'Remission waits' },
  closed: { zh: '已了结', en: 'Settled' },
} as const;
const stateOf = ({ isWaiting, leftFen }: RecoveryItem): keyof typeof states =>
  isWaiting ? 'waiting' : leftFen > 0 ? 'open' : 'closed';

type Agreed = Titled<RecoveryItem>;
const agreed = columnsOf<Agreed>();

/** Agreements by which too much comes back, as the page shows them. */
export const recoveriesList = defineList({
  name: 'recoveries',
  title: { zh: '追缴台账', en: 'Recoveries' },
  permission: 'awards.read',
  filter: Type.Object({
    ...ofAward,
    state: Type.Optional(Type.Union(recoveryStates.map((state) => Type.Literal(state)))),
    how: Type.Optional(Type.String({ maxLength: 20 })),
    sort: Type.Optional(Type.Union(recoveryOrders.map((order) => Type.Literal(order)))),
  }),
  columns: [
    agreed.text('holder', '领取人', 'Payee', (one) => one.holderName),
    schemeColumn<RecoveryItem>(),
    ...placeColumns<Agreed>(),
    agreed.word('how', '退还方式', 'How', hows, (one) => one.how),
    agreed.day('agreed', '签字（决定）日期', 'Signed or ordered', (one) => one.agreedOn),
    agreed.text('from', '起始月份', 'From', (one) => one.fromMonth),
    agreed.count('instalments', '期数', 'Instalments', (one) => one.instalments),
    agreed.count('settled', '已了结期数', 'Settled', (one) => one.settled),
    agreed.money('over', '多发（元）', 'Too much (yuan)', (one) => one.overFen, { isSummed: true }),
    agreed.money('back', '已退（元）', 'Back (yuan)', (one) => one.backFen, { isSummed: true }),
    agreed.money('remitted', '核销（元）', 'Waived (yuan)', (one) => one.remittedFen, { isSummed: true }),
    agreed.money('left', '未退（元）', 'Open (yuan)', (one) => one.leftFen, { isSummed: true }),
    agreed.word('state', '进度', 'State', states, stateOf),
  ],
  async readPage({ reader, actor, language }, filter, page) {
    const read = await listRecoveries(reader, actor, filter, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});
