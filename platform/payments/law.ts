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

/** What the law says that a roll has to be held against; handed in by the lines. */
export interface PayLaw {
  /** Schemes of which a person cannot have one together with this one. */
  exclusiveWith(scheme: string): readonly string[];
  /** What may hang in public of what was paid by a scheme, as the law of a day has it. */
  publicity(scheme: string, day: Temporal.PlainDate): PaidPublicity;
  titleOf(scheme: string, language: 'zh' | 'en'): string;
}

/** A house without lines knows of no schemes that shut one another out, and lets nothing hang in public. */
export const noPayLaw: PayLaw = {
  exclusiveWith: () => [],
  publicity: () => ({ shows: null, why: { zh: '没有规定可以公示', en: 'no rule lets it hang in public' } }),
  titleOf: (scheme) => scheme,
};
