import { fixedClock, getValue, type Id, newId, newKeyRing, sql, systemActor } from '../../base/index.ts';
import { createUser, type Post } from '../../identity/index.ts';
import { assemble } from '../../server/index.ts';
import { type Browser, openBrowser } from '../../testing/browser.ts';
import { cheapHash } from '../../testing/cheap-password.ts';
import { createTestCounty, type TestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { type FundLaw, fundsRefusals, registerFundRoutes } from '../index.ts';

export const COUNTY = '430529';
export const NOW = '2020-06-10T02:00:00Z';
const PASSWORD = 'Tr4vel-lamp-ohne';
const titles = new Map([
  ['temporary-relief', { zh: '临时救助', en: 'Temporary relief' }],
  ['minimum-living', { zh: '最低生活保障', en: 'Minimum living allowance' }],
  ['old-age-allowance', { zh: '高龄津贴', en: 'Old-age allowance' }],
]);

export const smallFundLaw: FundLaw = {
  schemes: [...titles.keys()],
  titleOf: (scheme, language) => titles.get(scheme)?.[language],
};

/** Chengbu with thirteen townships and the officers who look after its money. */
export interface FundHouse {
  readonly county: TestCounty;
  readonly townIds: readonly Id[];
  readonly services: Awaited<ReturnType<typeof assemble>>['services'];
  readonly officer: Browser;
  readonly director: Browser;
  readonly clerk: Browser;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

const TOWNS = 13;

export async function openFundHouse(): Promise<FundHouse> {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, COUNTY, '城步苗族自治县');
  const assembly = await assemble({
    house: {
      mechanisms: [
        {
          name: 'funds',
          refusals: fundsRefusals,
          registerRoutes: (app, services) => registerFundRoutes(app, services, async () => smallFundLaw),
        },
      ],
      jobEntry: '',
    },
    appUrl: database.appUrl,
    keys: newKeyRing(),
    clock: fixedClock(NOW),
    hasBackgroundWork: false,
    requestsPerMinuteMax: 100_000,
  });
  const { app, services } = assembly;
  await app.ready();
  const system = systemActor(COUNTY, 'test');
  const townIds = await services.db.change(system, async (tx) => {
    for (let no = county.towns.length; no < TOWNS; no++) {
      await tx.run(sql`insert into division (county_code, id, code, name, level, kind, parent_id, pinyin, initials,
          valid_from)
        values (${COUNTY}, ${newId()}, ${`${COUNTY}2${String(no).padStart(2, '0')}`}, ${`第${no + 1}镇`}, 'town', 'town',
          ${county.id}, 'x', 'x', '2000-01-01')`);
    }
    const towns = await tx.rows<{ id: Id }>(sql`select id from division
      where county_code = ${COUNTY} and level = 'town' order by code`);
    return towns.map(({ id }) => id);
  });
  const signIn = async (login: string, post: Post, placeId: Id) => {
    const passwordHash = cheapHash(PASSWORD);
    await services.db.change(system, async (tx) => {
      const posts = [{ post, placeId, heldFrom: services.clock.today(), document: '任' }];
      const user = { login, name: login, passwordHash, mustChangePassword: false, posts };
      return getValue(await createUser(tx, system, user, services.clock.now()));
    });
    const browser = openBrowser(app);
    await browser.signIn(login, PASSWORD);
    return browser;
  };
  return {
    county,
    townIds,
    services,
    officer: await signIn('officer', 'bureau-officer', county.id),
    director: await signIn('director', 'director', county.id),
    clerk: await signIn('clerk', 'township-clerk', townIds[0] ?? ''),
    ownerUrl: database.ownerUrl,
    async close() {
      await assembly.close();
      await database.drop();
    },
  };
}
