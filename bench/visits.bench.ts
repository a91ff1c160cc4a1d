import { house } from '../lines/server/index.ts';
import { openVisitLaw } from '../lines/visits/index.ts';
import { getValue, type Id, newId, newKeyRing, sql, systemActor } from '../platform/base/index.ts';
import { createUser, hashPassword } from '../platform/identity/index.ts';
import { assemble } from '../platform/server/index.ts';
import { openBrowser } from '../platform/testing/browser.ts';
import { createTestCounty } from '../platform/testing/county.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { drawPlan, fixList, makePlan, sendTeam } from '../platform/visits/index.ts';
import { pixel } from '../platform/visits/testing/world.ts';
import { median, percentile, report } from './kit/measure.ts';

/** `VISITS=200`: a telephone that comes back into the network with a day's visits, and one list of a county drawn. */
const COUNT = Number(process.env.VISITS ?? 200);
const LISTED = 30_000;
const COUNTY = '420281';
const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const assembly = await assemble({
  house,
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e9,
  hasBackgroundWork: false,
});
const { app, services } = assembly;
await app.ready();
const actor = systemActor(COUNTY, 'bench');
const law = await openVisitLaw();
const today = services.clock.today();
const [town] = county.towns;
const village = town.villages[0];

const userId = await services.db.change(actor, async (tx) => {
  const held = [{ post: 'village-worker' as const, placeId: village, heldFrom: today, document: '任' }];
  const passwordHash = await hashPassword(PASSWORD);
  const user = { login: 'worker', name: '王桂珍', passwordHash, mustChangePassword: false, posts: held };
  return getValue(await createUser(tx, actor, user, services.clock.now())).id;
});

async function planOf(checklist: string): Promise<Id> {
  const plan = {
    title: '测试',
    checklist,
    fromOn: today.toString(),
    toOn: today.add({ days: 9 }).toString(),
  };
  return getValue(await services.db.write(actor, (tx) => makePlan(tx, actor, services, law, plan))).id;
}

/** The whole list of a county's allowance, fixed and drawn. */
async function measureDraw(): Promise<void> {
  await services.db.change(actor, (tx) =>
    tx.run(sql`with homes as (
        select n, gen_random_uuid() as id, gen_random_uuid() as head from generate_series(1, ${LISTED}) n),
      people as (insert into person (county_code, id, name, search_name, pinyin, initials, sex, id_kind, household_id,
          relation, town_id, village_id, source, created_at)
        select ${COUNTY}, head, '户主', '户主', 'x', 'x', 1, 'none', id, '01', ${town.id}, ${village}, 'demo', now()
        from homes),
      houses as (insert into household (county_code, id, head_id, head_name, town_id, village_id, formed_on, created_at)
        select ${COUNTY}, id, head, '户主', ${town.id}, ${village}, '2019-01-01', now() from homes)
      insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id, from_on,
        enter_reason, created_at)
      select ${COUNTY}, gen_random_uuid(), 'rural-allowance', head, id, ${town.id}, ${village}, '2020-01-01', 'import',
        now() from homes`),
  );
  const planId = await planOf('minimum-living-visit');
  const startedAt = performance.now();
  const list = { roster: 'rural-allowance' };
  getValue(await services.db.write(actor, (tx) => fixList(tx, actor, services, law, planId, list)));
  const drawn = getValue(await services.db.write(actor, (tx) => drawPlan(tx, actor, services, planId, '')));
  if (drawn.drawn !== LISTED * 0.3) throw new Error(`${drawn.drawn} were drawn`);
  const value = Math.round(performance.now() - startedAt);
  report({ name: `visits: fix a list of ${LISTED} and draw 30 %`, value, unit: 'ms', runs: 1 });
}

/** Each visit: one photograph, three signatures, one record, one after another as a telephone sends them. */
async function measureSync(): Promise<void> {
  const planId = await planOf('elder-home-safety');
  const sites = Array.from({ length: COUNT }, (_, n) => ({
    name: `${n}号院`,
    address: '',
    villageId: village,
  }));
  getValue(await services.db.write(actor, (tx) => fixList(tx, actor, services, law, planId, { sites })));
  getValue(await services.db.write(actor, (tx) => drawPlan(tx, actor, services, planId, '')));
  const team = { userIds: [userId], others: ['余建国'] };
  const send = (): Promise<unknown> =>
    services.db.write(actor, (tx) => sendTeam(tx, actor, law, planId, today.toString(), team));
  await send();
  const browser = openBrowser(app);
  const entered = await browser.signIn('worker', PASSWORD);
  if (entered.status !== 200) throw new Error(entered.text);
  browser.csrfToken = entered.body.csrfToken;
  const listing = performance.now();
  const { visits } = (await browser.send('GET', '/api/v1/visits/mine')).body as { visits: { id: Id }[] };
  const listMs = performance.now() - listing;
  if (visits.length !== COUNT) throw new Error(`${visits.length} visits were taken along`);
  const times: number[] = [];
  const startedAt = performance.now();
  for (const visit of visits) {
    const post = async (part: string, body: object): Promise<void> => {
      const sentAt = performance.now();
      const answer = await browser.send('POST', `/api/v1/visits/${visit.id}/${part}`, body);
      if (answer.status !== 200) throw new Error(answer.text);
      times.push(performance.now() - sentAt);
    };
    const endedAt = services.clock.now().toString();
    const pictures = ['photo', 'photo', 'signature', 'signature', 'signature'].map((kind, shade) => ({
      ...{ id: newId(), kind, takenAt: endedAt, base64: pixel(shade) },
    }));
    for (const picture of pictures) await post('photos', picture);
    const [first, second, ...signed] = pictures.map(({ id }) => id);
    await post('records', {
      ...{
        id: newId(),
        bases: [],
        outcome: 'done',
        visitedOn: today.toString(),
        endedAt,
        position: null,
        remark: '',
      },
      team: [
        { userId, name: '王桂珍' },
        { userId: null, name: '余建国' },
      ],
      answers: {
        ...{ beds: 60, residents: 41, registered: 'yes', fireStation: true, exits: false, assessed: true },
        ...{ patrols: true, food: true, falls: true, trained: true, noSelling: true },
      },
      photos: [first, second],
      signatures: signed.map((photoId, at) => ({ name: ['王桂珍', '余建国', '柯院长'][at] ?? '', photoId })),
    });
  }
  const wholeMs = Math.round(performance.now() - startedAt);
  report({ name: `visits: take ${COUNT} along`, value: Math.round(listMs), unit: 'ms', runs: 1 });
  report({ name: `visits: send ${COUNT} with 5 pictures each`, value: wholeMs, unit: 'ms', runs: COUNT });
  report({ name: 'visits: one thing sent, median', value: median(times), unit: 'ms', runs: times.length });
  report({
    name: 'visits: one thing sent, p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    runs: times.length,
  });
}

await measureDraw();
await measureSync();
await assembly.close();
await database.drop();
