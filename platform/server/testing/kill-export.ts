import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { getValue, openDatabase, openKeyRing, systemActor, systemClock } from '../../base/index.ts';
import { createUser } from '../../identity/index.ts';
import { cheapHash } from '../../testing/cheap-password.ts';
import { createTestDatabase } from '../../testing/database.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../cli/testing/platform-program.ts');
const COUNTY = '420281';
const [LOGIN, PASSWORD] = ['kill-export', 'Tr4vel-lamp-ohne'];
const WAIT_MS_MAX = 120_000;

export interface ExportKills {
  readonly kills: number;
  /** Kills while part of the file was written. */
  readonly hitWork: number;
  readonly rows: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const endsAt = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > endsAt) throw new Error('it does not come');
    await pause(5);
  }
}

async function findFreePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function serve(env: Record<string, string>): Promise<{ child: ChildProcess; address: string }> {
  const port = await findFreePort();
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '', ...env, PORT: String(port) },
  });
  const address = `http://localhost:${port}/api/v1`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const answer = await fetch(`${address}/health`).catch(() => undefined);
    return answer?.ok ? true : undefined;
  });
  return { child, address };
}

/** So many people in the villages of the county, and an officer who may take their list out. */
async function settle(owner: pg.Client, appUrl: string, rows: number): Promise<void> {
  await owner.query(
    `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind, town_id,
       village_id, source, created_at)
     select $1, gen_random_uuid(), '张三' || i, '张三' || i, 'x', 'x', 1, date '1940-01-01' + i % 25000, 'none',
       v.town_id, v.id, 'demo', now()
     from generate_series(1, $2) i join (select id, town_id, row_number() over (order by id) as no,
       count(*) over () as n from division where county_code = $1 and level = 'village') v on v.no = 1 + i % v.n`,
    [COUNTY, rows],
  );
  const { rows: places } = await owner.query<{ id: string }>(
    `select id from division where county_code = $1 and level = 'county'`,
    [COUNTY],
  );
  const db = openDatabase({ url: appUrl, connectionsMax: 1 });
  const actor = systemActor(COUNTY, 'test');
  const user = {
    ...{
      login: LOGIN,
      name: '李卫东',
      passwordHash: cheapHash(PASSWORD),
      mustChangePassword: false,
    },
    posts: [
      {
        post: 'bureau-officer',
        placeId: places[0]?.id ?? '',
        heldFrom: Temporal.PlainDate.from('2020-01-01'),
        document: '任〔2020〕1号',
      },
    ],
  };
  getValue(await db.write(actor, (tx) => createUser(tx, actor, user, systemClock.now())));
  await db.close();
}

async function post(address: string, body: object, headers: Record<string, string>) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      ...{ 'idempotency-key': randomUUID(), ...headers },
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

/** Whoever signed in stays so through the deaths of the program: the session is in the database. */
async function signIn(address: string): Promise<Record<string, string>> {
  const answer = await post(`${address}/session`, { login: LOGIN, password: PASSWORD }, {});
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { cookie, 'x-csrf-token': csrfToken };
}

interface Standing {
  readonly state: string;
  readonly chunks: number;
  readonly row_count: string;
}

const standingOf = async (owner: pg.Client, id: string): Promise<Standing> => {
  const { rows } = await owner.query<Standing>(
    `select state, row_count, (select count(*)::int from export_chunk c where c.export_id = f.id) as chunks
     from export_file f where id = $1`,
    [id],
  );
  if (!rows[0]) throw new Error('the export is gone');
  return rows[0];
};

/** A file is there exactly when it is whole: every piece once, in order, with the sum that was written down. */
async function checkWhole(owner: pg.Client, id: string, wantedRows: number): Promise<void> {
  const { rows: chunks } = await owner.query<{ no: number; bytes: Buffer }>(
    'select no, bytes from export_chunk where export_id = $1 order by no',
    [id],
  );
  if (chunks.some(({ no }, index) => no !== index)) throw new Error('a piece is missing or there twice');
  const file = Buffer.concat(chunks.map(({ bytes }) => bytes));
  const { rows } = await owner.query<{ sha256: Buffer; row_count: string; actions: string[] }>(
    `select sha256, row_count, (select array_agg(action order by seq) from audit_log a
       where a.subject_id = f.id) as actions from export_file f where id = $1`,
    [id],
  );
  const [record] = rows;
  if (!record?.sha256.equals(createHash('sha256').update(file).digest())) throw new Error('another sum');
  const lines = file.toString('utf8').trimEnd().split('\r\n').length - 1;
  if (lines !== wantedRows || Number(record.row_count) !== wantedRows) throw new Error(`${lines} rows`);
  if (record.actions.join() !== 'exports.run,exports.finish') throw new Error(record.actions.join());
}

/**
 * Kills the program with `kill -9` while it makes an export, again and again, and sees that the file comes whole.
 * @throws when half a file is given for a whole one, or when it does not come.
 */
export async function killExports(options: {
  readonly kills: number;
  readonly rows: number;
  say?(line: string): void;
}): Promise<ExportKills> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-kill-export-'));
  const database = await createTestDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  openKeyRing(path.join(folder, 'keys.json'));
  const env = { DATA_DIR: folder, DATABASE_URL: database.ownerUrl, MINZHENG_COUNTIES: COUNTY };
  let program: ChildProcess | undefined;
  try {
    let running = await serve(env);
    program = running.child;
    await settle(owner, database.appUrl, options.rows);
    const headers = await signIn(running.address);
    const asked = await post(
      `${running.address}/exports`,
      { list: 'persons', format: 'csv', filter: {} },
      headers,
    );
    const { id } = (await asked.json()) as { id: string };
    let hitWork = 0;
    for (let no = 0; no < options.kills; no++) {
      const before = await until(async () => {
        const standing = await standingOf(owner, id);
        return standing.chunks > no % 3 || standing.state === 'done' ? standing : undefined;
      });
      running.child.kill('SIGKILL');
      if (before.state === 'running') hitWork += 1;
      options.say?.(`kill ${no + 1}: ${before.state}, ${before.chunks} pieces`);
      running = await serve(env);
      program = running.child;
    }
    await until(async () => ((await standingOf(owner, id)).state === 'done' ? true : undefined));
    await checkWhole(owner, id, options.rows);
    const file = await fetch(`${running.address}/exports/${id}/file`, { headers });
    if (!file.ok) throw new Error(await file.text());
    return { kills: options.kills, hitWork, rows: options.rows };
  } finally {
    program?.kill('SIGKILL');
    await owner
      .query(`do $$ declare login text := 'minzheng_app_' || left(encode(sha256(convert_to(
        current_database(), 'UTF8')), 'hex'), 8); begin
      if exists (select 1 from pg_roles where rolname = login) then
        execute format('drop owned by %I; drop role %I', login, login); end if; end $$`)
      .catch(() => undefined);
    await owner.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}
