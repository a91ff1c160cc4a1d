import type { Actor, Id, Tx } from '../base/index.ts';
import { newId, sql } from '../base/index.ts';
import type { PlaceChange, PlannedAct } from './draft.ts';
import { readName } from './pinyin.ts';

export interface OperationRow {
  readonly operationId: Id;
  readonly kind: string;
  readonly effectiveOn: Temporal.PlainDate;
  readonly document: string;
  readonly reason: string;
  readonly undoes?: Id;
}

/** Writes down who did what to the tree. The county's row is locked by the caller, so the numbers follow. */
export async function insertOperations(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  operations: readonly OperationRow[],
): Promise<void> {
  await tx.run(sql`
    insert into division_operation (county_code, id, seq, kind, effective_on, document, reason, undoes,
      recorded_at, recorded_by, recorded_by_name)
    select ${actor.countyCode}, o.id, last.seq + o.no, o.kind, o.effective_on, o.document, o.reason, o.undoes,
      ${at}, ${actor.userId}, ${actor.userName}
    from unnest(${operations.map((o) => o.operationId)}::uuid[], ${operations.map((o) => o.kind)}::text[],
        ${operations.map((o) => o.effectiveOn.toString())}::date[], ${operations.map((o) => o.document)}::text[],
        ${operations.map((o) => o.reason)}::text[], ${operations.map((o) => o.undoes ?? null)}::uuid[])
      with ordinality o(id, kind, effective_on, document, reason, undoes, no),
      (select coalesce(max(seq), 0) seq from division_operation where county_code = ${actor.countyCode}) last`);
}

/** The rows of places, their spans, what changed, and their former names: nine statements for any plan. */
export async function writePlaces(tx: Tx, countyCode: string, acts: readonly PlannedAct[]): Promise<void> {
  const rows = acts.flatMap((act) => act.changes.map((change) => ({ act, change })));
  await endPlaces(tx, countyCode, rows);
  await restatePlaces(tx, countyCode, rows);
  await insertPlaces(tx, countyCode, rows);
  await writeSpans(tx, countyCode, rows);
  await insertChanges(
    tx,
    countyCode,
    rows.map(({ act, change }) => ({ operationId: act.operationId, change })),
  );
  await keepFormerNames(tx, countyCode, rows);
}

interface Row {
  readonly act: PlannedAct;
  readonly change: PlaceChange;
}

const idsOf = (rows: readonly Row[]) => rows.map(({ change }) => change.divisionId);
const daysOf = (rows: readonly Row[]) => rows.map(({ act }) => act.effectiveOn.toString());

async function endPlaces(tx: Tx, countyCode: string, rows: readonly Row[]): Promise<void> {
  const ended = rows.filter(({ change }) => change.after === null);
  // Who previewed an act on the receiving place saw less hanging on it than there is now.
  const hosts = rows.flatMap(({ act }) => act.follows.filter((f) => f.fromId === f.toId).map((f) => f.toId));
  await tx.run(sql`update division set version = version + 1
    where county_code = ${countyCode} and id = any(${hosts}::uuid[])`);
  if (ended.length === 0) return;
  await tx.run(sql`update division d set valid_to = e.day, version = version + 1
    from unnest(${idsOf(ended)}::uuid[], ${daysOf(ended)}::date[]) e(id, day)
    where d.county_code = ${countyCode} and d.id = e.id`);
}

function stateColumns(rows: readonly Row[]) {
  const states = rows.map(({ change }) => change.after ?? change.before);
  const readings = states.map((state) => readName(state?.name ?? ''));
  return {
    codes: states.map((state) => state?.code ?? null),
    names: states.map((state) => state?.name ?? null),
    kinds: states.map((state) => state?.kind ?? null),
    parents: states.map((state) => state?.parentId ?? null),
    towns: rows.map(({ change }, i) => (change.level === 'village' ? (states[i]?.parentId ?? null) : null)),
    pinyins: readings.map(({ pinyin }) => pinyin),
    initials: readings.map(({ initials }) => initials),
  };
}

async function restatePlaces(tx: Tx, countyCode: string, rows: readonly Row[]): Promise<void> {
  const restated = rows.filter(({ change }) => change.before !== null && change.after !== null);
  if (restated.length === 0) return;
  const c = stateColumns(restated);
  await tx.run(sql`update division d set code = n.code, name = n.name, kind = n.kind, parent_id = n.parent_id,
      town_id = n.town_id, pinyin = n.pinyin, initials = n.initials, version = version + 1
    from unnest(${idsOf(restated)}::uuid[], ${c.codes}::text[], ${c.names}::text[], ${c.kinds}::text[],
      ${c.parents}::uuid[], ${c.towns}::uuid[], ${c.pinyins}::text[], ${c.initials}::text[])
      n(id, code, name, kind, parent_id, town_id, pinyin, initials)
    where d.county_code = ${countyCode} and d.id = n.id`);
}

async function insertPlaces(tx: Tx, countyCode: string, rows: readonly Row[]): Promise<void> {
  const founded = rows.filter(({ change }) => change.before === null);
  if (founded.length === 0) return;
  const c = stateColumns(founded);
  await tx.run(sql`insert into division (county_code, id, level, code, name, kind, parent_id, town_id, pinyin,
      initials, valid_from)
    select ${countyCode}, n.* from unnest(${idsOf(founded)}::uuid[],
      ${founded.map(({ change }) => change.level)}::text[], ${c.codes}::text[], ${c.names}::text[],
      ${c.kinds}::text[], ${c.parents}::uuid[], ${c.towns}::uuid[], ${c.pinyins}::text[],
      ${c.initials}::text[], ${daysOf(founded)}::date[]) n`);
}

async function writeSpans(tx: Tx, countyCode: string, rows: readonly Row[]): Promise<void> {
  const closed = rows.filter(({ change }) => change.before !== null);
  await tx.run(sql`update division_version v set valid_to = c.day
    from unnest(${idsOf(closed)}::uuid[], ${daysOf(closed)}::date[]) c(id, day)
    where v.county_code = ${countyCode} and v.division_id = c.id and v.valid_to is null`);
  const opened = rows.filter(({ change }) => change.after !== null);
  const c = stateColumns(opened);
  await tx.run(sql`insert into division_version (county_code, division_id, valid_from, operation_id, code, name,
      kind, parent_id)
    select ${countyCode}, n.* from unnest(${idsOf(opened)}::uuid[], ${daysOf(opened)}::date[],
      ${opened.map(({ act }) => act.operationId)}::uuid[], ${c.codes}::text[], ${c.names}::text[],
      ${c.kinds}::text[], ${c.parents}::uuid[]) n`);
}

export async function insertChanges(
  tx: Tx,
  countyCode: string,
  rows: readonly { readonly operationId: Id; readonly change: PlaceChange }[],
): Promise<void> {
  const side = (key: 'before' | 'after') => {
    const states = rows.map(({ change }) => change[key]);
    return {
      codes: states.map((state) => state?.code ?? null),
      names: states.map((state) => state?.name ?? null),
      kinds: states.map((state) => state?.kind ?? null),
      parents: states.map((state) => state?.parentId ?? null),
    };
  };
  const before = side('before');
  const after = side('after');
  await tx.run(sql`insert into division_change (county_code, operation_id, division_id, level,
      before_code, before_name, before_kind, before_parent_id,
      after_code, after_name, after_kind, after_parent_id, into_id)
    select ${countyCode}, n.* from unnest(${rows.map((row) => row.operationId)}::uuid[],
      ${rows.map((row) => row.change.divisionId)}::uuid[], ${rows.map((row) => row.change.level)}::text[],
      ${before.codes}::text[], ${before.names}::text[], ${before.kinds}::text[], ${before.parents}::uuid[],
      ${after.codes}::text[], ${after.names}::text[], ${after.kinds}::text[], ${after.parents}::uuid[],
      ${rows.map((row) => row.change.intoId)}::uuid[]) n`);
}

/** A name that was given up still leads to the place; so do the other names of a place that was merged. */
async function keepFormerNames(tx: Tx, countyCode: string, rows: readonly Row[]): Promise<void> {
  const former = rows.flatMap(({ act, change }) => {
    const toId = change.after === null ? change.intoId : change.divisionId;
    const given = change.after?.name !== change.before?.name;
    return change.before && toId && given ? [{ act, change, toId, name: change.before.name }] : [];
  });
  if (former.length === 0) return;
  await tx.run(sql`insert into division_alias (county_code, id, division_id, alias, source, operation_id)
    select ${countyCode}, gen_random_uuid(), n.to_id, n.name, n.source, n.operation_id
    from (
      select to_id, name, source, operation_id
      from unnest(${former.map((f) => f.toId)}::uuid[], ${former.map((f) => f.name)}::text[],
        ${former.map((f) => f.act.act.document)}::text[], ${former.map((f) => f.act.operationId)}::uuid[])
        u(to_id, name, source, operation_id)
      union all
      select u.to_id, a.alias, a.source, u.operation_id
      from unnest(${former.map((f) => f.toId)}::uuid[], ${former.map((f) => f.change.divisionId)}::uuid[],
        ${former.map((f) => f.act.operationId)}::uuid[]) u(to_id, from_id, operation_id)
      join division_alias a on a.county_code = ${countyCode} and a.division_id = u.from_id
      where u.to_id <> u.from_id
    ) n
    where not exists (select 1 from division d
      where d.county_code = ${countyCode} and d.id = n.to_id and d.name = n.name)
    on conflict do nothing`);
}

/** For the tests of other mechanisms and for officers: another name by which a place is known. */
export async function addAlias(
  tx: Tx,
  countyCode: string,
  given: { placeId: Id; alias: string; source: string },
): Promise<boolean> {
  const added = await tx.run(sql`insert into division_alias (county_code, id, division_id, alias, source)
    values (${countyCode}, ${newId()}, ${given.placeId}, ${given.alias}, ${given.source})
    on conflict do nothing`);
  return added === 1;
}
