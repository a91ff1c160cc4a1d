import type { Static } from 'typebox';
import type { Language } from '../../engine/index.ts';
import type { AdoptedFigures } from '../policy/adopted.ts';
import { layAdopted } from '../policy/open-law.ts';
import { nobodyLeftOut, openPopulation, type PopulationParts } from '../population/index.ts';
import { tellAnswer } from './answer-shape.ts';
import { type Law, readVariant, type Variant } from './changes.ts';
import { explainHousehold, type SchemeExplained, sayWhy } from './explain.ts';
import { type Cursor, type Drill, type Selected, selectHouseholds } from './households.ts';
import type { Month } from './months.ts';
import type { AnswerShape } from './shapes.ts';
import { type Answer, type Question, WhatIf } from './what-if.ts';

/** A question as it came: the figures are read against the law where it is answered. */
export interface Asked {
  readonly month: Month;
  readonly variants: readonly Variant[];
}

export interface Listed {
  readonly items: readonly (Selected & { readonly why: readonly string[] })[];
  readonly next: Cursor | null;
}

/** What the desk is asked; everything in it and in its answers can cross to another thread. */
export interface DeskCalls {
  /** With what was adopted by now: the desk may stand in a thread that has read the law for itself. */
  open(wish: {
    key: string;
    region: string;
    parts: PopulationParts;
    adopted?: readonly AdoptedFigures[];
  }): void;
  close(wish: { key: string }): void;
  ask(wish: {
    key: string;
    asked: Asked;
    withCourse: boolean;
    language: Language;
  }): Promise<Omit<Static<typeof AnswerShape>, 'population'>>;
  list(wish: {
    key: string;
    asked: Asked;
    variant: number;
    drill: Drill;
    limit: number;
    after: Cursor | undefined;
    language: Language;
  }): Listed;
  /** Nothing when the household is not among those that were taken. */
  explain(wish: {
    key: string;
    asked: Asked;
    householdId: string;
    language: Language;
    baseName: string;
  }): readonly SchemeExplained[] | null;
}

/** The population asked about is not with the desk. */
export class NoPopulation extends Error {
  override readonly name = 'NoPopulation';
}

/** Keeps the populations that are tried on, by the scope that took them, and answers about them. */
export class Desk implements DeskCalls {
  readonly #law: Law;
  readonly #populations = new Map<string, { readonly region: string; readonly whatIf: WhatIf }>();
  /** The last question with its answer: its lists and explanations are asked next. */
  #last: { readonly text: string; readonly question: Question; readonly answer: Answer } | undefined;

  constructor(law: Law) {
    this.#law = law;
  }

  open({ key, region, parts, adopted }: Parameters<DeskCalls['open']>[0]): void {
    if (adopted) layAdopted(adopted);
    const whatIf = new WhatIf(this.#law, region, openPopulation(parts, nobodyLeftOut));
    this.#populations.set(key, { region, whatIf });
    this.#last = undefined;
  }

  close({ key }: { key: string }): void {
    this.#populations.delete(key);
    this.#last = undefined;
  }

  async ask({ key, asked, withCourse, language }: Parameters<DeskCalls['ask']>[0]) {
    const { whatIf, question, answer } = this.#answer(key, asked);
    const course = withCourse && answer.period === 'month' ? await whatIf.course(question) : null;
    return tellAnswer(whatIf, answer, course, language);
  }

  list({ key, asked, variant, drill, limit, after, language }: Parameters<DeskCalls['list']>[0]): Listed {
    const { whatIf, question, answer } = this.#answer(key, asked);
    const of = answer.variants[variant];
    if (!of) throw new RangeError(`there is no variant ${variant}`);
    const { items, next } = selectHouseholds(whatIf, of, drill, { limit, after });
    const why = (at: number) =>
      sayWhy(explainHousehold(whatIf, question, answer, at, language, ''), variant, language);
    return { items: items.map((one) => ({ ...one, why: why(one.at) })), next };
  }

  explain({ key, asked, householdId, language, baseName }: Parameters<DeskCalls['explain']>[0]) {
    const { whatIf, question, answer } = this.#answer(key, asked);
    const at = whatIf.population.placeOf(householdId);
    return at === undefined ? null : explainHousehold(whatIf, question, answer, at, language, baseName);
  }

  #answer(key: string, asked: Asked) {
    const found = this.#populations.get(key);
    if (!found) throw new NoPopulation(`no population ${key} is here`);
    const { region, whatIf } = found;
    const text = `${key} ${JSON.stringify(asked)}`;
    if (this.#last?.text !== text) {
      const question = readQuestion(this.#law, region, asked);
      this.#last = { text, question, answer: whatIf.ask(question) };
    }
    return { whatIf, ...this.#last };
  }
}

/** @throws when a figure is wrong: whoever asks has read it before and said so */
export function readQuestion(law: Law, region: string, { month, variants }: Asked): Question {
  return {
    month,
    variants: variants.map((variant) => {
      const read = readVariant(law, region, month, variant);
      if (!read.ok) throw new TypeError(`a variant that cannot be read: ${JSON.stringify(read.problems)}`);
      return { ...variant, book: read.value };
    }),
  };
}
