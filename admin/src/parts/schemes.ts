import { useRead } from '../api/index.ts';

/** Titles of schemes by their code, as the policy catalogue has them in the reader's language. */
export function useSchemeTitles(): {
  say(code: string): string;
  /** For what time an amount is: `month`, `quarter`, `year` or `once`; nothing while it is read. */
  periodOf(code: string): string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
} {
  const schemes = useRead('GET /api/v1/policy/schemes', {}, { isForGood: true });
  const items = schemes.data?.items ?? [];
  return {
    // While they are read there is nothing to say: a code is no word.
    say: (code) => items.find((scheme) => scheme.code === code)?.title ?? (schemes.data ? code : ''),
    periodOf: (code) => items.find((scheme) => scheme.code === code)?.period,
    options: items
      .filter(({ isStanding }) => !isStanding)
      .map(({ code, title }) => ({ value: code, label: title })),
  };
}
