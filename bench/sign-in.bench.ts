import {
  createFieldCipher,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
  systemClock,
} from '../platform/base/index.ts';
import { createApp, httpRefusals } from '../platform/http/index.ts';
import {
  createSessionKeeper,
  hashPassword,
  identityRefusals,
  registerIdentityRoutes,
} from '../platform/identity/index.ts';
import { openBrowser } from '../platform/testing/browser.ts';
import { createTestCounty } from '../platform/testing/county.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { median, report } from './kit/measure.ts';

/** `TRIES=100`: whether the time of a refused sign-in tells a login that exists from one that does not. */
const tries = Number(process.env.TRIES ?? 100);
const COUNTY = '420281';
const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const services = { db, clock: systemClock, cipher: createFieldCipher(newKeyRing()) };
const keeper = createSessionKeeper(services);
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, identityRefusals),
  findActor: keeper.findActor,
  csrfTokenOf: keeper.csrfTokenOf,
  requestsPerMinuteMax: 1_000_000,
});
registerIdentityRoutes(app, services, keeper);
await app.ready();

const passwordHash = await hashPassword('Tr4vel-lamp-ohne');
await db.change(systemActor(COUNTY, 'bench'), (tx) =>
  tx.run(sql`insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at)
    select ${COUNTY}, id, 'known-' || no, '王小明', ${passwordHash}, now(), now()
    from unnest(${Array.from({ length: tries }, () => newId())}::uuid[]) with ordinality u (id, no)`),
);

/** Each try with a login and from an address of its own, so that nothing has to wait. */
async function timeOf(login: string, no: number): Promise<number> {
  const browser = openBrowser(app, `10.${no >> 8}.${no & 255}.${login.length}`);
  const startedAt = performance.now();
  const answer = await browser.signIn(login, 'Not-the-passw0rd');
  const ms = performance.now() - startedAt;
  if (answer.body.error.code !== 'identity.sign-in.wrong') throw new Error(answer.text);
  return ms;
}

// The very first try of a program is looked at by itself: what is made ready then must not tell either.
const first = await timeOf('nobody-first', 0);
const known: number[] = [];
const unknown: number[] = [];
for (let no = 1; no <= tries; no++) {
  known.push(await timeOf(`known-${no}`, no));
  unknown.push(await timeOf(`nobody-${no}`, no));
}

/** Share of pairs in which the known login took longer: 0.5 when time tells nothing. */
const pairs = known.flatMap((a) => unknown.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
const share = pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
report({ name: 'refused sign-in, login exists', value: median(known), unit: 'ms', runs: tries });
report({ name: 'refused sign-in, no such login', value: median(unknown), unit: 'ms', runs: tries });
report({ name: 'refused sign-in, no such login, first of the program', value: first, unit: 'ms', runs: 1 });
report({
  name: 'refused sign-in: how well time tells the two (0.5 = not at all)',
  value: share,
  unit: 'share',
  runs: tries,
});
await app.close();
await db.close();
await database.drop();
