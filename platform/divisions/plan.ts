import type { Id, Outcome, Refusal } from '../base/index.ts';
import { done, newId } from '../base/index.ts';
import type { Act } from './acts.ts';
import { checkResult } from './check-result.ts';
import { type Draft, type PlannedAct, problem } from './draft.ts';
import { planFound, planMerge, planMove, planRecode, planRename, planSplit } from './plan-acts.ts';
import type { Tree } from './tree.ts';

export interface Plan {
  readonly acts: readonly PlannedAct[];
  /** Every place that the plan stands on, with the version it was made from. */
  readonly expected: readonly { readonly id: Id; readonly version: number }[];
}

/**
 * What a list of acts would do to a tree: pure, so that a preview, the act itself and the tests agree. All
 * that is wrong comes back at once. Each place may be touched by one act of the list only: whatever is done
 * to it can then be undone by itself.
 */
export function planActs(
  tree: Tree,
  acts: readonly Act[],
  today: Temporal.PlainDate,
  makeId: () => Id = newId,
): Outcome<Plan> {
  const draft: Draft = {
    places: new Map(tree.places),
    used: new Set([
      ...tree.past.map(({ code }) => code),
      ...[...tree.places.values()].map(({ code }) => code),
    ]),
    touchedBy: new Map(),
    problems: [],
    makeId,
  };
  const planned = acts.map((act, index) => planOne(draft, act, index, today));
  if (draft.problems.length === 0) checkResult(tree, draft, planned);
  const [first, ...more] = draft.problems;
  if (first !== undefined) {
    return { ok: false, refusal: more.length === 0 ? first : together(draft.problems) };
  }
  const expected = [...draft.touchedBy.keys()].flatMap((id) => {
    const place = tree.places.get(id);
    return place ? [{ id, version: place.version }] : [];
  });
  return done({ acts: planned, expected });
}

const together = (problems: readonly Refusal[]): Refusal => ({
  code: 'divisions.plan.refused',
  facts: { count: problems.length },
  details: problems,
});

function planOne(draft: Draft, act: Act, index: number, today: Temporal.PlainDate): PlannedAct {
  const effectiveOn = Temporal.PlainDate.from(act.effectiveOn);
  const step: PlannedAct = {
    operationId: draft.makeId(),
    index,
    act,
    effectiveOn,
    changes: [],
    follows: [],
    households: [],
  };
  if (Temporal.PlainDate.compare(effectiveOn, today) > 0) {
    problem(draft, step, 'divisions.plan.future', { day: act.effectiveOn }, 'effectiveOn');
    return step;
  }
  switch (act.kind) {
    case 'found':
      planFound(draft, step, act);
      break;
    case 'rename':
      planRename(draft, step, act);
      break;
    case 'recode':
      planRecode(draft, step, act);
      break;
    case 'move':
      planMove(draft, step, act);
      break;
    case 'merge':
      planMerge(draft, step, act);
      break;
    case 'split':
      planSplit(draft, step, act);
      break;
  }
  return step;
}
