import { writeCitation } from '../../documents.ts';
import type { Language } from '../../language/kinds.ts';
import { writeValue } from '../../language/units.ts';
import { ALWAYS } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Decision } from '../evaluate/evaluate.ts';
import type { ParameterStep } from '../evaluate/trace.ts';
import { writeDay } from './day.ts';
import { ownParameters } from './own-rules.ts';
import { explainWords } from './words.ts';

/** A figure that bore on the decision: whose it is, since when, by which document, and what it took the place of. */
export interface Figure {
  readonly parameter: string;
  readonly cell: string;
  readonly region: string;
  readonly sentence: string;
  /** It stands on no document. */
  readonly isAssumed: boolean;
}

/** Every figure on which the sentences rest, once. */
export function explainFigures(plan: Plan, decision: Decision, language: Language): readonly Figure[] {
  const own = ownParameters(decision, plan);
  const used = new Map<string, ParameterStep>();
  for (const step of decision.trace) {
    if (step.step === 'parameter' && own.has(step.parameter))
      used.set(`${step.parameter.code} ${step.cell}`, step);
  }
  return [...used.values()].flatMap((step) => {
    if (!step.resolved) return [];
    const { won } = step.resolved;
    return [
      {
        parameter: won.parameter,
        cell: won.cell,
        region: won.region,
        sentence: sentenceOf(plan, step, language),
        isAssumed: won.assumed !== undefined,
      },
    ];
  });
}

function sentenceOf(plan: Plan, step: ParameterStep, language: Language): string {
  const words = explainWords[language];
  const { parameter, value, resolved } = step;
  const cell = cellText(step, language);
  if (!resolved) return '';
  const { won, beaten } = resolved;
  // A number has no unit of its own; the document's is given.
  const textOf = (held: number | bigint, written: string): string =>
    parameter.kind.kind === 'count'
      ? written.replace(language === 'zh' ? ' ' : / \p{Script=Han}+$/u, '')
      : writeValue(held, parameter.kind, language);
  const nameOf = (region: string): string => plan.book.regions.get(region)?.[language] ?? region;
  const source = won.source ? [words.bySource(writeCitation(won.source, plan.book.documents, language))] : [];
  const assumed =
    won.assumed === undefined ? [] : [assumedNote(won.assumed, won.source !== undefined, language)];
  const over = beaten
    .filter((one) => one.value !== won.value)
    .map((one) => words.insteadOf(nameOf(one.region), textOf(one.value, one.written)));
  return words.figure(
    `${parameter.title[language]}${cell}`,
    textOf(value, won.written),
    nameOf(won.region),
    won.from > ALWAYS ? writeDay(won.from, language) : undefined,
    [...source, ...assumed, ...over],
  );
}

/** Of a figure with a source, only a part is assumed, such as the first day. */
const assumedNote = (reason: string, hasSource: boolean, language: Language): string =>
  hasSource ? explainWords[language].partlyAssumed(reason) : explainWords[language].assumedBecause(reason);

function cellText({ parameter, cell }: ParameterStep, language: Language): string {
  if (cell === '') return '';
  const names = cell
    .split('/')
    .map((value, place) => parameter.by[place]?.labels[value]?.[language] ?? value);
  return language === 'zh' ? `（${names.join('、')}）` : ` (${names.join(', ')})`;
}
