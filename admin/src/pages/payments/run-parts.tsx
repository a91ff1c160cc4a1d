import type { ItemOf, ResponseOf } from '../../api/index.ts';
import { Mark, useTexts, yuanFromFen } from '../../kit/index.ts';
import { monthAfter, useSayMonth } from '../../parts/months.ts';
import { paymentTexts } from './texts.ts';

export type Run = ResponseOf<'GET /api/v1/pay-runs/{runId}'>;
export type RunRow = ItemOf<'GET /api/v1/pay-runs'>;
export type RunState = 'preview' | 'frozen' | 'signed' | 'ended' | 'abandoned';
/** Two have signed: it is due, and the bank’s. */
export const isSigned = ({ state }: { readonly state: string }): boolean =>
  state === 'signed' || state === 'ended';
export const RUN_STATES: readonly RunState[] = ['preview', 'frozen', 'signed', 'ended', 'abandoned'];

const tones = { preview: 'blue', frozen: 'warn', signed: 'ok', ended: 'ok', abandoned: 'plain' } as const;

export function RunStateMark({ state }: { state: string }) {
  const t = useTexts(paymentTexts);
  return <Mark tone={tones[state as RunState] ?? 'plain'}>{t.states[state] ?? state}</Mark>;
}

export const money = (fen: number) => <span className="figures">{yuanFromFen(fen)}</span>;

/** What an item is: a month’s own or back pay, and whether it is for care. */
export function kindOfItem(item: string): 'regular' | 'care' | 'back' | 'care-back' {
  if (item === 'regular' || item === 'care') return item;
  return item.startsWith('care') ? 'care-back' : 'back';
}

export type Rhythm = 'month' | 'quarter' | 'once' | 'several';
const QUARTER = 3;

/** Whether a month, as in 2026-07, begins a quarter. */
export const beginsQuarter = (month: string): boolean => (Number(month.slice(5)) - 1) % QUARTER === 0;

/** What kind of run it is: by the scheme, whose amount may be given once, and by its months. */
export const rhythmOf = (
  { firstMonth, months }: { readonly firstMonth: string; readonly months: number },
  period: string | undefined,
): Rhythm => {
  if (period === 'once') return 'once';
  if (months === 1) return 'month';
  return months === QUARTER && beginsQuarter(firstMonth) ? 'quarter' : 'several';
};

/** The month of a run, or the first and the last of several. */
export function useSayMonths(): (run: { readonly firstMonth: string; readonly months: number }) => string {
  const t = useTexts(paymentTexts);
  const say = useSayMonth();
  return ({ firstMonth, months }) =>
    months === 1 ? say(firstMonth) : t.span(say(firstMonth), say(monthAfter(firstMonth, months - 1)));
}
