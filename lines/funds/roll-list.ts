import { Type } from 'typebox';
import { done, type Id, type Language } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { getRun, type LineItem, lineOrders, listLines } from '../../platform/payments/index.ts';
import { openFundLaw } from './open-fund-law.ts';

const Uuid = Type.String({ format: 'uuid' });

const monthIn = (month: string, language: 'zh' | 'en'): string =>
  language === 'en' ? month : `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const column = columnsOf<LineItem>();

const payees: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  self: { zh: '本人', en: 'self' },
  head: { zh: '户主', en: 'head' },
  guardian: { zh: '监护人', en: 'guardian' },
  carer: { zh: '照料人', en: 'carer' },
  agent: { zh: '代领人', en: 'agent' },
  home: { zh: '供养机构', en: 'care home' },
};
const items = {
  regular: { zh: '当月', en: 'month' },
  care: { zh: '照料护理费', en: 'care' },
  back: { zh: '补发', en: 'back pay' },
  'care-back': { zh: '补发照料护理费', en: 'back pay, care' },
} as const;

/** A month’s own or back pay, and whether it is for care. */
function kindOfItem(item: string): keyof typeof items {
  if (item === 'regular' || item === 'care') return item;
  return item.startsWith('care') ? 'care-back' : 'back';
}

/** The account is that of whoever takes it, so the roll names them. */
function sayTaken({ payeeKind, payeeName }: LineItem, language: Language): string {
  const kind = payees[payeeKind]?.[language] ?? payeeKind;
  return payeeKind === 'self' || payeeName === null ? kind : `${kind} ${payeeName}`;
}

/** The roll of a run as its page shows it, to be printed and signed. */
export const rollList = defineList({
  name: 'pay-roll',
  title: { zh: '资金发放花名册', en: 'Payment roll' },
  permission: 'payments.read',
  filter: Type.Object({
    runId: Uuid,
    townId: Type.Optional(Uuid),
    excluded: Type.Optional(Type.Boolean()),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    from: Type.Optional(Type.Integer({ minimum: 1, maximum: 99_999_999 })),
    sort: Type.Optional(Type.Union(lineOrders.map((order) => Type.Literal(order)))),
  }),
  signatures: [
    { zh: '制表人', en: 'Prepared by' },
    { zh: '复核人', en: 'Checked by' },
    { zh: '分管负责人', en: 'Head of section' },
    { zh: '主要负责人', en: 'Director' },
  ],
  async subtitle({ reader, actor, language }, { runId }) {
    const found = await getRun(reader, actor, runId as Id);
    if (!found.ok) return '';
    const run = found.value;
    const { titleOf } = await openFundLaw();
    const last = Temporal.PlainYearMonth.from(run.firstMonth)
      .add({ months: run.months - 1 })
      .toString();
    const months = run.months === 1 ? [run.firstMonth] : [run.firstMonth, last];
    const said = months.map((month) => monthIn(month, language)).join(language === 'en' ? ' to ' : '至');
    return [titleOf(run.scheme, language) ?? run.scheme, said, run.runNo].join(' · ');
  },
  columns: [
    column.count('no', '序号', 'No.', ({ no }) => no, { width: 6 }),
    column.text('holder', '待遇对象', 'Whose award', ({ holderName }) => holderName, { width: 14 }),
    column.text('taken', '实际领取', 'Taken by', sayTaken, { width: 16 }),
    column.word('item', '类别', 'Kind', items, ({ item }) => kindOfItem(item), { width: 8 }),
    column.text(
      'account',
      '账号',
      'Account',
      ({ accountTail }) => (accountTail === null ? null : `****${accountTail}`),
      { width: 10 },
    ),
    column.text('bank', '开户行', 'Bank', ({ bankName }) => bankName, { width: 16 }),
    ...placeColumns<LineItem>(),
    column.text('period', '所属月份', 'Month', ({ period }) => period, { width: 10 }),
    column.money('amount', '金额', 'Amount', ({ amountFen }) => amountFen, { isSummed: true }),
    column.text(
      'left-out',
      '是否剔除',
      'Left out',
      ({ isExcluded }, language) => (isExcluded ? (language === 'zh' ? '剔除' : 'left out') : null),
      { width: 10, isExtra: true },
    ),
  ],
  async readPage({ reader, actor }, { runId, townId, ...filter }, page) {
    const found = await listLines(
      reader,
      actor,
      runId as Id,
      { ...filter, townId: townId as Id | undefined },
      page,
    );
    return found.ok ? done(found.value) : found;
  },
});
