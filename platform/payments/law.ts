import type { Text } from '../../engine/index.ts';
import type { ShownField } from '../../engine/matters/index.ts';

/** What anybody may see of those who were paid; nothing where the law of the scheme keeps it from the public. */
export type PaidPublicity =
  | {
      readonly shows: readonly ShownField[];
      /** How long it hangs, in days of the calendar, the first among them. */
      readonly days: number;
      /** Which rule says so. */
      readonly why: Text;
    }
  | { readonly shows: null; readonly why: Text };

/** How often a scheme is paid, as is in force for a month, and which rule says so. */
export const rhythms = ['month', 'quarter', 'once', 'in-kind'] as const;
export interface DeclaredRhythm {
  readonly rhythm: (typeof rhythms)[number];
  readonly source: Text;
  /** No document says so. */
  readonly isAssumed: boolean;
}

/** What the law says that a roll has to be held against; handed in by the lines. */
export interface PayLaw {
  /** Schemes of which a person cannot have one together with this one. */
  exclusiveWith(scheme: string): readonly string[];
  /** What may hang in public of what was paid by a scheme, as the law of a county and a day has it. */
  publicity(scheme: string, county: string, day: Temporal.PlainDate): PaidPublicity;
  /** Nothing where none is declared: then a run takes whatever months are wished. */
  rhythmOf(scheme: string, county: string, month: Temporal.PlainDate): DeclaredRhythm | undefined;
  titleOf(scheme: string, language: 'zh' | 'en'): string;
  /** Which rule says that what is for care goes to whoever cares; nothing where a scheme has no such part. */
  careApart(scheme: string): Text | undefined;
}

/** A house without lines knows of no schemes that shut one another out, and lets nothing hang in public. */
export const noPayLaw: PayLaw = {
  exclusiveWith: () => [],
  publicity: () => ({ shows: null, why: { zh: '没有规定可以公示', en: 'no rule lets it hang in public' } }),
  titleOf: (scheme) => scheme,
  careApart: () => undefined,
  rhythmOf: () => undefined,
};
