import { Type } from 'typebox';
import {
  type CaseListItem,
  type DueListItem,
  dueStates,
  listCases,
  listDue,
} from '../../platform/cases/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { openCaseLaw } from './open-case-law.ts';

const Uuid = Type.String({ format: 'uuid' });
const Matter = Type.String({ maxLength: 60 });
const PROVISIONAL = {
  zh: '暂按法定节假日推算，以国务院办公厅通知为准',
  en: 'For now by the holidays of the law; the State Council’s notice will decide',
} as const;
const places = { townId: Type.Optional(Uuid), villageId: Type.Optional(Uuid) };

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

const cases = columnsOf<CaseListItem>();
const due = columnsOf<DueListItem>();

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
    cases.text('caseNo', '办件号', 'Number', (one) => one.caseNo, { width: 16 }),
    cases.text('applicant', '申请人', 'Applicant', (one) => one.applicant),
    cases.text('matter', '事项', 'Matter', (one) => one.matterTitle, { width: 24 }),
    ...placeColumns<CaseListItem>(),
    cases.word('phase', '状态', 'State', phases, (one) => one.phase),
    cases.text('step', '当前步骤', 'Step', (one) => one.stepTitle, { width: 20 }),
    cases.day('appliedOn', '申请日期', 'Applied on', (one) => one.appliedOn),
    cases.day('acceptedOn', '受理日期', 'Accepted on', (one) => one.acceptedOn),
    cases.day('dueOn', '期限', 'Due on', (one) => one.dueOn),
    cases.text(
      'dueNote',
      '期限说明',
      'On the limit',
      (one, language) => (one.dueIsProvisional ? PROVISIONAL[language] : ''),
      { width: 24 },
    ),
    cases.day('decidedOn', '决定日期', 'Decided on', (one) => one.decidedOn),
    cases.text('result', '结果', 'Result', (one, language) =>
      one.isGranted === null ? null : results[one.isGranted ? 'yes' : 'no'][language],
    ),
    cases.money('amount', '金额（元）', 'Amount (yuan)', (one) => one.amountFen),
  ],
  async readPage({ reader, actor, language }, filter, page) {
    return listCases({ reader, actor, law: await openCaseLaw(), language }, filter, page);
  },
});

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
    due.text('name', '户主或者本人', 'Name', (one) => one.name),
    due.text('class', '类别', 'Class', (one) => one.class),
    ...placeColumns<DueListItem>(),
    due.day('lastOn', '上次决定或者纳入', 'Last decision or entry', (one) => one.lastOn),
    due.day('dueOn', '应核查（到期）日', 'Due on', (one) => one.dueOn),
    due.text('open', '已开出的办件', 'Open case', (one) => one.open?.caseNo ?? null, { width: 16 }),
  ],
  async readPage({ reader, actor, language, today }, { state, ...filter }, page) {
    const context = { reader, actor, law: await openCaseLaw(), language };
    return listDue(context, { ...filter, state: state ?? 'all' }, { ...page, today: today.toString() });
  },
});
