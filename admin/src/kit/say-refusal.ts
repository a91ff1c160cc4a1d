import type { SaidRefusal } from '../api/refused.ts';
import type { Language } from './language.tsx';

/** What is wrong and what to do next, as one text: English wants a space between two sentences, Chinese none. */
export function sayRefusal({ what, next }: Pick<SaidRefusal, 'what' | 'next'>, language: Language): string {
  return [what, next].filter(Boolean).join(language === 'en' ? ' ' : '');
}

/** The same beside a field: there a schema's own words need no path, the field says where it is. */
export function sayAtField(part: SaidRefusal, language: Language): string {
  const { reason } = part.facts;
  return part.code === 'http.invalid' && typeof reason === 'string' ? reason : sayRefusal(part, language);
}
