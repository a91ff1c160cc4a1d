import type { CaseAction } from './actions.ts';

/** Papers that the office had before anybody entered them, and why they are entered only now. */
export interface FromPaper {
  readonly why: string;
}

/** What an application that came on paper says of that; nothing of one that is entered on the day on which it came. */
export function fromPaper({ kind, record }: Pick<CaseAction, 'kind' | 'record'>): FromPaper | undefined {
  const { paper } = record;
  if (kind !== 'apply' || typeof paper !== 'object' || paper === null || !('why' in paper)) return undefined;
  return { why: String(paper.why) };
}

/**
 * The day from which an acceptance counts. What came on paper counts from the day on which it came, whenever it is
 * entered: an office cannot win time by leaving it in a drawer. Where the family was told to bring more, from today, as
 * always: only then is it whole.
 */
export function acceptanceDay(actions: readonly CaseAction[], today: string): string {
  const [first] = actions;
  if (!first || !fromPaper(first)) return today;
  return actions.some(({ kind }) => kind === 'ask-supplement') ? today : first.on;
}
