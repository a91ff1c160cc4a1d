import { Type } from 'typebox';
import { listOpeningLines, type OpeningLine } from '../../platform/awards/index.ts';
import { done, type Id } from '../../platform/base/index.ts';
import { defineList, placeColumns } from '../../platform/exports/index.ts';
import { openFundLaw, schemeColumn, type Titled } from '../funds/index.ts';
import { kindWords, settledWords } from './words.ts';

const Uuid = Type.String({ format: 'uuid' });
type Row = Titled<OpeningLine>;

/** Lines of a roster beside the law, as the page of an opening shows them. */
export const openingLinesList = defineList({
  name: 'award-openings',
  title: { zh: '花名册与政策比对', en: 'Roster beside the law' },
  permission: 'awards.read',
  filter: Type.Object({
    openingId: Uuid,
    kind: Type.Optional(Type.String({ maxLength: 30 })),
    isSettled: Type.Optional(Type.Boolean()),
    townId: Type.Optional(Uuid),
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
    sort: Type.Optional(
      Type.Union([Type.Literal('place'), Type.Literal('more-by-law'), Type.Literal('less-by-law')]),
    ),
  }),
  columns: [
    { name: 'holder', title: { zh: '姓名', en: 'Name' }, kind: 'text', value: (one: Row) => one.holderName },
    schemeColumn<OpeningLine>(),
    {
      name: 'kind',
      title: { zh: '差异', en: 'Difference' },
      kind: 'text',
      value: (one, { language }) => kindWords[one.kind]?.[language] ?? one.kind,
    },
    {
      name: 'class',
      title: { zh: '花名册类别', en: 'Class on the roster' },
      kind: 'text',
      value: (one) => String(one.told.class ?? ''),
    },
    {
      name: 'roster',
      title: { zh: '花名册（元/月）', en: 'Roster, yuan a month' },
      kind: 'money',
      value: (one) => (one.rosterFen === null ? null : BigInt(one.rosterFen)),
    },
    {
      name: 'law',
      title: { zh: '政策（元/月）', en: 'Law, yuan a month' },
      kind: 'money',
      value: (one) => (one.lawFen === null ? null : BigInt(one.lawFen)),
    },
    {
      name: 'difference',
      title: { zh: '政策减花名册（元/月）', en: 'Law less roster' },
      kind: 'money',
      value: (one) => BigInt(one.differenceFen),
    },
    {
      name: 'how',
      title: { zh: '处理', en: 'Settled' },
      kind: 'text',
      value: (one, { language }) =>
        one.settledHow === null ? '' : (settledWords[one.settledHow]?.[language] ?? one.settledHow),
    },
    { name: 'reason', title: { zh: '理由', en: 'Reason' }, kind: 'text', value: (one) => one.reason ?? '' },
    {
      name: 'by',
      title: { zh: '处理人', en: 'Settled by' },
      kind: 'text',
      value: (one) => one.settledByName ?? '',
    },
    ...placeColumns<Row>(),
  ],
  async readPage({ reader, actor, language }, { openingId, townId, ...rest }, page) {
    const { titleOf } = await openFundLaw();
    const filter = { ...rest, townId: townId as Id | undefined };
    const read = await listOpeningLines(reader, actor, openingId as Id, filter, page);
    if (!read.ok) return read;
    const items = read.value.items.map(
      (one): Row => ({ ...one, schemeTitle: titleOf(one.scheme, language) ?? '' }),
    );
    return done({ ...read.value, items });
  },
});
