import { applicationsRefusals } from '../../platform/applications/index.ts';
import { type Language, mergeCatalogues, type Refusal } from '../../platform/base/index.ts';
import { httpRefusals, sayRefusal } from '../../platform/http/index.ts';
import { papersRefusals } from '../../platform/papers/index.ts';

const catalogue = mergeCatalogues(httpRefusals, papersRefusals, applicationsRefusals);

/** A refusal as one sentence and what to do next, for a page of the public. */
export function sayPortalRefusal(refusal: Refusal, language: Language): string {
  const { what, next } = sayRefusal(catalogue, refusal, language);
  return language === 'zh' ? `${what}${next}` : `${what} ${next}`;
}
