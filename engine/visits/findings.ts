import type { Citation } from '../documents.ts';
import type { Text } from '../language/kinds.ts';
import type { FieldValues } from '../matters/fields.ts';
import type { CheckItem } from './checklist.ts';

/** A fault that an answer told of, named by what was asked. */
export interface Finding {
  readonly code: string;
  readonly say: Text;
  readonly days: number;
  readonly article: Citation | null;
}

/** The faults in what was answered, in the order of the list. */
export function findingsOf(items: readonly CheckItem[], answers: FieldValues): readonly Finding[] {
  return items.flatMap(({ field, finding, article }) => {
    const value = answers[field.name];
    if (!finding || value === undefined || !finding.is.some((one) => one === value)) return [];
    return [{ code: field.name, say: finding.say, days: finding.days, article: article ?? null }];
  });
}
