import type { Id, Outcome, Reader } from '../base/index.ts';
import { done, fileSql, refuse, sql } from '../base/index.ts';
import type { Act } from './acts.ts';
import { checkResult } from './check-result.ts';
import type { Draft, PlaceChange, PlannedAct } from './draft.ts';
import { hangings, placements } from './hangings.ts';
import type { Level } from './pack.ts';
import { loadTree, type Tree } from './tree.ts';

export interface UndoPlan {
  readonly operationId: Id;
  readonly effectiveOn: Temporal.PlainDate;
  /** What the act did, place by place; the undo does each backwards. */
  readonly changes: readonly PlaceChange[];
}

/**
 * Whether an act can be taken back exactly, and what that would do. It can until something new hangs on its
 * result: a later act on one of its places, a place founded below one, a record that came or went since.
 * Needs the program's own sight of the county (see elevated.ts).
 */
export async function planUndo(
  reader: Reader,
  countyCode: string,
  operationId: Id,
): Promise<Outcome<UndoPlan>> {
  const operation = await reader.find<{
    kind: string;
    seq: bigint;
    effective_on: Temporal.PlainDate;
    undone: boolean;
  }>(
    sql`select o.kind, o.seq, o.effective_on, u.id is not null as undone from division_operation o
      left join division_operation u on u.county_code = o.county_code and u.undoes = o.id
      where o.county_code = ${countyCode} and o.id = ${operationId}`,
  );
  if (operation === undefined) return refuse('http.missing');
  if (operation.undone) return refuse('divisions.undo.already');
  if (operation.kind === 'undo') return refuse('divisions.undo.of-undo');
  if (operation.seq === 1n) return refuse('divisions.undo.loading');
  const plan: UndoPlan = {
    operationId,
    effectiveOn: operation.effective_on,
    changes: await loadChanges(reader, countyCode, operationId),
  };
  const later = await findLaterAct(reader, countyCode, operationId);
  if (later) return refuse('divisions.undo.later-act', later);
  const fits = checkTree(await loadTree(reader, countyCode), plan);
  if (!fits.ok) return fits;
  const hanging = await findNewHangings(reader, countyCode, plan);
  if (hanging) return refuse(`divisions.undo.hangs-${hanging.subjectKind}`, hanging.facts);
  return done(plan);
}

async function loadChanges(reader: Reader, countyCode: string, operationId: Id): Promise<PlaceChange[]> {
  const rows = await reader.rows<{
    division_id: Id;
    level: Level;
    into_id: Id | null;
    before_code: string | null;
    before_name: string;
    before_kind: string;
    before_parent_id: Id | null;
    after_code: string | null;
    after_name: string;
    after_kind: string;
    after_parent_id: Id | null;
  }>(sql`select division_id, level, into_id, before_code, before_name, before_kind, before_parent_id,
      after_code, after_name, after_kind, after_parent_id
    from division_change where county_code = ${countyCode} and operation_id = ${operationId}
    order by coalesce(before_code, after_code), division_id`);
  return rows.map((row) => ({
    divisionId: row.division_id,
    level: row.level,
    intoId: row.into_id,
    before:
      row.before_code === null
        ? null
        : {
            code: row.before_code,
            name: row.before_name,
            kind: row.before_kind,
            parentId: row.before_parent_id,
          },
    after:
      row.after_code === null
        ? null
        : { code: row.after_code, name: row.after_name, kind: row.after_kind, parentId: row.after_parent_id },
  }));
}

/** A place that the act left standing, whose newest span is no longer the one that the act opened. */
async function findLaterAct(reader: Reader, countyCode: string, operationId: Id) {
  return reader.find<{ name: string; day: string; document: string }>(sql`
    select c.after_name as name, o.effective_on::text as day, o.document
    from division_change c
    join division_change l on l.county_code = c.county_code and l.division_id = c.division_id
    join division_operation o on o.county_code = l.county_code and o.id = l.operation_id and o.undoes is null
    join division_operation own on own.county_code = c.county_code and own.id = c.operation_id and o.seq > own.seq
    where c.county_code = ${countyCode} and c.operation_id = ${operationId} and c.after_code is not null
      and not exists (select 1 from division_operation u where u.county_code = o.county_code and u.undoes = o.id)
    order by o.seq desc limit 1`);
}

/** The tree as it would be: parents must stand, codes and names be free, nothing be left without a parent. */
function checkTree(tree: Tree, plan: UndoPlan): Outcome<null> {
  const places = new Map(tree.places);
  const founded = new Map(plan.changes.filter((c) => c.before === null).map((c) => [c.divisionId, c]));
  for (const { divisionId, level, before } of plan.changes) {
    if (before === null) places.delete(divisionId);
    else {
      const day = plan.effectiveOn;
      places.set(divisionId, { ...before, id: divisionId, level, since: day, foundedOn: day, version: 0 });
    }
  }
  const orphan = [...places.values()].find(({ parentId }) => parentId !== null && founded.has(parentId));
  if (orphan) {
    const name = founded.get(orphan.parentId ?? '')?.after?.name ?? '';
    return refuse('divisions.undo.has-children', { name, child: orphan.name });
  }
  for (const { before } of plan.changes) {
    if (before?.parentId && !places.has(before.parentId)) {
      return refuse('divisions.undo.parent-gone', { name: before.name });
    }
  }
  const draft: Draft = {
    places,
    used: new Set(),
    touchedBy: new Map(),
    problems: [],
    makeId: () => '',
  };
  checkResult(tree, draft, [reversed(plan)]);
  const [problem] = draft.problems;
  return problem ? refuse('divisions.undo.taken', { ...problem.facts }) : done(null);
}

const reversed = (plan: UndoPlan): PlannedAct => ({
  operationId: plan.operationId,
  index: 0,
  act: { kind: 'recode', codes: [], effectiveOn: plan.effectiveOn.toString(), document: '' } satisfies Act,
  effectiveOn: plan.effectiveOn,
  changes: plan.changes.map((c) => ({ ...c, before: c.after, after: c.before })),
  follows: [],
  households: [],
});

const EXAMPLES_MAX = 3;

/** Records on the result that did not come by the act, or that came by it and have gone elsewhere since. */
async function findNewHangings(reader: Reader, countyCode: string, plan: UndoPlan) {
  const resultIds = plan.changes.flatMap(({ divisionId, before, intoId }) =>
    before === null ? [divisionId] : intoId === null ? [] : [intoId],
  );
  if (resultIds.length === 0) return undefined;
  for (const hanging of hangings) {
    const place = fileSql(placements[hanging.placed].key);
    const example = fileSql(`(${hanging.example})::text as example`);
    const found = await reader.get<{ n: bigint; gone: bigint; examples: string[] | null }>(sql`
      select count(*) n, count(*) filter (where gone) gone,
        (array_agg(example order by example) filter (where example is not null))[1:${EXAMPLES_MAX}::int] examples
      from (
        select false as gone, ${example} from ${fileSql(hanging.table)} t
        where t.county_code = ${countyCode} and ${place} = any(${resultIds}::uuid[])
          and not exists (select 1 from division_follow f where f.county_code = ${countyCode}
            and f.operation_id = ${plan.operationId} and f.subject_kind = ${hanging.subjectKind}
            and f.subject_id = t.id and f.to_id = ${place})
        union all
        select true as gone, ${example} from division_follow f
        left join ${fileSql(hanging.table)} t on t.county_code = ${countyCode} and t.id = f.subject_id
        where f.county_code = ${countyCode} and f.operation_id = ${plan.operationId}
          and f.subject_kind = ${hanging.subjectKind} and f.to_id = any(${resultIds}::uuid[])
          and (t.id is null or f.to_id <> ${place})
      ) strangers`);
    if (found.n > 0n) {
      return {
        subjectKind: hanging.subjectKind,
        facts: {
          count: Number(found.n),
          gone: Number(found.gone),
          examples: (found.examples ?? []).join('、'),
        },
      };
    }
  }
  return undefined;
}
