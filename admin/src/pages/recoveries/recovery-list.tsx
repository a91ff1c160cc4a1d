import { type ItemOf, useList } from '../../api/index.ts';
import { List, Mark, PageHead, Tabs, useFilters, useTexts } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { money, placeOf, useAwardFilters } from './award-filters.tsx';
import { OverpaidList } from './overpaid-list.tsx';
import { SetOff } from './set-off-drawer.tsx';
import { recoveryTexts } from './texts.ts';

type Recovery = ItemOf<'GET /api/v1/recoveries'>;
const SORTS = ['recent', '-over', '-left', 'name'] as const;
const STATES = ['open', 'waiting', 'closed'] as const;
const HOWS = ['set-off', 'paid-in', 'ordered'] as const;

/** Who was paid too much, and how it comes back. */
export function RecoveryList() {
  const t = useTexts(recoveryTexts);
  return (
    <>
      <PageHead title={t.title} intro={t.intro} actions={<SetOff />} />
      <Tabs
        label={t.title}
        tabs={[
          { key: 'overpaid', title: t.overpaid, draw: () => <OverpaidList /> },
          { key: 'register', title: t.agreements, draw: () => <Register /> },
        ]}
      />
    </>
  );
}

/** What was agreed or ordered, and how much of it is back, waived and open. */
function Register() {
  const t = useTexts(recoveryTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const { specs, query: ofAward } = useAwardFilters();
  const state = STATES.find((one) => one === values.state);
  const how = HOWS.find((one) => one === values.how);
  const sort = SORTS.find((one) => one === values.sort);
  const query = {
    limit: 20,
    ...ofAward,
    ...(state ? { state } : {}),
    ...(how ? { how } : {}),
    ...(sort ? { sort } : {}),
  };
  return (
    <List<Recovery>
      name="recoveries"
      label={t.agreements}
      list={useList('GET /api/v1/recoveries', { query })}
      exportOf={{ list: 'recoveries', query }}
      sorts={[
        { value: 'recent', label: t.sorts.recent },
        { value: '-over', label: t.sorts.over },
        { value: '-left', label: t.sorts.left },
        { value: 'name', label: t.sorts.name },
      ]}
      filters={[
        ...specs,
        {
          name: 'state',
          label: t.filterState,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: t[value] })),
        },
        {
          name: 'how',
          label: t.how,
          kind: 'choice',
          options: HOWS.map((value) => ({ value, label: t.hows[value] ?? value })),
        },
      ]}
      columns={[
        {
          key: 'holder',
          title: t.holder,
          width: 96,
          onCard: 'title',
          render: ({ holderName }) => holderName,
        },
        { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme) },
        { key: 'place', title: t.place, render: (one) => placeOf(one) || t.soft },
        { key: 'how', title: t.how, render: (one) => t.hows[one.how] ?? one.how },
        { key: 'from', title: t.fromMonth, render: ({ fromMonth }) => sayMonth(fromMonth), isExtra: true },
        { key: 'over', title: t.over, align: 'right', render: ({ overFen }) => money(overFen) },
        { key: 'back', title: t.back, align: 'right', render: ({ backFen }) => money(backFen) },
        {
          key: 'remitted',
          title: t.remitted,
          align: 'right',
          render: ({ remittedFen }) => money(remittedFen),
        },
        { key: 'left', title: t.left, align: 'right', render: ({ leftFen }) => money(leftFen) },
        { key: 'state', title: t.state, render: (one) => <State recovery={one} /> },
      ]}
      rowKey={({ id }) => id}
      rowLink={({ id }) => `/recoveries/${id}`}
      empty={{ text: t.agreementsEmpty, next: t.agreementsNext }}
    />
  );
}

/** How far it has come back, and whether somebody is waited for. */
function State({ recovery: { isWaiting, leftFen, settled, instalments } }: { recovery: Recovery }) {
  const t = useTexts(recoveryTexts);
  const state = isWaiting ? 'waiting' : leftFen > 0 ? 'open' : 'closed';
  return (
    <>
      <Mark tone={{ waiting: 'warn', open: 'blue', closed: 'ok' }[state] as 'warn' | 'blue' | 'ok'}>
        {t[state]}
      </Mark>{' '}
      {t.settled(settled, instalments)}
    </>
  );
}
