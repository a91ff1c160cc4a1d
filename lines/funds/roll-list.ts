import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { defineList, placeColumns } from '../../platform/exports/index.ts';
import { getRun, type LineItem, listLines } from '../../platform/payments/index.ts';
import { openFundLaw } from './open-fund-law.ts';

const Uuid = Type.String({ format: 'uuid' });

const monthIn = (month: string, language: 'zh' | 'en'): string =>
  language === 'en' ? month : `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** The roll of a run as its page shows it, to be printed and signed. */
export const rollList = defineList({
  name: 'pay-roll',
  title: { zh: '资金发放花名册', en: 'Payment roll' },
  permission: 'payments.read',
  filter: Type.Object({
    runId: Uuid,
    townId: Type.Optional(Uuid),
    excluded: Type.Optional(Type.Boolean()),
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
    {
      name: 'no',
      title: { zh: '序号', en: 'No.' },
      kind: 'integer',
      width: 6,
      value: ({ no }: LineItem) => no,
    },
    {
      name: 'holder',
      title: { zh: '收款人', en: 'Payee' },
      kind: 'text',
      width: 12,
      value: ({ holderName }: LineItem) => holderName,
    },
    {
      name: 'account',
      title: { zh: '账号', en: 'Account' },
      kind: 'text',
      width: 10,
      value: ({ accountTail }: LineItem) => (accountTail === null ? null : `****${accountTail}`),
    },
    {
      name: 'bank',
      title: { zh: '开户行', en: 'Bank' },
      kind: 'text',
      width: 16,
      value: ({ bankName }: LineItem) => bankName,
    },
    ...placeColumns<LineItem>(),
    {
      name: 'period',
      title: { zh: '所属月份', en: 'Month' },
      kind: 'text',
      width: 10,
      value: ({ period }: LineItem) => period,
    },
    {
      name: 'amount',
      title: { zh: '金额', en: 'Amount' },
      kind: 'money',
      isSummed: true,
      value: ({ amountFen }: LineItem) => BigInt(amountFen),
    },
    {
      name: 'left-out',
      title: { zh: '是否剔除', en: 'Left out' },
      kind: 'text',
      width: 10,
      isExtra: true,
      value: ({ isExcluded }: LineItem, { language }) =>
        isExcluded ? (language === 'zh' ? '剔除' : 'left out') : null,
    },
  ],
  async readPage({ reader, actor }, { runId, townId, excluded }, page) {
    const found = await listLines(
      reader,
      actor,
      runId as Id,
      { townId: townId as Id | undefined, excluded },
      page,
    );
    return found.ok ? done(found.value) : found;
  },
});
