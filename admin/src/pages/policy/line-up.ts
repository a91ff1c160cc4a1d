interface Asked {
  readonly name: string;
}

/** So many open questions stand in one group at a time. */
export const OPEN_MOST = 4;

/** Asked before everything else: nearly every rule looks at them, and they settle what need not be asked. */
const FIRST = ['residence', 'relation', 'living', 'disabilityKind', 'disabilityGrade'];
const rankOf = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/** Those first for which most schemes wait; of equals, in the order of the vocabulary. */
export const rankQuestions = <Form extends Asked>(
  open: readonly Form[],
  schemesOf: (form: Form) => number,
): readonly Form[] => open.toSorted((a, b) => rankOf(a.name) - rankOf(b.name) || schemesOf(b) - schemesOf(a));

/**
 * What stands in a group, in its order: what stood there before stays where it was while it is asked or answered, what
 * was answered elsewhere comes behind, and then as many of the open questions as there is room for.
 */
export function lineUp<Form extends Asked>({
  before,
  answered,
  ranked,
  openMost,
}: {
  /** Names, as they stood last. */
  readonly before: readonly string[];
  readonly answered: readonly Form[];
  readonly ranked: readonly Form[];
  readonly openMost: number;
}): { readonly line: readonly Form[]; readonly hidden: number } {
  const known = new Map([...answered, ...ranked].map((form) => [form.name, form]));
  const isOpen = new Set(ranked.map(({ name }) => name));
  const line: Form[] = [];
  let shown = 0;
  const put = (form: Form | undefined): void => {
    if (!form || line.includes(form)) return;
    if (isOpen.has(form.name) && shown >= openMost) return;
    if (isOpen.has(form.name)) shown += 1;
    line.push(form);
  };
  for (const name of before) put(known.get(name));
  for (const form of [...answered, ...ranked]) put(form);
  return { line, hidden: ranked.length - shown };
}
