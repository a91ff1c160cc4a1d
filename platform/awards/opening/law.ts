import type { Id } from '../../base/index.ts';

/** One line of a roster: a household with those of it who stand there, or one person. */
export interface RosterLine {
  readonly roster: string;
  readonly householdId: Id | null;
  readonly personId: Id;
  /** Whether the place is a town by its kind. */
  readonly isUrban: boolean;
  /** The scheme columns as the import kept them; of a household those of the row that has the amount. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whoever of the line is alive in the month and covered. */
  readonly members: readonly RosterMember[];
}

export interface RosterMember {
  readonly id: Id;
  readonly birthDate: string | null;
  /** GB/T 26341 numbers of the certificate in force; null where there is none. */
  readonly disabilityKind: string | null;
  readonly disabilityGrade: number | null;
}

/** What a line says of one scheme, and what the law of the day gives by the same facts. */
export interface RosterReading {
  readonly scheme: string;
  /** Fen a month as the roster has it; null where it has no amount that could be read. */
  readonly rosterFen: bigint | null;
  /** Fen a month by the law; null where it cannot be reckoned. */
  readonly lawFen: bigint | null;
  /** What of either is for care; absent where nothing is. */
  readonly rosterCareFen?: bigint;
  readonly lawCareFen?: bigint;
  /** `unknown-class`: the roster does not say which class; `cannot-reckon`: it lacks what the law asks. */
  readonly stop?: 'unknown-class' | 'cannot-reckon';
  /** Shown to whoever settles it. Amounts in fen as text. */
  readonly told: Readonly<Record<string, string | number>>;
  /** What the law was asked with. */
  readonly facts: unknown;
}

/** What the lines know of rosters that are taken over; the platform knows no law. */
export interface OpeningLaw {
  readonly rosters: readonly OpenableRoster[];
  judge(
    county: string,
    day: Temporal.PlainDate,
    lines: readonly RosterLine[],
  ): readonly (readonly RosterReading[])[];
}

export interface OpenableRoster {
  readonly code: string;
  readonly of: 'households' | 'people';
  /** Rosters that nobody may stand on besides. */
  readonly exclusive: readonly string[];
}

export type OpenOpeningLaw = () => Promise<OpeningLaw>;
