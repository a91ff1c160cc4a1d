import { Mark, useTexts } from '../../kit/index.ts';
import { userTexts } from './texts.ts';

export type UserState = 'active' | 'locked' | 'awaits-release' | 'disabled';

const tones = { active: 'ok', locked: 'warn', 'awaits-release': 'warn', disabled: 'plain' } as const;

/** The state of an account as a word on its own ground. */
export function StateMark({ state }: { state: UserState }) {
  const t = useTexts(userTexts);
  return <Mark tone={tones[state]}>{t.states[state]}</Mark>;
}
