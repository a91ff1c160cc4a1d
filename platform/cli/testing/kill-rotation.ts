import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  createFieldCipher,
  type FieldCipher,
  openDatabase,
  openKeyRing,
  readKeyFile,
} from '../../base/index.ts';
import { addPersons, invent, inventedId } from '../../registry/testing.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { dropLogin, runKeys } from './run-keys.ts';

const COUNTY = '420281';
const PEOPLE_A_DAY = 499;
const LOOK_MS = 2;
const END_MS_MAX = 60_000;

export interface RotationKills {
  readonly kills: number;
  /** Kills between the new key and the first value under it. */
  readonly beforeSealing: number;
  /** Kills while some values were under the new key and some under the old one. */
  readonly whileSealing: number;
  readonly values: number;
}

interface Ground {
  readonly env: Record<string, string>;
  readonly keyFile: string;
  readonly owner: pg.Client;
  /** What each sealed value says, by the id of its person and its column. */
  readonly said: ReadonlyMap<string, string>;
}

const columns = ['id_sealed', 'phone_sealed'] as const;

async function settle(cipher: FieldCipher, appUrl: string, ownerUrl: string, people: number) {
  const county = await createTestCounty(ownerUrl, COUNTY, '大冶市');
  const said = new Map<string, string>();
  const facts = Array.from({ length: people }, (_, no) => {
    const birthDate = Temporal.PlainDate.from('1950-01-01').add({ days: Math.floor(no / PEOPLE_A_DAY) });
    const idNumber = inventedId(birthDate.toString(), (no % PEOPLE_A_DAY) * 2 + 1);
    const phone = `154${String(no).padStart(8, '0')}`;
    const person = invent(county, { idKind: 'resident', idNumber, birthDate, phone });
    said.set(`${person.id} id_sealed`, idNumber).set(`${person.id} phone_sealed`, phone);
    return person;
  });
  const db = openDatabase({ url: appUrl, connectionsMax: 2 });
  await addPersons(db, testActor({ countyCode: COUNTY }), cipher, facts);
  await db.close();
  return said;
}

/** Every value opens, whatever happened; tells how many are under which key. */
async function openAll({ owner, keyFile, said }: Ground): Promise<Map<number, number>> {
  const cipher = createFieldCipher(readKeyFile(keyFile).ring);
  const counts = new Map<number, number>();
  const { rows } = await owner.query<{ id: string } & Record<(typeof columns)[number], Buffer>>(
    'select id, id_sealed, phone_sealed from person',
  );
  for (const row of rows) {
    for (const column of columns) {
      const place = { countyCode: COUNTY, table: 'person', column, rowId: row.id };
      const plain = cipher.open(row[column], place);
      if (plain !== said.get(`${row.id} ${column}`))
        throw new Error(`${column} of ${row.id} says another thing`);
      const no = cipher.keyNoOf(row[column]);
      counts.set(no, (counts.get(no) ?? 0) + 1);
    }
  }
  const values = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (values !== said.size) throw new Error(`${said.size - values} values are gone`);
  return counts;
}

async function succeed(ground: Ground, verb: string): Promise<void> {
  const { code, complaint } = await runKeys(ground.env, verb).ended;
  if (code !== 0) throw new Error(`keys ${verb} ended with ${code}: ${complaint}`);
}

const underNew = async ({ owner }: Ground): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from person where get_byte(id_sealed, 1) = 2',
  );
  return rows[0]?.n ?? 0;
};

/** The three kinds of moments: the key is just there, values are in the middle of it, any time at all. */
async function waitForMoment(
  ground: Ground,
  child: ChildProcess,
  no: number,
  random: () => number,
): Promise<void> {
  const before = await underNew(ground);
  const endsAt = Date.now() + END_MS_MAX;
  const kind = no % 3;
  if (kind === 2) return await pause(random() * 2_500);
  while (child.exitCode === null) {
    if (kind === 0 && readKeyFile(ground.keyFile).ring.currentFieldKeyNo === 2) return;
    if (kind === 1 && (await underNew(ground)) > before) return;
    if (Date.now() > endsAt) throw new Error('the moment to kill it does not come');
    await pause(LOOK_MS);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Kills `minzheng keys rotate` again and again, lets it come to its end, and drops the old key.
 * @throws when a value is lost or cannot be opened at any moment, or when it does not come to an end.
 */
export async function killRotations(options: {
  readonly kills: number;
  readonly people: number;
  readonly random: () => number;
  say?(line: string): void;
}): Promise<RotationKills> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-kill-keys-'));
  const database = await createTestDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  const keyFile = path.join(folder, 'keys.json');
  const env = { DATA_DIR: folder, DATABASE_URL: database.ownerUrl, MINZHENG_COUNTIES: COUNTY };
  try {
    const cipher = createFieldCipher(openKeyRing(keyFile));
    const said = await settle(cipher, database.appUrl, database.ownerUrl, options.people);
    const ground: Ground = { env, keyFile, owner, said };
    const report = { kills: 0, beforeSealing: 0, whileSealing: 0, values: said.size };
    for (let no = 0; no < options.kills; no++) {
      const { child, ended } = runKeys(env, 'rotate');
      await waitForMoment(ground, child, no, options.random);
      child.kill('SIGKILL');
      await ended;
      const counts = await openAll(ground);
      const hasKey = readKeyFile(keyFile).ring.currentFieldKeyNo === 2;
      report.kills += 1;
      if (hasKey && !counts.has(2)) report.beforeSealing += 1;
      if (counts.size === 2) report.whileSealing += 1;
      options.say?.(`kill ${no + 1}: ${[...counts].map(([key, n]) => `${n} under key ${key}`).join(', ')}`);
    }
    await succeed(ground, 'rotate');
    const [only, ...others] = await openAll(ground);
    if (only?.[0] !== 2 || others.length > 0) throw new Error('the rotation ended before its end');
    await succeed(ground, 'drop-old');
    if (readKeyFile(keyFile).ring.fieldKeys.size !== 1) throw new Error('the old key is still there');
    await openAll(ground);
    return report;
  } finally {
    await dropLogin(owner);
    await owner.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}
