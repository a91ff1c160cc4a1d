import { Type } from 'typebox';
import { listOpeningLines, type OpeningLine } from '../../platform/awards/index.ts';
import { done, type Id } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { giveTitles, schemeColumn, type Titled } from '../funds/index.ts';
import { kindWords, settledWords } from './words.ts';

const Uuid = Type.String({ format: 'uuid' });
type Row = Titled<OpeningLine>;
const column = columnsOf<Row>();

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
    column.text('holder', '姓名', 'Name', (one) => one.holderName),
    schemeColumn<OpeningLine>(),
    column.word('kind', '差异', 'Difference', kindWords, (one) => one.kind),
    column.text('class', '花名册类别', 'Class on the roster', (one) => String(one.told.class ?? '')),
    column.money('roster', '花名册（元/月）', 'Roster, yuan a month', (one) => one.rosterFen),
    column.money('law', '政策（元/月）', 'Law, yuan a month', (one) => one.lawFen),
    column.money('difference', '政策减花名册（元/月）', 'Law less roster', (one) => one.differenceFen),
    column.text('how', '处理', 'Settled', (one, language) =>
      one.settledHow === null ? '' : (settledWords[one.settledHow]?.[language] ?? one.settledHow),
    ),
    column.text('reason', '理由', 'Reason', (one) => one.reason ?? ''),
    column.text('by', '处理人', 'Settled by', (one) => one.settledByName ?? ''),
    ...placeColumns<Row>(),
  ],
  async readPage({ reader, actor, language }, { openingId, townId, ...rest }, page) {
    const filter = { ...rest, townId: townId as Id | undefined };
    const read = await listOpeningLines(reader, actor, openingId as Id, filter, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});
