import pg from 'pg';
import { Type } from 'typebox';
import {
  createFieldCipher,
  done,
  fixedClock,
  getValue,
  type Id,
  mergeCatalogues,
  newKeyRing,
  openDatabase,
  refuse,
  sql,
  systemActor,
} from '../../base/index.ts';
import { createApp, httpRefusals } from '../../http/index.ts';
import {
  createSessionKeeper,
  createUser,
  identityRefusals,
  type Post,
  registerIdentityRoutes,
} from '../../identity/index.ts';
import { drainJobs } from '../../jobs/index.ts';
import { type Browser, openBrowser } from '../../testing/browser.ts';
import { cheapHash } from '../../testing/cheap-password.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import {
  defineList,
  exportDefaults,
  exportHandlers,
  exportsRefusals,
  listCatalogue,
  registerExportRoutes,
} from '../index.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';

interface Person {
  readonly id: Id;
  readonly name: string;
  readonly birth_date: Temporal.PlainDate | null;
}

/** What a test wants to happen while a list is read: wait, fail. */
export interface Disturbance {
  beforePage?: (pageNo: number) => Promise<void>;
}

/** A list of names straight from the table, paged by key, with nothing but row-level security to hold it. */
const namesList = (disturbance: Disturbance) => {
  let pageNo = 0;
  return defineList({
    name: 'names',
    title: { zh: '姓名表', en: 'Names' },
    permission: 'registry.read',
    filter: Type.Object({
      sex: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
      q: Type.Optional(Type.String()),
    }),
    columns: [
      { name: 'name', title: { zh: '姓名', en: 'Name' }, kind: 'text', value: (item: Person) => item.name },
      { name: 'born', title: { zh: '出生日期', en: 'Born' }, kind: 'date', value: (item) => item.birth_date },
      { name: 'id', title: { zh: '编号', en: 'Id' }, kind: 'text', isExtra: true, value: (item) => item.id },
    ],
    async readPage({ reader, actor }, filter, { limit, after }) {
      pageNo = after === undefined ? 0 : pageNo + 1;
      await disturbance.beforePage?.(pageNo);
      if (filter.q === 'refuse') return refuse('http.invalid');
      const items = await reader.rows<Person>(sql`select id, name, birth_date from person
        where county_code = ${actor.countyCode} and ${after === undefined ? sql`true` : sql`id > ${after}`}
          and ${filter.sex === undefined ? sql`true` : sql`sex = ${filter.sex}`}
        order by id limit ${limit}`);
      return done({ items, next: items.length < limit ? null : (items.at(-1)?.id ?? null) });
    },
  });
};

/** A database, a county, officers and a server that exports. */
export async function openExportHouse() {
  const database = await createTestDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  const db = openDatabase({ url: database.appUrl, connectionsMax: 10 });
  const clock = fixedClock('2026-11-23T01:00:00Z');
  const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
  const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
  const keeper = createSessionKeeper(services);
  const disturbance: Disturbance = {};
  const lists = listCatalogue(namesList(disturbance));
  const work = { services, lists, settings: exportDefaults };
  const handlers = exportHandlers(work);
  let working: Promise<unknown> = Promise.resolve();
  /** Jobs run in this process, one after another, while requests go on. */
  const wake = () => {
    working = working.catch(() => undefined).then(() => drainJobs(services, handlers));
  };
  const app = await createApp({
    catalogue: mergeCatalogues(httpRefusals, identityRefusals, exportsRefusals),
    findActor: keeper.findActor,
    csrfTokenOf: keeper.csrfTokenOf,
  });
  registerIdentityRoutes(app, services, keeper);
  registerExportRoutes(app, services, { lists, wake });
  await app.ready();
  const passwordHash = cheapHash(PASSWORD);
  let made = 0;

  async function signIn(post: Post, placeId: Id = county.id): Promise<Browser & { userId: Id }> {
    made += 1;
    const user = {
      login: `user-${made}`,
      name: `人员${made}`,
      passwordHash,
      mustChangePassword: false,
      posts: [{ post, placeId, heldFrom: Temporal.PlainDate.from('2026-01-01'), document: '任〔2026〕1号' }],
    };
    const outcome = await db.change(systemActor(county.code, 'test'), (tx) =>
      createUser(tx, systemActor(county.code, 'test'), user, clock.now()),
    );
    const browser = openBrowser(app);
    await browser.signIn(user.login, PASSWORD);
    return Object.assign(browser, { userId: getValue(outcome).id });
  }

  /** So many people, evenly over the four villages. */
  async function addPeople(count: number, name = '张三'): Promise<void> {
    const villages = county.towns.flatMap((town) => town.villages.map((village) => [town.id, village]));
    await owner.query(
      `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind, town_id,
         village_id, source, created_at)
       select $1, gen_random_uuid(), $3 || i, $3 || i, 'x', 'x', 1 + i % 2, date '1940-01-01' + i % 25000, 'none',
         ($2::uuid[][])[1 + i % 4][1], ($2::uuid[][])[1 + i % 4][2], 'demo', now()
       from generate_series(1, $4) i`,
      [county.code, villages, name, count],
    );
  }

  return {
    database,
    owner,
    services,
    clock,
    county,
    app,
    work,
    handlers,
    /** Makes the jobs run again, as the runner's next turn does. */
    wake,
    /** Resolves when no job is due; rejects when the last one threw. */
    idle: () => working,
    disturbance,
    signIn,
    addPeople,
    async close() {
      await working.catch(() => undefined);
      await app.close();
      await db.close();
      await owner.end();
      await database.drop();
    },
  };
}
