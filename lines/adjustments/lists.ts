import { Type } from 'typebox';
import { type AdjustmentLine, listAdjustmentLines } from '../../platform/adjustments/index.ts';
import { done, type Id } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { giveTitles, schemeColumn, type Titled } from '../funds/index.ts';

type Row = Titled<AdjustmentLine>;

const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  raise: { zh: '提高', en: 'Raised' },
  same: { zh: '不变', en: 'The same' },
  cut: { zh: '减少（须办件）', en: 'Less (by a case)' },
  unknown: { zh: '须人工核定', en: 'By hand' },
};

const column = columnsOf<Row>();

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
    column.text('holder', '领取人', 'Payee', (one) => one.holderName),
    schemeColumn<AdjustmentLine>(),
    column.word('kind', '变动', 'Change', kinds, (one) => one.kind),
    column.count('persons', '人数', 'Persons', (one) => one.persons),
    column.money('before', '原标准（元/月）', 'Before, yuan a month', (one) => one.beforeFen),
    column.money('difference', '增加（元/月）', 'More, yuan a month', (one) => one.differenceFen),
    column.text('from', '起始月份', 'From', (one) => one.fromMonth),
    column.count('back', '补发月数', 'Months back', (one) => one.backMonths),
    ...placeColumns<Row>(),
  ],
  async readPage({ reader, actor, language }, { adjustmentId, ...rest }, page) {
    const read = await listAdjustmentLines(reader, actor, adjustmentId as Id, rest, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});
