import { Mark, useTexts, yuanFromFen } from '../../kit/index.ts';
import { medicalTexts } from './texts.ts';

export type SettlementState = 'due' | 'cleared' | 'reversed';
export const SETTLEMENT_STATES: readonly SettlementState[] = ['due', 'cleared', 'reversed'];
const tones = { due: 'blue', cleared: 'ok', reversed: 'warn' } as const;

export function SettlementMark({ state }: { state: SettlementState }) {
  const t = useTexts(medicalTexts);
  return <Mark tone={tones[state]}>{t.states[state]}</Mark>;
}

export const money = (fen: number | string) => <span className="figures">{yuanFromFen(fen)}</span>;
