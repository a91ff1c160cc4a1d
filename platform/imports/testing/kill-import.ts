import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Id, KeyRing } from '../../base/index.ts';
import { getValue, newId, newKeyRing } from '../../base/index.ts';
import { drainJobs } from '../../jobs/index.ts';
import { type Kills, openVictims, pause, persist } from '../../testing/killing.ts';
import { importHandlers } from '../handlers.ts';
import { startUnderstood } from '../import-file.ts';
import { findImport } from '../store/record.ts';
import { uploadFile } from '../upload.ts';
import { makeRosterWorkbook, seeded } from './make-roster.ts';
import { COUNTY, type OwnHouse, openOwnHouse } from './own-house.ts';

export interface KillReport extends Kills {
  /** Kills that hit while the import was reading or running. */
  readonly hitWork: number;
  readonly imports: number;
  readonly rows: number;
}

const FINISH_MS_MAX = 600_000;

/** What there is, without what is made anew each time (ids, seals, moments): equal for equal worlds. */
const digestQueries = [
  `select p.name, p.id_hash, p.birth_date, p.relation, h.household_no, d.code from person p
     left join household h on h.county_code = p.county_code and h.id = p.household_id
     join division d on d.county_code = p.county_code and d.id = p.village_id order by p.id_hash, p.name`,
  `select h.household_no, h.head_name, p.id_hash from household h
     left join person p on p.county_code = h.county_code and p.id = h.head_id order by h.household_no`,
  `select m.roster, m.from_on, m.facts::text, p.id_hash from roster_membership m
     join person p on p.county_code = m.county_code and p.id = m.person_id order by p.id_hash`,
  `select a.account_hash, p.id_hash from bank_account a
     join person p on p.county_code = a.county_code and p.id = a.person_id order by 1, 2`,
  `select i.file_name, r.row_no, r.verdict, r.outcome, r.kinds::text, r.facts::text from import_result r
     join data_import i on i.county_code = r.county_code and i.id = r.import_id order by 1, 2`,
  `select subject_kind, act, import_row, count(*) from fact_history group by 1, 2, 3 order by 1, 2, 3`,
  `select file_name, state, rows_done, rows_accepted, rows_warned, rows_refused from data_import order by 1`,
];

async function digest(ownerUrl: string): Promise<string> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const hash = createHash('sha256');
  for (const query of digestQueries) {
    const { rows } = await client.query({ text: query, rowMode: 'array' });
    hash.update(JSON.stringify(rows, (_, value) => (Buffer.isBuffer(value) ? value.toString('hex') : value)));
  }
  await client.end();
  return hash.digest('hex');
}

/** At any moment: rows' results and the counts agree, and everybody who came in has a row, and the other way round. */
async function findHalfWritten(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ what: string }>(`
    select 'counts of ' || i.file_name as what from data_import i
      where i.rows_done <> (select count(*) from import_result r where r.county_code = i.county_code and r.import_id = i.id)
    union all select 'a row without its person' from import_result r where r.verdict <> 'refused' and not exists
      (select 1 from person p where p.county_code = r.county_code and p.id = r.person_id)
    union all select 'a person without a row' from fact_history f
      left join import_result r on r.county_code = f.county_code and r.import_id = f.import_id
        and r.row_no = f.import_row and r.person_id = f.subject_id
      where f.act = 'create' and f.subject_kind = 'person' and r.row_no is null
    union all select 'a household in parts' from import_result r join household h on h.county_code = r.county_code and h.id = r.household_id
      where h.head_id is not null and not exists (select 1 from person p where p.county_code = h.county_code and p.id = h.head_id)
    union all select 'a person twice' from person group by county_code, id_hash having count(*) > 1`);
  await client.end();
  return rows.map(({ what }) => what);
}

const fileOf = (no: number) => `roster-${no}.xlsx`;

async function importQuietly(keys: KeyRing, workbooks: readonly Buffer[]): Promise<string> {
  const house = await openOwnHouse(keys);
  try {
    for (const [no, bytes] of workbooks.entries()) {
      const id = getValue(
        await uploadFile(house.services, house.officer, { fileName: fileOf(no), bytes, key: newId() }),
      );
      await drainJobs(house.services, importHandlers(house.services));
      getValue(await startUnderstood(house.services, house.officer, id));
      await drainJobs(house.services, importHandlers(house.services));
    }
    return await digest(house.ownerUrl);
  } finally {
    await house.close();
  }
}

async function stateOf(house: OwnHouse, id: Id): Promise<string> {
  const record = await persist(() =>
    house.services.db.read(house.officer, (reader) => findImport(reader, COUNTY, id)),
  );
  return record?.state ?? 'missing';
}

/**
 * Imports workbooks one after another while the program and its database are killed in turn at random moments, and
 * compares what came of it with the same workbooks imported in peace.
 * @param options.say is told how it goes.
 * @throws when anything is half written, lost, done twice, or does not go on by itself.
 */
export async function killImports(options: {
  readonly kills: number;
  readonly rows: number;
  readonly imports: number;
  readonly seed: number;
  readonly waitMsMax: number;
  say?(line: string): void;
}): Promise<KillReport> {
  const random = seeded(options.seed);
  const keys = newKeyRing();
  const workbooks: Buffer[] = [];
  for (let no = 0; no < options.imports; no++)
    workbooks.push(await makeRosterWorkbook(options.rows, options.seed + no));
  const wanted = await importQuietly(keys, workbooks);
  const house = await openOwnHouse(keys);
  const victims = await openVictims(house, house.startProgram);
  let hitWork = 0;
  let isOver = false;
  const killer = async (current: () => Id | undefined) => {
    for (let no = 0; no < options.kills && !isOver; no++) {
      await pause(50 + random() * options.waitMsMax);
      const id = current();
      const state = id === undefined ? 'none' : await stateOf(house, id);
      const what = await victims.killNext();
      if (['reading', 'running'].includes(state)) hitWork++;
      const broken = await persist(() => findHalfWritten(house.ownerUrl));
      options.say?.(`kill ${no + 1}: ${what} while ${state}; ${broken.length} broken`);
      if (broken.length > 0) throw new Error(`after kill ${no + 1}: ${[...new Set(broken)].join(', ')}`);
    }
  };
  try {
    let current: Id | undefined;
    const killing = killer(() => current);
    for (const [no, bytes] of workbooks.entries()) {
      const key = newId();
      const put = () => uploadFile(house.services, house.officer, { fileName: fileOf(no), bytes, key });
      const id = getValue(await persist(put));
      current = id;
      await waitFor(house, id, 'recognised');
      const started = await persist(async () =>
        (await stateOf(house, id)) === 'recognised'
          ? await startUnderstood(house.services, house.officer, id)
          : undefined,
      );
      if (started !== undefined) getValue(started);
      await waitFor(house, id, 'finished');
    }
    isOver = true;
    await killing;
    const got = await persist(() => digest(house.ownerUrl));
    if (got !== wanted) throw new Error('after the kills the county is not what it is without them');
    const { programKills, databaseKills } = victims;
    return {
      programKills,
      databaseKills,
      hitWork,
      imports: options.imports,
      rows: options.rows * options.imports,
    };
  } finally {
    victims.end();
    await house.close();
  }
}

async function waitFor(house: OwnHouse, id: Id, wanted: string): Promise<void> {
  const endsAt = Date.now() + FINISH_MS_MAX;
  for (;;) {
    const state = await stateOf(house, id);
    if (state === wanted) return;
    if (['failed', 'unreadable', 'stopped'].includes(state) || Date.now() > endsAt)
      throw new Error(`the import is ${state}, not ${wanted}`);
    await pause(50);
  }
}
