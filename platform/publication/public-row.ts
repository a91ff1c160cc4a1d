import type { ShownField } from '../../engine/matters/index.ts';
import type { Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';

declare const adult: unique symbol;
/** The name of a grown-up. Only `findAdultName` makes one, so no other text gets into a public line. */
export type AdultName = string & { readonly [adult]: true };

/**
 * A line as everybody reads it. It has room for one name, one count and one sum; an ID number, an account, an illness,
 * property or the name of a child have no place to be put.
 */
export interface PublicRow {
  /** Null where none is shown, and for a child. */
  readonly applicant: AdultName | null;
  readonly members: number | null;
  readonly amountFen: number | null;
}

/** What is known of a case, as far as any list may tell it. */
export interface RowFacts {
  readonly name: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly members: number | null;
  readonly amountFen: number | null;
}

const GROWN_UP_YEARS = 18;
const NAME_CHARS_MAX = 40;
const MEMBERS_MAX = 50;
const AMOUNT_FEN_MAX = 100_000_000;

/** Nothing for a child. Refusals: `publication.row.birth-date`, `publication.row.name`. */
export function findAdultName(
  { name, birthDate }: Pick<RowFacts, 'name' | 'birthDate'>,
  on: Temporal.PlainDate,
): Outcome<AdultName | null> {
  // Whose age nobody knows might be a child.
  if (birthDate === null) return refuse('publication.row.birth-date', { name });
  // A year of age is full on the day after the birthday.
  const birthday = birthDate.add({ years: GROWN_UP_YEARS });
  if (Temporal.PlainDate.compare(on, birthday) <= 0) return done(null);
  const isName = /^[^0-9０-９]+$/u.test(name) && [...name].length <= NAME_CHARS_MAX;
  return isName ? done(name as AdultName) : refuse('publication.row.name', { name });
}

const within = (value: number | null, max: number): number | null =>
  value !== null && Number.isSafeInteger(value) && value >= 0 && value <= max ? value : null;

/** Makes a line of what its matter shows, and of nothing else. Refusals: as `findAdultName`. */
export function makeRow(
  shows: readonly ShownField[],
  facts: RowFacts,
  on: Temporal.PlainDate,
): Outcome<PublicRow> {
  const isShown = (field: ShownField) => shows.includes(field);
  const applicant = isShown('applicant') ? findAdultName(facts, on) : done(null);
  if (!applicant.ok) return applicant;
  return done({
    applicant: applicant.value,
    members: isShown('members') ? within(facts.members, MEMBERS_MAX) || null : null,
    amountFen: isShown('amount') ? within(facts.amountFen, AMOUNT_FEN_MAX) : null,
  });
}
