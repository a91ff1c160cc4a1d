import './adjustments.css';
import { type ItemOf, useList } from '../../api/index.ts';
import { LinkButton, ListPage, Mark, sayMoment, useFilters, useMay, useTexts } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { adjustmentTexts } from './texts.ts';

type Adjustment = ItemOf<'GET /api/v1/adjustments'>;
const SORTS = ['recent', '-from', 'title'] as const;
const STATES = ['draft', 'reckoned', 'adopted', 'closed'];

/** Standards that were raised or are about to be, the latest first. */
export function AdjustmentList() {
  const t = useTexts(adjustmentTexts);
  const sayMonth = useSayMonth();
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const sort = SORTS.find((one) => one === values.sort);
  const query = {
    limit: 20,
    ...(values.text?.trim() ? { text: values.text.trim() } : {}),
    ...(values.state ? { state: values.state } : {}),
    ...(values.scheme ? { scheme: values.scheme } : {}),
    ...(sort ? { sort } : {}),
  };
  const add = useMay('awards.open') ? (
    <LinkButton to="/adjustments/new" isPrimary>
      {t.add}
    </LinkButton>
  ) : null;
  return (
    <ListPage<Adjustment>
      name="adjustments"
      label={t.title}
      title={t.title}
      intro={t.intro}
      actions={add}
      list={useList('GET /api/v1/adjustments', { query })}
      exportOf={{ list: 'adjustments', query }}
      sorts={[
        { value: 'recent', label: t.sorts.recent },
        { value: '-from', label: t.sorts.from },
        { value: 'title', label: t.sorts.title },
      ]}
      filters={[
        { name: 'text', label: t.find, kind: 'text' },
        { name: 'scheme', label: t.scheme, kind: 'choice', options: schemes.options },
        {
          name: 'state',
          label: t.state,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: t.states[value] ?? value })),
        },
      ]}
      columns={[
        { key: 'title', title: t.docTitle, render: ({ title, number }) => `${title} ${number}`.trim() },
        { key: 'from', title: t.from, render: ({ fromOn }) => sayMonth(fromOn.slice(0, 7)) },
        {
          key: 'figures',
          title: t.figures,
          render: ({ figures }) => (
            <ul className="adjustment-figures">
              {figures.map(({ code, cell, title, value, unit }) => (
                <li key={`${code} ${cell}`}>{`${title} ${value} ${unit}`}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'state',
          title: t.state,
          render: ({ state }) => (
            <Mark tone={state === 'adopted' || state === 'closed' ? 'ok' : 'blue'}>
              {t.states[state] ?? state}
            </Mark>
          ),
        },
        {
          key: 'by',
          title: t.madeBy,
          render: ({ madeByName, madeAt }) => `${madeByName} ${sayMoment(madeAt)}`,
        },
        { key: 'adopted', title: t.adoptedBy, render: ({ adoptedByName }) => adoptedByName ?? t.soft },
      ]}
      rowKey={({ id }) => id}
      rowLink={({ id }) => `/adjustments/${id}`}
      empty={{ text: t.empty, next: t.emptyNext, action: add }}
    />
  );
}
