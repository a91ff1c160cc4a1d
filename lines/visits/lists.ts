import { Type } from 'typebox';
import { dayOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { listVisits, type VisitItem } from '../../platform/visits/index.ts';
import { openVisitLaw } from './open-visit-law.ts';

const Uuid = Type.String({ format: 'uuid' });

const phases: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  planned: { zh: '待走访', en: 'planned' },
  attempted: { zh: '未见到人', en: 'nobody there' },
  conflict: { zh: '两份不一致', en: 'told in two ways' },
  rectifying: { zh: '整改中', en: 'being put right' },
  done: { zh: '已完成', en: 'done' },
  cancelled: { zh: '已取消', en: 'called off' },
};

/** Visits as their page shows them. */
export const visitsList = defineList({
  name: 'visits',
  title: { zh: '走访', en: 'Visits' },
  permission: 'visits.read',
  filter: Type.Object({
    planId: Type.Optional(Uuid),
    phase: Type.Optional(Type.String({ maxLength: 20 })),
    townId: Type.Optional(Uuid),
    villageId: Type.Optional(Uuid),
    subjectId: Type.Optional(Uuid),
    caseId: Type.Optional(Uuid),
    late: Type.Optional(Type.Boolean()),
  }),
  columns: [
    {
      name: 'name',
      title: { zh: '走访对象', en: 'Whom' },
      kind: 'text',
      value: (one: VisitItem) => one.name,
    },
    {
      name: 'phase',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: (one, { language }) => phases[one.phase]?.[language] ?? one.phase,
    },
    ...placeColumns<VisitItem>(),
    {
      name: 'address',
      title: { zh: '地址', en: 'Address' },
      kind: 'text',
      width: 30,
      value: (one) => one.address,
    },
    {
      name: 'checklist',
      title: { zh: '检查清单', en: 'Checklist' },
      kind: 'text',
      width: 24,
      value: (one) => one.checklistTitle,
    },
    {
      name: 'plan',
      title: { zh: '计划或者办件', en: 'Plan or case' },
      kind: 'text',
      width: 30,
      value: (one) => one.planTitle,
    },
    {
      name: 'team',
      title: { zh: '走访人员', en: 'Who goes' },
      kind: 'text',
      width: 24,
      value: (one) => one.team.map(({ name }) => name).join('、'),
    },
    { name: 'dueOn', title: { zh: '期限', en: 'Due on' }, kind: 'date', value: (one) => dayOf(one.dueOn) },
    {
      name: 'visitedOn',
      title: { zh: '走访日期', en: 'Visited on' },
      kind: 'date',
      value: (one) => dayOf(one.visitedOn),
    },
    {
      name: 'findings',
      title: { zh: '问题数', en: 'Faults' },
      kind: 'integer',
      value: (one) => BigInt(one.findings),
    },
    {
      name: 'open',
      title: { zh: '未销号', en: 'Faults open' },
      kind: 'integer',
      value: (one) => BigInt(one.findingsOpen),
    },
  ],
  async readPage({ reader, actor, language, today }, filter, page) {
    const context = { reader, actor, law: await openVisitLaw(), language, today: today.toString() };
    return listVisits(context, filter, page);
  },
});
