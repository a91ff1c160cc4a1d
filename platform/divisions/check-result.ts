import { type Draft, type PlannedAct, problem } from './draft.ts';
import type { PlaceState, Tree } from './tree.ts';

/** What must hold of the whole tree once every act is done; told of the act that broke it. */
export function checkResult(tree: Tree, draft: Draft, planned: readonly PlannedAct[]): void {
  const byCode = groupBy([...draft.places.values()], ({ code }) => code);
  const bySiblingName = groupBy([...draft.places.values()], ({ parentId, name }) => `${parentId} ${name}`);
  for (const step of planned) {
    for (const { divisionId, before, after } of step.changes) {
      const place = after && draft.places.get(divisionId);
      if (!place) continue;
      const parent = place.parentId === null ? undefined : draft.places.get(place.parentId);
      if (
        parent === undefined ||
        !place.code.startsWith(parent.code) ||
        place.code.length !== parent.code.length + 3
      ) {
        const facts = {
          code: place.code,
          name: place.name,
          parent: parent?.name ?? '',
          parentCode: parent?.code ?? '',
        };
        problem(draft, step, 'divisions.plan.code-not-under-parent', facts, 'code');
      }
      const twin = byCode.get(place.code)?.find((other) => other.id !== divisionId);
      if (twin)
        problem(draft, step, 'divisions.plan.code-taken', { code: place.code, name: twin.name }, 'code');
      const namesake = bySiblingName
        .get(`${place.parentId} ${place.name}`)
        ?.find(({ id }) => id !== divisionId);
      if (namesake && isNewName(before, after)) {
        problem(draft, step, 'divisions.plan.name-taken', { name: place.name, code: namesake.code }, 'name');
      }
      const span = tree.past.find(
        ({ code, to, divisionId: owner }) =>
          code === place.code && owner !== divisionId && Temporal.PlainDate.compare(to, step.effectiveOn) > 0,
      );
      if (span) {
        const facts = { code: place.code, day: span.to.toString() };
        problem(draft, step, 'divisions.plan.code-was-in-use', facts, 'effectiveOn');
      }
    }
  }
}

const isNewName = (before: PlaceState | null, after: PlaceState): boolean =>
  before === null || before.name !== after.name || before.parentId !== after.parentId;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
