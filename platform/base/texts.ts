import type { Refusal } from './refusal.ts';

export type Language = 'zh' | 'en';

/** What is wrong, and what to do next. `{name}` is filled from the refusal's facts. */
export interface Phrase {
  readonly what: string;
  readonly next: string;
}

/** What sort of refusal it is; `http/status.ts` turns it into a status, nothing else does. */
export type RefusalKind =
  | 'invalid'
  | 'not-signed-in'
  | 'forbidden'
  | 'missing'
  | 'method'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'limited'
  | 'busy';

export interface RefusalText {
  readonly kind: RefusalKind;
  readonly zh: Phrase;
  readonly en: Phrase;
}

/** Each mechanism brings its own; codes never collide because they start with the mechanism's name. */
export type RefusalCatalogue = Readonly<Record<string, RefusalText>>;

export function fillPhrase(template: string, facts: Refusal['facts']): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = facts[name];
    return value === undefined || value === null ? whole : String(value);
  });
}

/** Merges catalogues; a code that stands in two of them, or a fact named in one language only, is a mistake. */
export function mergeCatalogues(...catalogues: readonly RefusalCatalogue[]): RefusalCatalogue {
  const merged: Record<string, RefusalText> = {};
  for (const catalogue of catalogues) {
    for (const [code, text] of Object.entries(catalogue)) {
      if (merged[code]) throw new Error(`the refusal ${code} stands in two catalogues`);
      merged[code] = text;
    }
  }
  return merged;
}
