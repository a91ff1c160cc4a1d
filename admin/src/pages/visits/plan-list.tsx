import { type ItemOf, useList } from '../../api/index.ts';
import { LinkButton, ListPage, Mark, sayDate, useLanguage, useMay, useTexts } from '../../kit/index.ts';
import { planTexts } from './plan-texts.ts';

type Plan = ItemOf<'GET /api/v1/visits/plans'>;
const tones = { made: 'warn', listed: 'blue', drawn: 'ok' } as const;

export function PlanList() {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const mayPlan = useMay('visits.plan');
  return (
    <ListPage<Plan>
      name="visit-plans"
      label={t.list}
      title={t.title}
      intro={t.intro}
      actions={mayPlan ? <LinkButton to="/visits/plans/new">{t.add}</LinkButton> : null}
      list={useList('GET /api/v1/visits/plans', { query: { limit: 20 } })}
      columns={[
        { key: 'title', title: t.name, render: (plan) => plan.title },
        {
          key: 'stage',
          title: t.stage,
          render: (plan) => <Mark tone={tones[plan.stage]}>{t.stages[plan.stage]}</Mark>,
        },
        { key: 'checklist', title: t.checklist, render: (plan) => plan.checklistTitle },
        { key: 'area', title: t.area, render: (plan) => plan.townName ?? t.wholeCounty },
        {
          key: 'days',
          title: t.days,
          render: (plan) => `${sayDate(plan.fromOn, language)} – ${sayDate(plan.toOn, language)}`,
        },
        {
          key: 'covered',
          title: t.covered,
          render: (plan) =>
            plan.stage === 'drawn' ? (
              <span className="figures">{t.coveredOf(plan.visited, plan.drawn - plan.cancelled)}</span>
            ) : (
              '—'
            ),
        },
        { key: 'by', title: t.by, render: (plan) => plan.createdByName },
      ]}
      rowKey={(plan) => plan.id}
      rowLink={(plan) => `/visits/plans/${plan.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}
