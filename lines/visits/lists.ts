import { Type } from 'typebox';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
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

const column = columnsOf<VisitItem>();

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
    column.text('name', '走访对象', 'Whom', (one) => one.name),
    column.word('phase', '状态', 'State', phases, (one) => one.phase),
    ...placeColumns<VisitItem>(),
    column.text('address', '地址', 'Address', (one) => one.address, { width: 30 }),
    column.text('checklist', '检查清单', 'Checklist', (one) => one.checklistTitle, { width: 24 }),
    column.text('plan', '计划或者办件', 'Plan or case', (one) => one.planTitle, { width: 30 }),
    column.text('team', '走访人员', 'Who goes', (one) => one.team.map(({ name }) => name).join('、'), {
      width: 24,
    }),
    column.day('dueOn', '期限', 'Due on', (one) => one.dueOn),
    column.day('visitedOn', '走访日期', 'Visited on', (one) => one.visitedOn),
    column.count('findings', '问题数', 'Faults', (one) => one.findings),
    column.count('open', '未销号', 'Faults open', (one) => one.findingsOpen),
  ],
  async readPage({ reader, actor, language, today }, filter, page) {
    const context = { reader, actor, law: await openVisitLaw(), language, today: today.toString() };
    return listVisits(context, filter, page);
  },
});
