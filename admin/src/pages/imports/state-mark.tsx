import { Mark, useTexts } from '../../kit/index.ts';
import { importTexts } from './texts.ts';

const tones: Readonly<Record<string, 'blue' | 'ok' | 'warn' | 'seal' | 'plain'>> = {
  reading: 'blue',
  unreadable: 'seal',
  recognised: 'warn',
  running: 'blue',
  stopping: 'blue',
  stopped: 'warn',
  finished: 'ok',
  failed: 'seal',
  discarded: 'plain',
};

export function StateMark({ state }: { state: string }) {
  const t = useTexts(importTexts);
  return <Mark tone={tones[state] ?? 'plain'}>{t.states[state]}</Mark>;
}

const verdictTones = { accepted: 'ok', warned: 'warn', refused: 'seal' } as const;

export function VerdictMark({ verdict }: { verdict: keyof typeof verdictTones }) {
  const t = useTexts(importTexts);
  return <Mark tone={verdictTones[verdict]}>{t.verdicts[verdict]}</Mark>;
}

export const isGoingOn = (state: string): boolean =>
  state === 'reading' || state === 'running' || state === 'stopping';
