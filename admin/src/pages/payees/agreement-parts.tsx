import type { ItemOf } from '../../api/index.ts';
import { Mark, useTexts } from '../../kit/index.ts';
import { payeeTexts } from './texts.ts';

export type Agreement = ItemOf<'GET /api/v1/pay-agreements'>;
export type AgreementState = Agreement['state'];
export type PayeeKind = Agreement['kind'];
export const STATES: readonly AgreementState[] = ['open', 'held', 'coming', 'over', 'refused', 'withdrawn'];
export const TAKES: readonly Agreement['takes'][] = ['all', 'care'];
export const KINDS: readonly PayeeKind[] = ['guardian', 'carer', 'agent', 'home'];

const tones = {
  open: 'warn',
  held: 'ok',
  coming: 'blue',
  over: 'plain',
  refused: 'plain',
  withdrawn: 'plain',
  confirmed: 'ok',
} as const;

export function StateMark({ state }: { state: string }) {
  const t = useTexts(payeeTexts);
  return <Mark tone={tones[state as AgreementState] ?? 'plain'}>{t.states[state] ?? state}</Mark>;
}

export const placeOf = (one: { readonly townName: string | null; readonly villageName: string | null }) =>
  `${one.townName ?? ''} ${one.villageName ?? ''}`.trim();

/** From which day to which an agreement holds, as it stands now. */
export function useSayDays(): (one: Pick<Agreement, 'fromOn' | 'toOn' | 'overOn'>) => string {
  const t = useTexts(payeeTexts);
  return ({ fromOn, toOn }) => (toOn === null ? t.openEnd(fromOn) : t.daysOf(fromOn, toOn));
}
