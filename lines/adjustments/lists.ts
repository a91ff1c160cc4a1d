import { Type } from 'typebox';
import { type AdjustmentLine, listAdjustmentLines } from '../../platform/adjustments/index.ts';
import { done, type Id } from '../../platform/base/index.ts';
import { defineList, placeColumns } from '../../platform/exports/index.ts';
import { giveTitles, schemeColumn, type Titled } from '../funds/index.ts';

type Row = Titled<AdjustmentLine>;

const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  raise: { zh: '提高', en: 'Raised' },
  same: { zh: '不变', en: 'The same' },
  cut: { zh: '减少（须办件）', en: 'Less (by a case)' },
  unknown: { zh: '须人工核定', en: 'By hand' },
};

/** What an adjustment does to each award, as its page shows it. */
export const adjustmentLinesList = defineList({
  name: 'adjustment-lines',
  title: { zh: '调标对象', en: 'Awards of an adjustment' },
  permission: 'awards.read',
  filter: Type.Object({
    adjustmentId: Type.String({ format: 'uuid' }),
    kind: Type.Optional(Type.String({ maxLength: 20 })),
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  columns: [
    {
      name: 'holder',
      title: { zh: '领取人', en: 'Payee' },
      kind: 'text',
      value: (one: Row) => one.holderName,
    },
    schemeColumn<AdjustmentLine>(),
    {
      name: 'kind',
      title: { zh: '变动', en: 'Change' },
      kind: 'text',
      value: (one, { language }) => kinds[one.kind]?.[language] ?? one.kind,
    },
    { name: 'persons', title: { zh: '人数', en: 'Persons' }, kind: 'integer', value: (one) => one.persons },
    {
      name: 'before',
      title: { zh: '原标准（元/月）', en: 'Before, yuan a month' },
      kind: 'money',
      value: (one) => BigInt(one.beforeFen),
    },
    {
      name: 'difference',
      title: { zh: '增加（元/月）', en: 'More, yuan a month' },
      kind: 'money',
      value: (one) => BigInt(one.differenceFen),
    },
    { name: 'from', title: { zh: '起始月份', en: 'From' }, kind: 'text', value: (one) => one.fromMonth },
    {
      name: 'back',
      title: { zh: '补发月数', en: 'Months back' },
      kind: 'integer',
      value: (one) => one.backMonths,
    },
    ...placeColumns<Row>(),
  ],
  async readPage({ reader, actor, language }, { adjustmentId, ...rest }, page) {
    const read = await listAdjustmentLines(reader, actor, adjustmentId as Id, rest, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});
