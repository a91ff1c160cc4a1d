import type { Id, Refusal } from '../base/index.ts';
import { refuse } from '../base/index.ts';
import type { Act, UnitKind } from './acts.ts';
import { TOWN_KINDS, VILLAGE_KINDS } from './acts.ts';
import { nextCode } from './codes.ts';
import type { Level } from './pack.ts';
import type { PlaceState, TreePlace } from './tree.ts';

/** What an act does to one place: before null, it is founded; after null, it ends and goes into `intoId`. */
export interface PlaceChange {
  readonly divisionId: Id;
  readonly level: Level;
  readonly before: PlaceState | null;
  readonly after: PlaceState | null;
  readonly intoId: Id | null;
}

/** What hangs on `fromId` hangs on `toId` afterwards; the same place twice: it stays, and is remembered. */
export interface Follow {
  readonly fromId: Id;
  readonly toId: Id;
}

export interface PlannedAct {
  readonly operationId: Id;
  /** Its place in the list that was sent. */
  readonly index: number;
  readonly act: Act;
  readonly effectiveOn: Temporal.PlainDate;
  readonly changes: PlaceChange[];
  readonly follows: Follow[];
  readonly households: { readonly householdId: Id; readonly fromId: Id; readonly toId: Id }[];
}

/** The tree while it is being changed, and what is wrong with the changes. */
export interface Draft {
  readonly places: Map<Id, TreePlace>;
  readonly used: Set<string>;
  readonly touchedBy: Map<Id, PlannedAct>;
  readonly problems: Refusal[];
  readonly makeId: () => Id;
}

export function problem(
  draft: Draft,
  step: PlannedAct,
  code: string,
  facts: Refusal['facts'] = {},
  field?: string,
): undefined {
  const path = `acts.${step.index}${field === undefined ? '' : `.${field}`}`;
  draft.problems.push(refuse(code, { ...facts, row: step.index + 1 }, { field: path }).refusal);
  return undefined;
}

/** A place that lives and that no other act of the list has touched; undefined once that was complained about. */
export function take(draft: Draft, step: PlannedAct, id: Id, field: string): TreePlace | undefined {
  const place = draft.places.get(id);
  if (place === undefined) {
    problem(draft, step, 'divisions.plan.no-such-place', {}, field);
    return undefined;
  }
  const other = draft.touchedBy.get(id);
  if (other !== undefined && other !== step) {
    problem(draft, step, 'divisions.plan.twice', { name: place.name, other: other.index + 1 }, field);
    return undefined;
  }
  draft.touchedBy.set(id, step);
  return place;
}

/** A place that others are put under or into: it must have stood on the day. */
export function takeHost(draft: Draft, step: PlannedAct, id: Id, field: string): TreePlace | undefined {
  const place = draft.places.get(id);
  if (place === undefined) {
    problem(draft, step, 'divisions.plan.no-such-place', {}, field);
  } else if (Temporal.PlainDate.compare(place.foundedOn, step.effectiveOn) > 0) {
    const facts = { name: place.name, day: place.foundedOn.toString() };
    problem(draft, step, 'divisions.plan.before-founding', facts, 'effectiveOn');
    return undefined;
  }
  return place;
}

const stateOf = ({ code, name, kind, parentId }: TreePlace): PlaceState => ({ code, name, kind, parentId });

/** Changes what a place is; the codes of what lies below follow its own. */
export function restate(draft: Draft, step: PlannedAct, place: TreePlace, to: Partial<PlaceState>) {
  const after = { ...stateOf(place), ...to };
  if (!isLater(draft, step, place)) return;
  const same = (Object.keys(after) as (keyof PlaceState)[]).every((key) => after[key] === place[key]);
  if (same) return problem(draft, step, 'divisions.plan.nothing-changes', { name: place.name });
  step.changes.push({
    divisionId: place.id,
    level: place.level,
    before: stateOf(place),
    after,
    intoId: null,
  });
  draft.places.set(place.id, { ...place, ...after, since: step.effectiveOn });
  draft.used.add(after.code);
  if (after.code === place.code || place.level !== 'town') return;
  for (const child of childrenOf(draft, place.id)) {
    const own = take(draft, step, child.id, 'code');
    if (own) restate(draft, step, own, { code: after.code + own.code.slice(place.code.length) });
  }
}

export function end(draft: Draft, step: PlannedAct, place: TreePlace, intoId: Id | null): void {
  if (!isLater(draft, step, place)) return;
  step.changes.push({
    divisionId: place.id,
    level: place.level,
    before: stateOf(place),
    after: null,
    intoId,
  });
  draft.places.delete(place.id);
}

function isLater(draft: Draft, step: PlannedAct, place: TreePlace): boolean {
  if (Temporal.PlainDate.compare(step.effectiveOn, place.since) > 0) return true;
  const facts = { name: place.name, day: place.since.toString() };
  problem(draft, step, 'divisions.plan.too-early', facts, 'effectiveOn');
  return false;
}

interface NewPlace {
  readonly name: string;
  readonly unitKind: UnitKind;
  readonly code?: string | undefined;
}

export function found(draft: Draft, step: PlannedAct, parent: TreePlace, given: NewPlace, field: string) {
  const level = parent.level === 'county' ? 'town' : 'village';
  const kind = given.unitKind;
  checkKind(draft, step, level, kind, `${field}unitKind`);
  const code = given.code ?? nextCode(level, kind, parent.code, draft.used);
  if (code === undefined) {
    problem(draft, step, 'divisions.plan.no-code-left', { name: parent.name }, `${field}code`);
    return undefined;
  }
  const id = draft.makeId();
  const after: PlaceState = { code, name: given.name, kind, parentId: parent.id };
  step.changes.push({ divisionId: id, level, before: null, after, intoId: null });
  const place: TreePlace = {
    ...after,
    id,
    level,
    since: step.effectiveOn,
    foundedOn: step.effectiveOn,
    version: 0,
  };
  draft.places.set(id, place);
  draft.used.add(code);
  draft.touchedBy.set(id, step);
  return place;
}

export function checkKind(draft: Draft, step: PlannedAct, level: Level, kind: string, field: string): void {
  const fits =
    level === 'county' || (level === 'town' ? TOWN_KINDS : VILLAGE_KINDS).some((own) => own === kind);
  if (!fits) problem(draft, step, 'divisions.plan.kind-of-other-level', {}, field);
}

export function childrenOf(draft: Draft, id: Id): TreePlace[] {
  return [...draft.places.values()].filter(({ parentId }) => parentId === id);
}
