import type { FactDefinition } from '../../facts/define.ts';

/** A fact that is missing: whose it is, and what to ask. */
export interface Question {
  /** As in `household.residence` or `members[0].birthDate`. */
  readonly path: string;
  readonly fact: FactDefinition;
  readonly member?: number;
}

/** What cannot be told yet, and what would have to be known. */
export class Unknown {
  readonly questions: ReadonlyMap<string, Question>;

  constructor(questions: ReadonlyMap<string, Question>) {
    this.questions = questions;
  }

  static ask(question: Question): Unknown {
    return new Unknown(new Map([[question.path, question]]));
  }

  and(other: Value): Unknown {
    return other instanceof Unknown ? new Unknown(new Map([...this.questions, ...other.questions])) : this;
  }
}

/** Every value is a whole number as its kind holds it, or unknown. */
export type Value = bigint | Unknown;

/** Applies `make` when every part is known; otherwise what is unknown remains so. */
export function whenKnown(values: readonly Value[], make: (known: readonly bigint[]) => bigint): Value {
  let unknown: Unknown | undefined;
  for (const value of values) {
    if (value instanceof Unknown) unknown = unknown ? unknown.and(value) : value;
  }
  return unknown ?? make(values as readonly bigint[]);
}
