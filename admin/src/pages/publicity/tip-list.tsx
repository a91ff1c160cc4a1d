import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  type FilterSpec,
  List,
  ListPage,
  Mark,
  Section,
  sayMoment,
  useFilters,
  useTexts,
} from '../../kit/index.ts';
import './publicity.css';
import { tipTexts } from './texts.ts';

type Tip = ItemOf<'GET /api/v1/public-tips'>;
const tones = { open: 'warn', assigned: 'blue', answered: 'ok', closed: 'plain' } as const;

export function TipState({ state }: { readonly state: string }) {
  const t = useTexts(tipTexts);
  return <Mark tone={tones[state as keyof typeof tones] ?? 'plain'}>{t.states[state] ?? state}</Mark>;
}

function useTipColumns(): Column<Tip>[] {
  const t = useTexts(tipTexts);
  return [
    {
      key: 'what',
      title: t.what,
      width: '38%',
      render: (tip) => <span className="told-short">{tip.text}</span>,
    },
    { key: 'kind', title: t.kind, render: (tip) => t.kinds[tip.kind] ?? tip.kind },
    { key: 'state', title: t.state, render: (tip) => <TipState state={tip.state} /> },
    {
      key: 'place',
      title: t.place,
      render: (tip) => [tip.townName ?? t.county, tip.villageName].filter(Boolean).join(' '),
    },
    { key: 'from', title: t.from, render: (tip) => (tip.isAnonymous ? t.anonymous : t.signed) },
    { key: 'received', title: t.received, render: (tip) => sayMoment(tip.receivedAt) },
    { key: 'holder', title: t.holder, render: (tip) => tip.holderName ?? '—' },
  ];
}

/** What the public told of one's area. */
export function TipList() {
  const t = useTexts(tipTexts);
  const { values } = useFilters();
  const choices = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  const filters: FilterSpec[] = [
    { name: 'state', label: t.state, kind: 'choice', options: choices(t.states) },
    { name: 'kind', label: t.kind, kind: 'choice', options: choices(t.kinds) },
  ];
  const query = {
    limit: 20,
    ...(values.state ? { state: values.state } : {}),
    ...(values.kind ? { kind: values.kind } : {}),
  };
  return (
    <ListPage<Tip>
      name="tips"
      label={t.list}
      title={t.title}
      intro={t.intro}
      filters={filters}
      list={useList('GET /api/v1/public-tips', { query: query as never })}
      columns={useTipColumns()}
      rowKey={(tip) => tip.id}
      rowLink={(tip) => `/tips/${tip.id}`}
      empty={{ text: t.nobody, next: t.nobodyNext }}
    />
  );
}

/** What was said against one list. */
export function TipsOfList({ listId }: { readonly listId: string }) {
  const t = useTexts(tipTexts);
  const list = useList('GET /api/v1/public-tips', { query: { limit: 20, listId } });
  return (
    <Section title={t.title}>
      <List<Tip>
        name="tips-of-list"
        label={t.list}
        list={list}
        columns={useTipColumns().filter(({ key }) => key !== 'place')}
        rowKey={(tip) => tip.id}
        rowLink={(tip) => `/tips/${tip.id}`}
        empty={{ text: t.nobody, next: t.nobodyNext }}
      />
    </Section>
  );
}
