import type { Citation } from '../../engine/index.ts';
import {
  type Checklist,
  type ChecklistBook,
  type ChecklistText,
  findChecklistText,
} from '../../engine/visits/index.ts';
import type { Language, Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';

/** The checklists that visits are made by. The platform knows no line: it is handed them. */
export interface VisitLaw {
  readonly book: ChecklistBook;
  cite(citation: Citation, language: Language): string;
}

export type OpenVisitLaw = () => Promise<VisitLaw>;

/** Refusal: `visits.checklist.unknown`. */
export function getChecklist({ book }: VisitLaw, code: string): Outcome<Checklist> {
  const found = book.checklists.get(code);
  return found
    ? done(found)
    : refuse('visits.checklist.unknown', { checklist: code }, { field: 'checklist' });
}

/** Refusals: `visits.checklist.unknown`, `visits.checklist.not-in-force`. */
export function getChecklistText(law: VisitLaw, code: string, day: string): Outcome<ChecklistText> {
  const found = getChecklist(law, code);
  if (!found.ok) return found;
  const text = findChecklistText(found.value, day);
  return text ? done(text) : refuse('visits.checklist.not-in-force', { on: day });
}

/** How a day finds the text of a stored visit; a checklist that went away asks nothing any more. */
export const textFinder =
  ({ book }: VisitLaw, code: string) =>
  (day: string): ChecklistText | undefined => {
    const found = book.checklists.get(code);
    return found && findChecklistText(found, day);
  };
