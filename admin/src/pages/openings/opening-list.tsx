import { type ItemOf, useList } from '../../api/index.ts';
import {
  LinkButton,
  ListPage,
  Mark,
  sayCount,
  sayMoment,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useRosters } from '../../parts/rosters.ts';
import { openingTexts } from './texts.ts';

type Opening = ItemOf<'GET /api/v1/awards/openings'>;

const tones = { settling: 'blue', opened: 'ok', dropped: 'plain' } as const;

/** Rosters that were put beside the law, the latest first. */
export function OpeningList() {
  const t = useTexts(openingTexts);
  const rosters = useRosters();
  const sayMonth = useSayMonth();
  const mayOpen = useMay('awards.open');
  const add = mayOpen ? (
    <LinkButton to="/awards/openings/new" isPrimary>
      {t.add}
    </LinkButton>
  ) : null;
  return (
    <ListPage<Opening>
      name="openings"
      label={t.title}
      title={t.title}
      intro={t.intro}
      actions={add}
      list={useList('GET /api/v1/awards/openings', { query: { limit: 20 } })}
      columns={[
        { key: 'roster', title: t.roster, render: ({ roster }) => rosters.say(roster) },
        { key: 'month', title: t.firstMonth, render: ({ firstMonth }) => sayMonth(firstMonth) },
        {
          key: 'state',
          title: t.state,
          render: ({ state }) => (
            <Mark tone={tones[state as keyof typeof tones] ?? 'plain'}>{t.states[state] ?? state}</Mark>
          ),
        },
        { key: 'lines', title: t.lines, align: 'right', render: ({ lines }) => sayCount(lines) },
        {
          key: 'awards',
          title: t.awards,
          align: 'right',
          render: ({ state, awards }) => (state === 'opened' ? sayCount(awards) : t.soft),
        },
        {
          key: 'fen',
          title: t.monthly,
          align: 'right',
          render: ({ state, amountFen }) => (state === 'opened' ? yuanFromFen(amountFen) : t.soft),
        },
        {
          key: 'by',
          title: t.madeBy,
          render: ({ madeByName, madeAt }) => `${madeByName} ${sayMoment(madeAt)}`,
        },
        { key: 'ended', title: t.endedBy, render: ({ endedByName }) => endedByName ?? t.soft },
      ]}
      rowKey={({ id }) => id}
      rowLink={({ id }) => `/awards/openings/${id}`}
      empty={{ text: t.empty, next: t.emptyNext, action: add }}
    />
  );
}
