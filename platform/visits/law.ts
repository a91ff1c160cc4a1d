import type { Citation } from '../../engine/index.ts';
import {
  type Checklist,
  type ChecklistBook,
  type ChecklistText,
  findChecklistText,
  type Share,
} from '../../engine/visits/index.ts';
import type { Language, Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';

/** The checklists that visits are made by. The platform knows no line: it is handed them. */
export interface VisitLaw {
  readonly book: ChecklistBook;
  cite(citation: Citation, language: Language): string;
  /** What a place asks of a part beyond the law, in a hundred; nothing where it asks no more. */
  localShare?(local: NonNullable<Share['local']>, region: string, day: string): number | undefined;
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

/** The least share of a part in a place on a day: that of the law, or what the place asks beyond it. */
export const leastOf = (
  { localShare }: VisitLaw,
  { percent, local }: Share,
  region: string,
  day: string,
): number => Math.max(percent, (local && localShare?.(local, region, day)) ?? 0);

/** How a day finds the text of a stored visit; a checklist that went away asks nothing any more. */
export const textFinder =
  ({ book }: VisitLaw, code: string) =>
  (day: string): ChecklistText | undefined => {
    const found = book.checklists.get(code);
    return found && findChecklistText(found, day);
  };
