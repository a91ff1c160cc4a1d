import { Type } from 'typebox';
import {
  type CaseListItem,
  type DueListItem,
  dueStates,
  listCases,
  listDue,
} from '../../platform/cases/index.ts';
import { dayOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { openCaseLaw } from './open-case-law.ts';

const Uuid = Type.String({ format: 'uuid' });
const Matter = Type.String({ maxLength: 60 });
const places = { townId: Type.Optional(Uuid), villageId: Type.Optional(Uuid) };

/** The list of cases as its page shows it. */
export const casesList = defineList({
  name: 'cases',
  title: { zh: '办件', en: 'Cases' },
  permission: 'cases.read',
  filter: Type.Object({
    matter: Type.Optional(Matter),
    phase: Type.Optional(Type.String({ maxLength: 20 })),
    ...places,
    personId: Type.Optional(Uuid),
    householdId: Type.Optional(Uuid),
    q: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  columns: [
    {
      name: 'caseNo',
      title: { zh: '办件号', en: 'Number' },
      kind: 'text',
      width: 16,
      value: (one: CaseListItem) => one.caseNo,
    },
    {
      name: 'applicant',
      title: { zh: '申请人', en: 'Applicant' },
      kind: 'text',
      value: (one) => one.applicant,
    },
    {
      name: 'matter',
      title: { zh: '事项', en: 'Matter' },
      kind: 'text',
      width: 24,
      value: (one) => one.matterTitle,
    },
    ...placeColumns<CaseListItem>(),
    {
      name: 'phase',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: (one, { language }) => phases[one.phase]?.[language] ?? one.phase,
    },
    {
      name: 'step',
      title: { zh: '当前步骤', en: 'Step' },
      kind: 'text',
      width: 20,
      value: (one) => one.stepTitle,
    },
    {
      name: 'appliedOn',
      title: { zh: '申请日期', en: 'Applied on' },
      kind: 'date',
      value: (one) => dayOf(one.appliedOn),
    },
    {
      name: 'acceptedOn',
      title: { zh: '受理日期', en: 'Accepted on' },
      kind: 'date',
      value: (one) => dayOf(one.acceptedOn),
    },
    { name: 'dueOn', title: { zh: '期限', en: 'Due on' }, kind: 'date', value: (one) => dayOf(one.dueOn) },
    {
      name: 'decidedOn',
      title: { zh: '决定日期', en: 'Decided on' },
      kind: 'date',
      value: (one) => dayOf(one.decidedOn),
    },
    {
      name: 'result',
      title: { zh: '结果', en: 'Result' },
      kind: 'text',
      value: (one, { language }) =>
        one.isGranted === null ? null : results[one.isGranted ? 'yes' : 'no'][language],
    },
    {
      name: 'amount',
      title: { zh: '金额（元）', en: 'Amount (yuan)' },
      kind: 'money',
      value: (one) => (one.amountFen === null ? null : BigInt(one.amountFen)),
    },
  ],
  async readPage({ reader, actor, language }, filter, page) {
    return listCases({ reader, actor, law: await openCaseLaw(), language }, filter, page);
  },
});

const results = { yes: { zh: '同意', en: 'granted' }, no: { zh: '不同意', en: 'refused' } } as const;
const phases: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  applied: { zh: '待受理', en: 'to be accepted' },
  supplementing: { zh: '待补充材料', en: 'papers lacking' },
  running: { zh: '办理中', en: 'going on' },
  paused: { zh: '中止计时', en: 'paused' },
  decided: { zh: '已决定', en: 'decided' },
  closed: { zh: '已办结', en: 'closed' },
  'not-accepted': { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  terminated: { zh: '已终止', en: 'terminated' },
};

/** Who is to be looked at again, and what runs out. */
export const dueList = defineList({
  name: 'cases-due',
  title: { zh: '定期核查与到期', en: 'Reviews and expiry' },
  permission: 'cases.read',
  filter: Type.Object({
    matter: Matter,
    state: Type.Optional(Type.Union(dueStates.map((one) => Type.Literal(one)))),
    ...places,
  }),
  columns: [
    {
      name: 'name',
      title: { zh: '户主或者本人', en: 'Name' },
      kind: 'text',
      value: (one: DueListItem) => one.name,
    },
    { name: 'class', title: { zh: '类别', en: 'Class' }, kind: 'text', value: (one) => one.class },
    ...placeColumns<DueListItem>(),
    {
      name: 'lastOn',
      title: { zh: '上次决定或者纳入', en: 'Last decision or entry' },
      kind: 'date',
      value: (one) => dayOf(one.lastOn),
    },
    {
      name: 'dueOn',
      title: { zh: '应核查（到期）日', en: 'Due on' },
      kind: 'date',
      value: (one) => dayOf(one.dueOn),
    },
    {
      name: 'open',
      title: { zh: '已开出的办件', en: 'Open case' },
      kind: 'text',
      width: 16,
      value: (one) => one.open?.caseNo ?? null,
    },
  ],
  async readPage({ reader, actor, language, today }, { state, ...filter }, page) {
    const context = { reader, actor, law: await openCaseLaw(), language };
    return listDue(context, { ...filter, state: state ?? 'all' }, { ...page, today: today.toString() });
  },
});
