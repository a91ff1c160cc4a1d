import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { DEMO_PASSWORD } from '../demo/index.ts';
import {
  type Actor,
  createFieldCipher,
  type Database,
  type FieldCipher,
  openDatabase,
  sql,
  systemActor,
  systemClock,
} from '../platform/base/index.ts';
import { listPersons } from '../platform/registry/index.ts';
import { openLogin, openStore, readConfig } from '../platform/server/index.ts';
import { call, closedLoop, type SignedIn, signIn } from './kit/clients.ts';
import { percentile, report } from './kit/measure.ts';
import { findFreePort } from './kit/program.ts';
import { openProvince } from './kit/province.ts';

/** Every kind of search over three million people, through HTTP, against the same query on a bare connection. */
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 3_000_000);
const CLIENTS = 16;
const KIND_MS = Number(process.env.BENCH_KIND_MS ?? 4_000);
/** Kinds and scopes to measure, as `county.*(phone|pinyin)`; all when left out. */
const ASKED = new RegExp(process.env.BENCH_KINDS ?? '');
const SAMPLE = 400;
const ROOT = path.resolve(import.meta.dirname, '..');
const COUNTY = '420281';
const TARGET_MS = 25;

interface Sampled {
  readonly id: string;
  readonly name: string;
  readonly search_name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly id_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly town: string;
  readonly village: string;
}

/** People from all over the scope: common names come as often as they are borne. */
async function sample(
  db: Database,
  actor: Actor,
  scope: { column: string; id: string } | null,
): Promise<Sampled[]> {
  const within =
    scope === null
      ? sql``
      : scope.column === 'town'
        ? sql`and p.town_id = ${scope.id}`
        : sql`and p.village_id = ${scope.id}`;
  return await db.read(actor, async (reader) => {
    const rows: Sampled[] = [];
    while (rows.length < SAMPLE) {
      const from = (Math.random() * 0x1_0000_0000).toString(16).padStart(8, '0').slice(0, 8);
      const found = await reader.rows<Sampled>(sql`select p.id, p.name, p.search_name, p.pinyin, p.initials,
          p.id_sealed, p.phone_sealed, t.name as town, v.name as village
        from person p join division t on t.county_code = p.county_code and t.id = p.town_id
          join division v on v.county_code = p.county_code and v.id = p.village_id
        where p.county_code = ${COUNTY} ${within} and p.id_sealed is not null and p.died_on is null
          and p.id_hash >= ${Buffer.from(from, 'hex')} order by p.id_hash limit 40`);
      if (found.length === 0 && rows.length > 0) break;
      rows.push(...found);
    }
    return rows;
  });
}

function wordsOf(people: readonly Sampled[], cipher: FieldCipher): Record<string, string[]> {
  const opened = (column: 'id_sealed' | 'phone_sealed') =>
    people.flatMap((one) => {
      const sealed = one[column];
      return sealed === null
        ? []
        : [cipher.open(sealed, { countyCode: COUNTY, table: 'person', column, rowId: one.id })];
    });
  const ids = opened('id_sealed');
  const each = (make: (one: Sampled, index: number) => string) => people.map(make);
  const characters = (one: Sampled) => [...one.search_name];
  return {
    'ID number': ids,
    'last four and name': each((one, index) => `${ids[index]?.slice(-4)} ${one.name}`),
    'last four and township': each((one, index) => `${ids[index]?.slice(-4)} ${one.town}`),
    'name, whole': each((one) => one.name),
    'name, first two characters': each((one) => characters(one).slice(0, 2).join('')),
    'surname 王': ['王'],
    'surname, any': each((one) => characters(one)[0] ?? ''),
    'part of a name': each((one) => characters(one).slice(-2).join('')),
    'part 建国': ['建国'],
    'pinyin, whole': each((one) => one.pinyin),
    'pinyin, beginning': each((one) => one.pinyin.slice(0, 5)),
    initials: each((one) => one.initials),
    phone: opened('phone_sealed'),
    'household head': each((one) => `户主 ${one.name}`),
    village: each((one) => one.village),
    'village and surname': each((one) => `${one.village} ${characters(one)[0]}`),
    'township and part of a name': each((one) => `${one.town} ${characters(one).slice(-2).join('')}`),
    'not there': each((one) => `${one.name}𠮷龘`),
  };
}

const folder = await openProvince(PEOPLE);
process.env.DATA_DIR = folder;
delete process.env.DATABASE_URL;
const config = readConfig(process.env, ROOT);
const store = await openStore(config);
const { appUrl, keys } = await openLogin(store, config);
const cipher = createFieldCipher(keys);
const db = openDatabase({ url: appUrl, connectionsMax: CLIENTS });
const system = systemActor(COUNTY, 'benchmark');
const port = await findFreePort();
const server = fork(path.join(import.meta.dirname, 'kit', 'province-server.ts'), [ROOT, String(port)]);
await once(server, 'message');

/** Before it is timed: what is searched all day is in memory, and the program is measured, not the disk of the first morning. */
async function askEachOnce(count: number, ask: (no: number) => Promise<void>): Promise<void> {
  let no = 0;
  const client = async () => {
    while (no < count) await ask(no++);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function measure(scope: string, actor: Actor, session: SignedIn, words: Record<string, string[]>) {
  const today = systemClock.today();
  for (const [kind, list] of Object.entries(words)) {
    if (list.length === 0 || !ASKED.test(`${scope} ${kind}`)) continue;
    const wordOf = (no: number) => list[(no * 7919) % list.length] ?? '';
    const overHttp = async (no: number) => {
      const one = { method: 'POST' as const, path: '/api/v1/persons/search', body: { q: wordOf(no) } };
      const answer = await call(port, one, session);
      if (answer.status !== 200) throw new Error(`${kind}: ${answer.text}`);
    };
    const bare = async (no: number) => {
      const context = { actor, cipher, today };
      await db.read(actor, (r) => listPersons(r, context, { q: wordOf(no), filter: {}, limit: 20 }));
    };
    await askEachOnce(list.length, overHttp);
    const ours = await closedLoop(CLIENTS, KIND_MS, overHttp);
    await askEachOnce(CLIENTS, bare);
    const baseline = await closedLoop(CLIENTS, KIND_MS / 2, bare);
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const) {
      const value = percentile(ours.latenciesMs, share);
      const under = percentile(baseline.latenciesMs, share);
      report({
        name: `search ${kind}, ${scope}, ${name}`,
        value,
        unit: 'ms',
        baseline: under,
        ratio: value / under,
        runs: ours.latenciesMs.length,
        ...(name === 'p95' ? { target: `≤ ${TARGET_MS}` } : {}),
      });
    }
  }
}

try {
  for (const [scope, login] of [
    ['county', 'daye-officer'],
    ['township', 'daye-clerk'],
    ['village', 'daye-village'],
  ] as const) {
    const holding = await db.read(systemActor(COUNTY, 'benchmark'), (reader) =>
      reader.get<{ place_id: string; user_id: string }>(sql`select h.place_id, h.user_id from post_holding h
        join app_user u on u.county_code = h.county_code and u.id = h.user_id where u.login = ${login}`),
    );
    const column =
      scope === 'county' ? null : { column: scope === 'township' ? 'town' : 'village', id: holding.place_id };
    const people = await sample(db, system, column);
    const level = scope === 'township' ? ('town' as const) : scope;
    const actor: Actor = { ...system, level, placeId: column?.id ?? null, userId: holding.user_id };
    await measure(scope, actor, await signIn(port, login, DEMO_PASSWORD), wordsOf(people, cipher));
  }
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  await db.close();
  await store.embedded?.stop();
}
