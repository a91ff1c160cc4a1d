import type { ItemOf } from '../../api/index.ts';
import { Mark, useTexts } from '../../kit/index.ts';
import { systemTexts } from './texts.ts';

export type System = ItemOf<'GET /api/v1/systems'>;
export type Key = System['keys'][number];

const tones = { open: 'ok', 'no-key': 'plain', stopped: 'seal' } as const;

export function SystemState({ system }: { system: System }) {
  const t = useTexts(systemTexts);
  const shown =
    system.stoppedAt !== null ? 'stopped' : system.keys.some(({ isGood }) => isGood) ? 'open' : 'no-key';
  return <Mark tone={tones[shown]}>{t.states[shown]}</Mark>;
}

/** When any of its keys was used last. */
export const lastUse = ({ keys }: System): string | null =>
  keys
    .flatMap(({ usedAt }) => usedAt ?? [])
    .toSorted()
    .at(-1) ?? null;
