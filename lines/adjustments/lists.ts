import { Type } from 'typebox';
import {
  type AdjustmentItem,
  type AdjustmentLine,
  adjustmentLineOrders,
  adjustmentOrders,
  listAdjustmentLines,
  listAdjustments,
} from '../../platform/adjustments/index.ts';
import { done, type Id } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { giveTitles, openFundLaw, schemeColumn, type Titled } from '../funds/index.ts';
import { openAdjustmentLaw } from './adjustment-law.ts';

const Uuid = Type.String({ format: 'uuid' });
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
    adjustmentId: Uuid,
    kind: Type.Optional(Type.String({ maxLength: 20 })),
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
    townId: Type.Optional(Uuid),
    villageId: Type.Optional(Uuid),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    sort: Type.Optional(Type.Union(adjustmentLineOrders.map((order) => Type.Literal(order)))),
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
  async readPage({ reader, actor, language }, { adjustmentId, townId, villageId, ...rest }, page) {
    const filter = { ...rest, townId: townId as Id | undefined, villageId: villageId as Id | undefined };
    const read = await listAdjustmentLines(reader, actor, adjustmentId as Id, filter, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});

const states: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '草稿', en: 'Draft' },
  reckoned: { zh: '已测算', en: 'Reckoned' },
  adopted: { zh: '已执行', en: 'Adopted' },
  closed: { zh: '已公布', en: 'Posted' },
};
type Standard = AdjustmentItem & { readonly schemeTitles: string };
const of = columnsOf<Standard>();

/** Standards that were raised or are about to be, as their page shows them. */
export const adjustmentsList = defineList({
  name: 'adjustments',
  title: { zh: '标准调整', en: 'Standard adjustments' },
  permission: 'awards.read',
  filter: Type.Object({
    state: Type.Optional(Type.String({ maxLength: 20 })),
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    sort: Type.Optional(Type.Union(adjustmentOrders.map((order) => Type.Literal(order)))),
  }),
  columns: [
    of.text('title', '文件', 'Document', (one) => one.title, { width: 30 }),
    of.text('number', '文号', 'Number', (one) => one.number, { width: 18 }),
    of.text('issuer', '发文机关', 'Issuer', (one) => one.issuer, { width: 18 }),
    of.day('published', '发文日期', 'Published', (one) => one.publishedOn),
    of.day('from', '执行日期', 'In force from', (one) => one.fromOn),
    of.text('schemes', '项目', 'Schemes', (one) => one.schemeTitles, { width: 24 }),
    of.text(
      'figures',
      '标准',
      'Figures',
      (one, language) =>
        one.figures
          .map(({ title, value, unit }) => `${title} ${value} ${unit}`)
          .join({ zh: '；', en: '; ' }[language]),
      { width: 40 },
    ),
    of.word('state', '进度', 'State', states, (one) => one.state),
    of.text('by', '起草人', 'Drafted by', (one) => one.madeByName, { width: 10 }),
    of.text('adopted', '确认人', 'Adopted by', (one) => one.adoptedByName, { width: 10 }),
  ],
  async readPage({ reader, actor, language }, filter, page) {
    const law = await openAdjustmentLaw();
    const read = await listAdjustments({ reader, actor, law, language }, filter, page);
    if (!read.ok) return read;
    const { titleOf } = await openFundLaw();
    const sayAll = (schemes: readonly string[]) =>
      schemes.map((scheme) => titleOf(scheme, language) ?? scheme).join({ zh: '、', en: ', ' }[language]);
    const items = read.value.items.map((one) => ({ ...one, schemeTitles: sayAll(one.schemes) }));
    return done({ ...read.value, items });
  },
});
