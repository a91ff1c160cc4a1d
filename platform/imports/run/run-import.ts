import { appendAudit } from '../../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql, systemActor } from '../../base/index.ts';
import type { PlaceDirectory } from '../../divisions/index.ts';
import { holdTree, loadPlaceDirectory, readLastAct } from '../../divisions/index.ts';
import type { Services } from '../../http/index.ts';
import type { Job } from '../../jobs/index.ts';
import { noteProgress } from '../../jobs/index.ts';
import { noteDuplicates } from '../../registry/index.ts';
import { countKinds } from '../store/kinds-found.ts';
import type { ImportRecord } from '../store/record.ts';
import { findImport } from '../store/record.ts';
import type { DecideContext } from './decide-unit.ts';
import { decideUnit } from './decide-unit.ts';
import { emptyDraft } from './draft.ts';
import { periodStart } from './facts.ts';
import { holdCounty } from './hold-county.ts';
import type { Plan, PlannedUnit } from './plan.ts';
import { listDoneRows, planImport, takeUnits } from './plan.ts';
import { findKnown } from './settle.ts';
import type { ChunkCounts } from './write-chunk.ts';
import { writeChunk } from './write-chunk.ts';

/**
 * Rows in one transaction. It begins small, so that even on a machine that dies every few seconds something gets done,
 * and grows while a chunk stays short: enough then that a transaction's own cost does not count.
 */
const CHUNK_ROWS = { first: 500, max: 5_000 };
const CHUNK_MS_MAX = 1_500;
/**
 * Chunks that are written side by side: while one waits for the disk, the other thinks. Nobody stands in two chunks
 * of a roster; in a ledger of relief somebody may, so there they go one behind another.
 */
const CHUNKS_AT_ONCE = 3;

/**
 * Runs or goes on with a confirmed import. Each chunk is one transaction that writes its people and what became of
 * its rows; after an interruption the rows that have a result are left out, so nothing is done twice or by half.
 */
export async function runImport(services: Services, job: Job): Promise<void> {
  const { db } = services;
  const { countyCode, subjectId: id, actor } = job;
  const record = await db.read(actor, (reader) => findImport(reader, countyCode, id));
  if (record === undefined || record.mapping === null) return;
  if (record.state === 'stopping') return await stopHere(services, actor, id);
  if (record.state !== 'running' || record.checkedOn === null) return;
  await holdCounty(services, job, () => runInCounty(services, job, record));
}

async function runInCounty(services: Services, job: Job, record: ImportRecord): Promise<void> {
  const { db, cipher } = services;
  const { countyCode, subjectId: id, actor } = job;
  const { mapping, checkedOn: today } = record;
  if (mapping === null || today === null) return;
  for (;;) {
    const { lastAct, directory } = await loadPlaces(services, countyCode);
    const { plan, doneRows } = await db.read(actor, async (reader) => ({
      plan: await planImport(reader, cipher, countyCode, { record, mapping, directory, today }),
      doneRows: await listDoneRows(reader, countyCode, id),
    }));
    await notePlan(services, actor, id, plan);
    const outcome = await runChunks(services, job, { record, today, lastAct }, unitsLeft(plan, doneRows));
    if (outcome.ok) {
      // After an interruption nobody knows of which chunks the duplicates were looked for.
      if (doneRows.size > 0) await noteAllDuplicates(services, actor, id);
      return await finish(services, actor, id);
    }
    // Places changed in between: what is left is read again on the new tree, where former names still lead.
    if (outcome.refusal.code !== PLACES_CHANGED) return await stopHere(services, actor, id);
  }
}

const PLACES_CHANGED = 'imports.places-changed';

interface Run {
  readonly record: ImportRecord;
  readonly today: Temporal.PlainDate;
  /** The last act on the tree of places when the plan was made. */
  readonly lastAct: bigint;
}

async function runChunks(
  services: Services,
  job: Job,
  run: Run,
  units: readonly PlannedUnit[],
): Promise<Outcome<null>> {
  const hands = run.record.roster === 'relief' ? 1 : CHUNKS_AT_ONCE;
  let rowsWanted = CHUNK_ROWS.first;
  let rowsLeft = units.reduce((sum, unit) => sum + unit.rows.length, 0);
  let at = 0;
  let refused: Outcome<null> | undefined;
  let isBroken = false;
  const work = async (): Promise<void> => {
    while (at < units.length && refused === undefined && !isBroken) {
      // What is left is shared, so that at the end nobody waits long for the last one.
      const share = Math.max(CHUNK_ROWS.first, Math.ceil(rowsLeft / hands));
      const chunk = takeUnits(units, at, Math.min(rowsWanted, share));
      at += chunk.length;
      rowsLeft -= chunk.reduce((sum, unit) => sum + unit.rows.length, 0);
      const startedMs = performance.now();
      try {
        const outcome = await runChunk(services, job, run, chunk);
        if (outcome.ok) await noteDuplicatesOf(services, job.actor, outcome.value);
        else refused = outcome;
      } catch (error) {
        isBroken = true;
        throw error;
      }
      const isShort = performance.now() - startedMs < CHUNK_MS_MAX / 2;
      rowsWanted = isShort ? Math.min(CHUNK_ROWS.max, rowsWanted * 2) : rowsWanted;
    }
  };
  // Whichever fails, the other one's transaction is waited for: nothing is left running behind.
  const ends = await Promise.allSettled(Array.from({ length: hands }, work));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return refused ?? done(null);
}

/** Names of places outside an officer's own are known too: a row from there is refused by name, not as unknown. */
function loadPlaces(
  { db }: Services,
  countyCode: string,
): Promise<{ lastAct: bigint; directory: PlaceDirectory }> {
  return db.read(systemActor(countyCode, 'read places for an import'), async (reader) => ({
    // First the number: an act that comes between the two is then noticed.
    lastAct: await readLastAct(reader, countyCode),
    directory: await loadPlaceDirectory(reader, countyCode),
  }));
}

function unitsLeft({ units }: Plan, doneRows: ReadonlySet<string>): PlannedUnit[] {
  if (doneRows.size === 0) return [...units];
  return units.flatMap((unit) => {
    const rows = unit.rows.filter((row) => !doneRows.has(`${row.sheetIndex}:${row.no}`));
    return rows.length === 0 ? [] : [{ ...unit, rows }];
  });
}

async function notePlan({ db }: Services, actor: Actor, id: Id, plan: Plan): Promise<void> {
  await db.change(actor, (tx) =>
    tx.run(sql`update data_import set rows_total = ${plan.rowCount},
        result = case when rows_done = 0 then '{"kinds": {}}'::jsonb else '{}' end || result
          || jsonb_build_object('others', ${JSON.stringify(plan.others)}::jsonb)
      where county_code = ${actor.countyCode} and id = ${id}`),
  );
}

function runChunk(
  { db, cipher, clock }: Services,
  job: Job,
  { record, today, lastAct }: Run,
  chunk: readonly PlannedUnit[],
): Promise<Outcome<readonly Id[]>> {
  const { countyCode, subjectId: id, actor } = job;
  return db.write(actor, async (tx) => {
    // A chunk that a crash of the machine takes back takes back its rows' results too, and is written again. The
    // end of the import is committed in full, and with it everything before.
    await tx.run(sql`set local synchronous_commit = off`);
    const now = await findImport(tx, countyCode, id);
    if (now?.state !== 'running') return refuse('imports.stopped');
    if ((await holdTree(tx, countyCode)) !== lastAct) return refuse(PLACES_CHANGED);
    // Deciding adds to what was found, and a transaction that is tried again must find it as it was.
    const units = chunk.map((unit) => ({
      ...unit,
      rows: unit.rows.map((row) => ({ ...row, findings: [...row.findings] })),
    }));
    const roster = units[0]?.context.table.roster ?? record.roster ?? '';
    const known = await findKnown(tx, actor, cipher, roster, units);
    const context: DecideContext = { actor, cipher, known, today, draft: emptyDraft(), fresh: new Map() };
    for (const unit of units) decideUnit(context, unit);
    const { draft } = context;
    const at = clock.now();
    const bulk = {
      at,
      on: periodStart(record.period) ?? today,
      source: 'import' as const,
      document: record.fileName,
      importId: id,
    };
    const counts = await writeChunk(tx, actor, bulk, roster, draft);
    const tally = (verdict: string) => draft.rows.filter((row) => row.verdict === verdict).length;
    await count(tx, countyCode, id, {
      rows: draft.rows.length,
      accepted: tally('accepted'),
      warned: tally('warned'),
      refused: tally('refused'),
      added: counts,
      kinds: countKinds(draft.rows),
    });
    await noteProgress(tx, job);
    await appendAudit(tx, actor, at, [
      {
        action: 'imports.chunk',
        subjectKind: 'import',
        subjectId: id,
        detail: { rows: draft.rows.length, from: draft.rows[0]?.rowNo ?? 0, ...counts },
      },
    ]);
    return done(draft.persons.map((person) => person.id));
  });
}

/** Locks the import until the transaction ends; so it comes near the end, and in the same order everywhere. */
async function count(
  tx: Tx,
  countyCode: string,
  id: Id,
  counts: {
    rows: number;
    accepted: number;
    warned: number;
    refused: number;
    added: ChunkCounts;
    kinds: Record<string, number>;
  },
): Promise<void> {
  await tx.run(sql`update data_import set rows_done = rows_done + ${counts.rows},
      rows_accepted = rows_accepted + ${counts.accepted}, rows_warned = rows_warned + ${counts.warned},
      rows_refused = rows_refused + ${counts.refused},
      result = result || (select jsonb_object_agg(name, coalesce((result ->> name)::int, 0) + added::int)
        from jsonb_each_text(${JSON.stringify(counts.added)}::jsonb) as counted (name, added))
        || case when result ? 'kinds' then jsonb_build_object('kinds', (select coalesce(jsonb_object_agg(name, n), '{}')
          from (select name, sum(n::int) as n
            from (select * from jsonb_each_text(result -> 'kinds')
              union all select * from jsonb_each_text(${JSON.stringify(counts.kinds)}::jsonb)) as found (name, n)
            group by name) as summed)) else '{}' end
    where county_code = ${countyCode} and id = ${id}`);
}

/**
 * Who of a chunk might be somebody else who is registered, looked for when the chunk is committed: of two that were
 * written side by side, the later look sees both.
 */
async function noteDuplicatesOf(
  { db, clock }: Services,
  actor: Actor,
  persons: readonly Id[],
): Promise<void> {
  if (persons.length === 0) return;
  await db.change(actor, async (tx) => {
    // Taken back by a crash of the machine, they are looked for again.
    await tx.run(sql`set local synchronous_commit = off`);
    await noteDuplicates(tx, persons, clock.now());
  });
}

/** The same for everybody whom the import added; looking again finds the same pairs. */
async function noteAllDuplicates(services: Services, actor: Actor, id: Id): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const added = await services.db.read(actor, (reader) =>
      reader.rows<{ person_id: Id }>(sql`select distinct person_id from import_result
        where county_code = ${actor.countyCode} and import_id = ${id} and outcome = 'added' and person_id > ${after}
        order by person_id limit ${CHUNK_ROWS.max}`),
    );
    const last = added.at(-1);
    if (last === undefined) return;
    await noteDuplicatesOf(
      services,
      actor,
      added.map((row) => row.person_id),
    );
    after = last.person_id;
  }
}

async function stopHere({ db, clock }: Services, actor: Actor, id: Id): Promise<void> {
  await db.change(actor, async (tx) => {
    const stopped = await tx.run(sql`update data_import set state = 'stopped', version = version + 1
      where county_code = ${actor.countyCode} and id = ${id} and state = 'stopping'`);
    if (stopped > 0)
      await appendAudit(tx, actor, clock.now(), [
        { action: 'imports.stopped', subjectKind: 'import', subjectId: id },
      ]);
  });
}

async function finish({ db, clock }: Services, actor: Actor, id: Id): Promise<void> {
  const now = clock.now();
  await db.change(actor, async (tx) => {
    // Asked to stop after the last row: it is done all the same.
    const finished = await tx.find<{ rows_done: number; rows_refused: number }>(sql`update data_import
      set state = 'finished', finished_at = ${now}, version = version + 1
      where county_code = ${actor.countyCode} and id = ${id} and state in ('running', 'stopping')
      returning rows_done, rows_refused`);
    if (finished === undefined) return;
    const detail = { rows: finished.rows_done, refused: finished.rows_refused };
    await appendAudit(tx, actor, now, [
      { action: 'imports.finish', subjectKind: 'import', subjectId: id, detail },
    ]);
  });
}

/** After the last try: the import says so, and can be resumed when the cause is gone. */
export async function failImport({ db, clock }: Services, job: Job): Promise<void> {
  const { countyCode, subjectId: id, actor } = job;
  await db.change(actor, async (tx) => {
    const failed = await tx.run(sql`update data_import set state = 'failed', version = version + 1
      where county_code = ${countyCode} and id = ${id} and state in ('reading', 'running', 'stopping')`);
    if (failed > 0)
      await appendAudit(tx, actor, clock.now(), [
        { action: 'imports.fail', subjectKind: 'import', subjectId: id },
      ]);
  });
}
