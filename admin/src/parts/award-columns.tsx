import type { ItemOf } from '../api/index.ts';
import { type Column, Mark, useTexts, yuanFromFen } from '../kit/index.ts';
import { awardTexts } from './award-texts.ts';
import { useSayMonth } from './months.ts';
import { useSchemeTitles } from './schemes.ts';

export type Award = ItemOf<'GET /api/v1/awards'>;

const tones = { running: 'ok', suspended: 'warn', stopped: 'plain' } as const;

export function AwardState({ state }: { state: string }) {
  const t = useTexts(awardTexts);
  return <Mark tone={tones[state as keyof typeof tones] ?? 'plain'}>{t.states[state] ?? state}</Mark>;
}

/** What a row of awards says: which scheme, how it stands, how much from when. */
export function useAwardColumns(): Readonly<Record<'scheme' | 'state' | 'amount' | 'since', Column<Award>>> {
  const t = useTexts(awardTexts);
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  return {
    scheme: { key: 'scheme', title: t.scheme, render: (award) => schemes.say(award.scheme) },
    state: { key: 'state', title: t.state, render: (award) => <AwardState state={award.state} /> },
    amount: {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: (award) => <span className="figures">{yuanFromFen(award.amountFen)}</span>,
    },
    since: { key: 'since', title: t.since, render: (award) => sayMonth(award.sinceMonth) },
  };
}
