import { useRead } from '../api/hooks.ts';
import { useLanguage } from './language.tsx';

/** Names of codes in the national lists, read once: `say('relation', '10')`, and choices for a form. */
export function useCodes(): {
  say(list: string, code: string | number | null | undefined): string;
  options(list: string): { value: string; label: string }[];
} {
  const { language } = useLanguage();
  const lists = useRead('GET /api/v1/registry/code-lists', {}, { isForGood: true });
  const codesOf = (name: string) => lists.data?.lists.find((list) => list.name === name)?.codes ?? [];
  return {
    say(list, code) {
      if (code === null || code === undefined) return '';
      return codesOf(list).find((entry) => entry.code === String(code))?.[language] ?? String(code);
    },
    options: (list) => codesOf(list).map((entry) => ({ value: entry.code, label: entry[language] })),
  };
}

/** The name of one code. */
export function CodeName({ list, code }: { list: string; code: string | number | null | undefined }) {
  return useCodes().say(list, code);
}
