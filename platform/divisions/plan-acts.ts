import type { ActOf } from './acts.ts';
import { nextCode } from './codes.ts';
import {
  checkKind,
  childrenOf,
  type Draft,
  end,
  found,
  type PlannedAct,
  problem,
  restate,
  take,
  takeHost,
} from './draft.ts';
import type { TreePlace } from './tree.ts';

/** One function per kind of act: it changes the draft and writes down what it changed. */

export function planFound(draft: Draft, step: PlannedAct, act: ActOf<'found'>) {
  const parent = takeHost(draft, step, act.parentId, 'parentId');
  if (parent === undefined) return;
  if (parent.level === 'village')
    return problem(draft, step, 'divisions.plan.wrong-level', { name: parent.name }, 'parentId');
  found(draft, step, parent, act, '');
}

export function planRename(draft: Draft, step: PlannedAct, act: ActOf<'rename'>) {
  const place = take(draft, step, act.placeId, 'placeId');
  if (place === undefined) return;
  if (place.level === 'county') return problem(draft, step, 'divisions.plan.county', {}, 'placeId');
  const kind = act.unitKind ?? place.kind;
  checkKind(draft, step, place.level, kind, 'unitKind');
  restate(draft, step, place, { name: act.name, kind, code: act.code ?? place.code });
}

export function planRecode(draft: Draft, step: PlannedAct, act: ActOf<'recode'>): void {
  // Townships first: the villages of one follow its code, and may then be given other codes of their own.
  const sorted = [...act.codes].sort((a, b) => a.code.length - b.code.length);
  for (const { placeId, code } of sorted) {
    const place = take(draft, step, placeId, 'codes');
    if (place === undefined) continue;
    if (place.level === 'county') problem(draft, step, 'divisions.plan.county', {}, 'codes');
    else restate(draft, step, place, { code });
  }
}

export function planMove(draft: Draft, step: PlannedAct, act: ActOf<'move'>) {
  const parent = takeHost(draft, step, act.toParentId, 'toParentId');
  if (parent === undefined) return;
  if (parent.level !== 'town')
    return problem(draft, step, 'divisions.plan.wrong-level', { name: parent.name }, 'toParentId');
  const codes = new Map(act.codes?.map(({ placeId, code }) => [placeId, code]));
  for (const id of new Set(act.placeIds)) {
    const place = take(draft, step, id, 'placeIds');
    if (place === undefined) continue;
    if (place.level !== 'village')
      problem(draft, step, 'divisions.plan.wrong-level', { name: place.name }, 'placeIds');
    else moveTo(draft, step, place, parent, codes.get(id));
  }
}

function moveTo(draft: Draft, step: PlannedAct, village: TreePlace, town: TreePlace, wanted?: string) {
  // The last three digits stay where they are free, as the register does it.
  const kept = town.code + village.code.slice(-3);
  const code =
    wanted ?? (draft.used.has(kept) ? nextCode('village', village.kind, town.code, draft.used) : kept);
  if (code === undefined) return problem(draft, step, 'divisions.plan.no-code-left', { name: town.name });
  restate(draft, step, village, { parentId: town.id, code });
}

export function planMerge(draft: Draft, step: PlannedAct, act: ActOf<'merge'>) {
  const { into } = act;
  const intoId = 'placeId' in into ? into.placeId : null;
  const ids = [...new Set(act.placeIds)].filter((id) => id !== intoId);
  const sources = ids.flatMap((id) => take(draft, step, id, 'placeIds') ?? []);
  if (sources.length !== ids.length) return;
  if (sources.length < (intoId === null ? 2 : 1))
    return problem(draft, step, 'divisions.plan.too-few', {}, 'placeIds');
  const level = sources[0]?.level;
  const odd = sources.find((source) => source.level !== level || source.level === 'county');
  if (odd) return problem(draft, step, 'divisions.plan.wrong-level', { name: odd.name }, 'placeIds');

  // Ended first, so that what is founded may take a name or a code of theirs.
  const children = sources.flatMap((source) => childrenOf(draft, source.id));
  const target = 'placeId' in into ? mergeHost(draft, step, into.placeId, level) : undefined;
  const parent = 'placeId' in into ? undefined : takeHost(draft, step, into.parentId, 'into.parentId');
  if (parent && parent.level !== (level === 'village' ? 'town' : 'county')) {
    return problem(draft, step, 'divisions.plan.wrong-level', { name: parent.name }, 'into.parentId');
  }
  const changesBefore = step.changes.length;
  for (const source of sources) end(draft, step, source, intoId);
  const place =
    target ?? (parent && !('placeId' in into) ? found(draft, step, parent, into, 'into.') : undefined);
  if (place === undefined) return;
  for (const [i, change] of step.changes.entries()) {
    if (i >= changesBefore && change.after === null) step.changes[i] = { ...change, intoId: place.id };
  }
  for (const source of sources) step.follows.push({ fromId: source.id, toId: place.id });
  if (intoId !== null) step.follows.push({ fromId: place.id, toId: place.id });
  for (const child of children) {
    const own = take(draft, step, child.id, 'placeIds');
    if (own) moveTo(draft, step, own, place);
  }
}

function mergeHost(
  draft: Draft,
  step: PlannedAct,
  id: string,
  level: string | undefined,
): TreePlace | undefined {
  const host = takeHost(draft, step, id, 'into.placeId');
  if (host === undefined || take(draft, step, id, 'into.placeId') === undefined) return undefined;
  if (host.level === level) return host;
  problem(draft, step, 'divisions.plan.wrong-level', { name: host.name }, 'into.placeId');
  return undefined;
}

export function planSplit(draft: Draft, step: PlannedAct, act: ActOf<'split'>) {
  const place = take(draft, step, act.placeId, 'placeId');
  const parent = place?.parentId ? draft.places.get(place.parentId) : undefined;
  if (place === undefined) return;
  if (parent === undefined) return problem(draft, step, 'divisions.plan.county', {}, 'placeId');
  if (act.parts.length < (act.keep ? 1 : 2))
    return problem(draft, step, 'divisions.plan.too-few', {}, 'parts');
  if (Temporal.PlainDate.compare(step.effectiveOn, place.since) <= 0) {
    const facts = { name: place.name, day: place.since.toString() };
    return problem(draft, step, 'divisions.plan.too-early', facts, 'effectiveOn');
  }
  const children = childrenOf(draft, place.id);
  const founded = act.parts.map((part, i) => found(draft, step, parent, part, `parts.${i}.`));
  const first = founded[0];
  if (first === undefined || founded.includes(undefined)) return;
  if (!act.keep) end(draft, step, place, first.id);

  const partOf = new Map<string, TreePlace>();
  for (const [i, part] of act.parts.entries()) {
    const to = founded[i];
    if (to === undefined) continue;
    const listed = place.level === 'town' ? part.villageIds : part.householdIds;
    for (const id of listed ?? []) {
      if (partOf.has(id)) return problem(draft, step, 'divisions.plan.in-two-parts', {}, `parts.${i}`);
      partOf.set(id, to);
    }
  }
  if (place.level === 'town') splitTown(draft, step, act.keep, children, partOf, first);
  else {
    for (const [householdId, to] of partOf)
      step.households.push({ householdId, fromId: place.id, toId: to.id });
  }
  if (!act.keep) step.follows.push({ fromId: place.id, toId: first.id });
}

function splitTown(
  draft: Draft,
  step: PlannedAct,
  keep: boolean,
  children: readonly TreePlace[],
  partOf: ReadonlyMap<string, TreePlace>,
  first: TreePlace,
) {
  const stranger = [...partOf.keys()].find((id) => !children.some((child) => child.id === id));
  if (stranger !== undefined) return problem(draft, step, 'divisions.plan.not-in-it', {}, 'parts');
  for (const child of children) {
    const to = partOf.get(child.id) ?? (keep ? undefined : first);
    const own = to && take(draft, step, child.id, 'parts');
    if (to && own) moveTo(draft, step, own, to);
  }
}
