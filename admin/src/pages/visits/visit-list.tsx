import { type ItemOf, useList } from '../../api/index.ts';
import { type Column, ListPage, Mark, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { sayPlace, useAreaFilters } from './area-filters.ts';
import { PhaseMark } from './phase-mark.tsx';
import { visitTexts } from './texts.ts';

type Visit = ItemOf<'GET /api/v1/visits'>;

const phases = ['planned', 'attempted', 'conflict', 'rectifying', 'done', 'cancelled'] as const;

/** Visits of one’s area. */
export function VisitList() {
  const t = useTexts(visitTexts);
  const { values, place, timing, query: area } = useAreaFilters();
  const phase = phases.find((one) => one === values.phase);
  const query = {
    limit: 20,
    ...(values.plan ? { planId: values.plan } : {}),
    ...area,
    ...(phase ? { phase } : {}),
  };
  return (
    <ListPage<Visit>
      name="visits"
      label={t.list}
      title={t.title}
      intro={t.intro}
      filters={[
        {
          name: 'phase',
          label: t.phase,
          kind: 'choice',
          options: Object.entries(t.phases).map(([value, label]) => ({ value, label })),
          whenNone: t.all,
        },
        ...place,
        timing,
      ]}
      exportOf={{ list: 'visits', query }}
      list={useList('GET /api/v1/visits', { query })}
      columns={useColumns()}
      rowKey={(visit) => visit.id}
      rowLink={(visit) => `/visits/${visit.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}

function useColumns(): Column<Visit>[] {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  return [
    { key: 'name', title: t.name, render: (visit) => visit.name },
    { key: 'phase', title: t.phase, render: (visit) => <PhaseMark phase={visit.phase} /> },
    {
      key: 'place',
      title: t.place,
      render: sayPlace,
    },
    { key: 'checklist', title: t.checklist, render: (visit) => visit.checklistTitle },
    { key: 'due', title: t.due, render: (visit) => sayDate(visit.dueOn, language) },
    {
      key: 'team',
      title: t.team,
      render: (visit) =>
        visit.team.length === 0 ? (
          <Mark tone="warn">{t.nobody}</Mark>
        ) : (
          visit.team.map(({ name }) => name).join(' ')
        ),
    },
    {
      key: 'visitedOn',
      title: t.visitedOn,
      render: (visit) => (visit.visitedOn ? sayDate(visit.visitedOn, language) : '—'),
    },
    {
      key: 'findings',
      title: t.findings,
      render: (visit) => t.findingsOf(visit.findings, visit.findingsOpen),
    },
  ];
}
