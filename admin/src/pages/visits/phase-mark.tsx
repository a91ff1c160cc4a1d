import { Mark, useTexts } from '../../kit/index.ts';
import { visitTexts } from './texts.ts';

const tones: Readonly<Record<string, 'plain' | 'blue' | 'ok' | 'warn' | 'seal'>> = {
  planned: 'blue',
  attempted: 'warn',
  conflict: 'seal',
  rectifying: 'warn',
  done: 'ok',
};

export function PhaseMark({ phase }: { phase: string }) {
  const t = useTexts(visitTexts);
  return <Mark tone={tones[phase] ?? 'plain'}>{t.phases[phase] ?? phase}</Mark>;
}
