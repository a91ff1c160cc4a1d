import { Type } from 'typebox';
import { chinaDay, done } from '../../platform/base/index.ts';
import { defineList, placeColumns } from '../../platform/exports/index.ts';
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

const from = { name: 'from', title: { zh: '起始日', en: 'From' }, kind: 'date' } as const;
const dayOf = (said: string | null) => (said === null ? null : Temporal.PlainDate.from(said));

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
    {
      name: 'holder',
      title: { zh: '待遇对象', en: 'Whose award' },
      kind: 'text',
      value: (one: Titled<AgreementItem>) => one.holderName,
    },
    schemeColumn<AgreementItem>(),
    {
      name: 'kind',
      title: { zh: '代领身份', en: 'As' },
      kind: 'text',
      value: ({ kind }, { language }) => kinds[kind]?.[language] ?? kind,
    },
    {
      name: 'payee',
      title: { zh: '代领人（机构）', en: 'Taken by' },
      kind: 'text',
      value: ({ payeeName }) => payeeName,
    },
    {
      name: 'paper',
      title: { zh: '协议', en: 'Paper' },
      kind: 'text',
      width: 30,
      value: ({ paper }) => paper,
    },
    { ...from, value: ({ fromOn }) => dayOf(fromOn) },
    {
      name: 'to',
      title: { zh: '终止日', en: 'To' },
      kind: 'date',
      value: ({ overOn, toOn }) => dayOf(overOn ?? toOn),
    },
    {
      name: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: ({ state }, { language }) => states[state]?.[language] ?? state,
    },
    ...placeColumns<Titled<AgreementItem>>(),
    {
      name: 'entered',
      title: { zh: '登记人', en: 'Entered by' },
      kind: 'text',
      value: ({ enteredByName }) => enteredByName,
    },
    {
      name: 'confirmed',
      title: { zh: '确认人', en: 'Confirmed by' },
      kind: 'text',
      value: ({ endedByName }) => endedByName,
    },
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
    {
      name: 'name',
      title: { zh: '机构', en: 'Home' },
      kind: 'text',
      width: 24,
      value: (one: HomeItem) => one.name,
    },
    {
      name: 'holder',
      title: { zh: '账户户名', en: 'Account holder' },
      kind: 'text',
      width: 24,
      value: ({ holderName }: HomeItem) => holderName,
    },
    {
      name: 'bank',
      title: { zh: '开户行', en: 'Bank' },
      kind: 'text',
      value: ({ bankName }: HomeItem) => bankName,
    },
    {
      name: 'account',
      title: { zh: '账号', en: 'Account' },
      kind: 'text',
      value: ({ accountTail }: HomeItem) => `****${accountTail}`,
    },
    {
      name: 'residents',
      title: { zh: '代领人数', en: 'Awards taken' },
      kind: 'integer',
      value: ({ residents }: HomeItem) => residents,
    },
    {
      name: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: ({ how }: HomeItem, { language }) => states[how ?? 'open']?.[language] ?? how,
    },
    {
      name: 'entered',
      title: { zh: '登记人', en: 'Entered by' },
      kind: 'text',
      value: ({ enteredByName }: HomeItem) => enteredByName,
    },
    {
      name: 'confirmed',
      title: { zh: '确认人', en: 'Confirmed by' },
      kind: 'text',
      value: ({ endedByName }: HomeItem) => endedByName,
    },
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
    {
      name: 'person',
      title: { zh: '姓名', en: 'Name' },
      kind: 'text',
      value: (one: WarningItem) => one.personName,
    },
    {
      name: 'kind',
      title: { zh: '情况', en: 'What' },
      kind: 'text',
      value: ({ kind }: WarningItem, { language }) => warnings[kind]?.[language] ?? kind,
    },
    { ...from, value: ({ since }: WarningItem) => dayOf(since) },
    {
      name: 'source',
      title: { zh: '通报部门和文号', en: 'Told by' },
      kind: 'text',
      width: 30,
      value: ({ source }: WarningItem) => source,
    },
    ...placeColumns<WarningItem>(),
    {
      name: 'over',
      title: { zh: '解除日', en: 'Until' },
      kind: 'date',
      value: ({ overOn }: WarningItem) => dayOf(overOn),
    },
    {
      name: 'reason',
      title: { zh: '解除原因', en: 'Reason' },
      kind: 'text',
      width: 24,
      value: ({ overReason }: WarningItem) => overReason,
    },
    {
      name: 'told',
      title: { zh: '登记人', en: 'Written down by' },
      kind: 'text',
      value: ({ toldByName }: WarningItem) => toldByName,
    },
  ],
  readPage: ({ reader, actor, now }, filter, page) =>
    listWarnings(reader, actor, chinaDay(now), filter as WarningFilter, page),
});
