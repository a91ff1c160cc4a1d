import { type ItemOf, useList } from '../../api/index.ts';
import { type Column, ListPage, Mark, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { sayPlace, useAreaFilters } from './area-filters.ts';
import { visitTexts } from './texts.ts';

type Finding = ItemOf<'GET /api/v1/visits/findings'>;

/** Faults that are not closed. */
export function FindingList() {
  const t = useTexts(visitTexts);
  const { values, place, timing, query: area } = useAreaFilters();
  const state = (['open', 'rectified'] as const).find((one) => one === values.state);
  const query = {
    limit: 20,
    ...area,
    ...(state ? { state } : {}),
  };
  return (
    <ListPage<Finding>
      name="findings"
      label={t.findingTitle}
      title={t.findingTitle}
      intro={t.findingIntro}
      filters={[
        {
          name: 'state',
          label: t.phase,
          kind: 'choice',
          options: ['open', 'rectified'].map((value) => ({ value, label: t.faultStates[value] ?? value })),
          whenNone: t.all,
        },
        ...place,
        timing,
      ]}
      list={useList('GET /api/v1/visits/findings', { query })}
      columns={useColumns()}
      rowKey={(finding) => `${finding.visitId}/${finding.code}`}
      rowLink={(finding) => `/visits/${finding.visitId}`}
      empty={{ text: t.noFindings, next: t.noFindingsNext }}
    />
  );
}

function useColumns(): Column<Finding>[] {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  return [
    { key: 'say', title: t.finding, render: (finding) => finding.say },
    { key: 'name', title: t.name, render: (finding) => finding.name },
    {
      key: 'state',
      title: t.phase,
      render: (finding) => (
        <Mark tone={finding.state === 'open' ? 'warn' : 'blue'}>
          {t.faultStates[finding.state] ?? finding.state}
        </Mark>
      ),
    },
    {
      key: 'due',
      title: t.due,
      render: (finding) => (
        <>
          {sayDate(finding.dueOn, language)} {finding.isLate ? <Mark tone="seal">{t.late}</Mark> : null}
        </>
      ),
    },
    {
      key: 'place',
      title: t.place,
      render: sayPlace,
    },
    { key: 'checklist', title: t.checklist, render: (finding) => finding.checklistTitle },
    { key: 'foundOn', title: t.foundOn, render: (finding) => sayDate(finding.foundOn, language) },
  ];
}
