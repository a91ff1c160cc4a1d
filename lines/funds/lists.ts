import { Type } from 'typebox';
import { type AwardItem, awardOrders, listAwards } from '../../platform/awards/index.ts';
import { done, type Id } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { giveTitles, schemeColumn, type Titled } from './scheme-titles.ts';

const Uuid = Type.String({ format: 'uuid' });
type Row = Titled<AwardItem>;

const states: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  running: { zh: '发放中', en: 'Running' },
  suspended: { zh: '暂停', en: 'Suspended' },
  stopped: { zh: '停发', en: 'Stopped' },
};

const column = columnsOf<Row>();

/** Awards as their page shows them. */
export const awardsList = defineList({
  name: 'awards',
  title: { zh: '待遇', en: 'Awards' },
  permission: 'awards.read',
  filter: Type.Object({
    scheme: Type.Optional(Type.String({ maxLength: 60 })),
    state: Type.Optional(Type.String({ maxLength: 20 })),
    townId: Type.Optional(Uuid),
    villageId: Type.Optional(Uuid),
    householdId: Type.Optional(Uuid),
    personId: Type.Optional(Uuid),
    name: Type.Optional(Type.String({ maxLength: 50 })),
    sort: Type.Optional(Type.Union(awardOrders.map((order) => Type.Literal(order)))),
  }),
  columns: [
    column.text('holder', '领取人', 'Payee', (one) => one.holderName),
    schemeColumn<AwardItem>(),
    column.word('state', '状态', 'State', states, (one) => one.state),
    column.money('amount', '月标准（元）', 'Yuan a month', (one) => one.amountFen, { isSummed: true }),
    column.text('since', '起始月份', 'Since', (one) => one.sinceMonth),
    ...placeColumns<Row>(),
  ],
  async readPage({ reader, actor, language }, { townId, villageId, householdId, personId, ...rest }, page) {
    const places = { townId: townId as Id | undefined, villageId: villageId as Id | undefined };
    const whose = { householdId: householdId as Id | undefined, personId: personId as Id | undefined };
    const read = await listAwards(reader, actor, { ...rest, ...places, ...whose }, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});
