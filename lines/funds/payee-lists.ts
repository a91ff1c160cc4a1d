import { Type } from 'typebox';
import { chinaDay, done } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import {
  type AgreementFilter,
  type AgreementItem,
  type HomeItem,
  listAgreements,
  listHomes,
  listWarnings,
  type WarningFilter,
  type WarningItem,
} from '../../platform/payments/index.ts';
import { giveTitles, schemeColumn, type Titled } from './scheme-titles.ts';

const Text = Type.String({ maxLength: 20 });
const Uuid = Type.String({ format: 'uuid' });
type Words = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

const kinds: Words = {
  guardian: { zh: '监护人', en: 'Guardian' },
  carer: { zh: '照料人', en: 'Carer' },
  agent: { zh: '代领人', en: 'Agent' },
  home: { zh: '供养机构', en: 'Care home' },
};
const states: Words = {
  open: { zh: '待确认', en: 'To be confirmed' },
  held: { zh: '生效', en: 'In force' },
  coming: { zh: '未到生效日', en: 'Not yet in force' },
  over: { zh: '已终止', en: 'Ended' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  refused: { zh: '已退回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
const warnings: Words = {
  'in-prison': { zh: '服刑在押', en: 'In prison' },
  'moved-out': { zh: '户口已迁出', en: 'Moved out of the county' },
};

const agreement = columnsOf<Titled<AgreementItem>>();
const home = columnsOf<HomeItem>();
const warning = columnsOf<WarningItem>();

/** Who takes the money of whose award, as its page shows it. */
export const agreementsList = defineList({
  name: 'pay-agreements',
  title: { zh: '代领协议台账', en: 'Agreements about payees' },
  permission: 'payments.read',
  filter: Type.Object({
    kind: Type.Optional(Text),
    state: Type.Optional(Text),
    personId: Type.Optional(Uuid),
    homeId: Type.Optional(Uuid),
  }),
  columns: [
    agreement.text('holder', '待遇对象', 'Whose award', (one) => one.holderName),
    schemeColumn<AgreementItem>(),
    agreement.word('kind', '代领身份', 'As', kinds, ({ kind }) => kind),
    agreement.text('payee', '代领人（机构）', 'Taken by', ({ payeeName }) => payeeName),
    agreement.text('paper', '协议', 'Paper', ({ paper }) => paper, { width: 30 }),
    agreement.day('from', '起始日', 'From', ({ fromOn }) => fromOn),
    agreement.day('to', '终止日', 'To', ({ overOn, toOn }) => overOn ?? toOn),
    agreement.word('state', '状态', 'State', states, ({ state }) => state),
    ...placeColumns<Titled<AgreementItem>>(),
    agreement.text('entered', '登记人', 'Entered by', ({ enteredByName }) => enteredByName),
    agreement.text('confirmed', '确认人', 'Confirmed by', ({ endedByName }) => endedByName),
  ],
  async readPage({ reader, actor, language, now }, filter, page) {
    const read = await listAgreements(reader, actor, chinaDay(now), filter as AgreementFilter, page);
    if (!read.ok) return read;
    return done({ ...read.value, items: await giveTitles(read.value.items, language) });
  },
});

/** Care homes with the account to which the money of their residents goes. */
export const homesList = defineList({
  name: 'pay-homes',
  title: { zh: '供养机构收款账户', en: 'Accounts of care homes' },
  permission: 'payments.read',
  filter: Type.Object({ state: Type.Optional(Text) }),
  columns: [
    home.text('name', '机构', 'Home', (one) => one.name, { width: 24 }),
    home.text('holder', '账户户名', 'Account holder', ({ holderName }) => holderName, { width: 24 }),
    home.text('bank', '开户行', 'Bank', ({ bankName }) => bankName),
    home.text('account', '账号', 'Account', ({ accountTail }) => `****${accountTail}`),
    home.count('residents', '代领人数', 'Awards taken', ({ residents }) => residents),
    home.word('state', '状态', 'State', states, ({ how }) => how ?? 'open'),
    home.text('entered', '登记人', 'Entered by', ({ enteredByName }) => enteredByName),
    home.text('confirmed', '确认人', 'Confirmed by', ({ endedByName }) => endedByName),
  ],
  async readPage({ reader, actor, now }, { state }) {
    const items = await listHomes(reader, actor, chinaDay(now), state as 'open' | undefined);
    return done({ items, next: null });
  },
});

/** What other offices told of people who are paid. */
export const warningsList = defineList({
  name: 'pay-warnings',
  title: { zh: '部门通报台账', en: 'Told by other offices' },
  permission: 'payments.read',
  filter: Type.Object({
    kind: Type.Optional(Text),
    isOver: Type.Optional(Type.Boolean()),
    personId: Type.Optional(Uuid),
  }),
  columns: [
    warning.text('person', '姓名', 'Name', (one) => one.personName),
    warning.word('kind', '情况', 'What', warnings, ({ kind }) => kind),
    warning.day('from', '起始日', 'From', ({ since }) => since),
    warning.text('source', '通报部门和文号', 'Told by', ({ source }) => source, { width: 30 }),
    ...placeColumns<WarningItem>(),
    warning.day('over', '解除日', 'Until', ({ overOn }) => overOn),
    warning.text('reason', '解除原因', 'Reason', ({ overReason }) => overReason, { width: 24 }),
    warning.text('told', '登记人', 'Written down by', ({ toldByName }) => toldByName),
  ],
  readPage: ({ reader, actor, now }, filter, page) =>
    listWarnings(reader, actor, chinaDay(now), filter as WarningFilter, page),
});
