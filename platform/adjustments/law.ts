import type { Id, Language, Outcome } from '../base/index.ts';

/** One figure that is set anew, as an officer writes it. */
export interface FigureWish {
  /** The parameter, as in `dibao.standard`. */
  readonly code: string;
  /** The class, as in `rural` or `urban/home`; empty where it has none. */
  readonly cell: string;
  /** As written, in `unit`. */
  readonly value: string;
}

/** The same, read against the law: with its unit and what held on the day before. */
export interface Figure extends FigureWish {
  readonly unit: string;
  /** As written in the packs; null where there was none. */
  readonly before: string | null;
}

/** A figure that can be set anew. */
export interface SettableFigure {
  readonly code: string;
  readonly cell: string;
  readonly title: string;
  readonly unit: string;
  readonly now: string | null;
}

/** An award as far as the law asks: what it was reckoned from, and the first month that the figures touch. */
export interface AskedAward {
  readonly awardId: Id;
  readonly scheme: string;
  readonly personId: Id;
  /** As in `2023-04-01`. */
  readonly firstMonth: string;
  readonly facts: unknown;
}

export interface AwardDifference {
  /** Fen a month more than before, below zero for less; null where the facts do not suffice. */
  readonly differenceFen: bigint | null;
  /** What of the difference is for care; absent where nothing is. */
  readonly careDifferenceFen?: bigint;
  readonly persons: number;
  /** Of which class it is raised, where the document raises by classes. */
  readonly class: string | null;
}

/** What the lines know of figures; the platform knows no law. */
export interface AdjustmentLaw {
  /** Figures on which the amount of some award depends, with what holds on a day. */
  list(county: string, day: Temporal.PlainDate, language: Language): readonly SettableFigure[];
  /** Refusals: `adjustments.figure` with what is wrong at which of them. */
  read(
    county: string,
    fromOn: Temporal.PlainDate,
    figures: readonly FigureWish[],
    language: Language,
  ): Outcome<{ figures: readonly Figure[]; schemes: readonly string[] }>;
  reckon(
    county: string,
    fromOn: Temporal.PlainDate,
    figures: readonly Figure[],
    awards: readonly AskedAward[],
  ): readonly AwardDifference[];
  /** Facts of awards that were taken over before their line was kept, from the roster of today: by scheme and party. */
  rostersOf(scheme: string): readonly string[];
  titleOf(scheme: string, language: Language): string;
  sayFigure(county: string, figure: Pick<Figure, 'code' | 'cell'>, language: Language): string;
}

export type OpenAdjustmentLaw = () => Promise<AdjustmentLaw>;
