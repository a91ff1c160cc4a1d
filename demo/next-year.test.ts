import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from '../lines/server/index.ts';
import { createFieldCipher, fixedClock, newKeyRing, openDatabase } from '../platform/base/index.ts';
import { loadCounty } from '../platform/divisions/index.ts';
import { assemble } from '../platform/server/index.ts';
import { openBrowser } from '../platform/testing/browser.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { DEMO_COUNTY, makeDemo } from './make-demo.ts';
import { DEMO_PASSWORD } from './officers.ts';

/** As few as still have a case, an award and a roll of each kind. */
const PEOPLE = 1_200;

/** The first minutes of a year, and a day on which the year has begun in earnest; neither year has a notice. */
for (const moment of ['2027-01-01T00:20:00+08:00', '2028-02-10T09:00:00+08:00']) {
  test(`a county that is made at ${moment} opens, with its cases, its money and its lists`, async () => {
    const database = await createTestDatabase();
    try {
      await loadCounty(database.ownerUrl, DEMO_COUNTY);
      const [clock, keys] = [fixedClock(moment), newKeyRing()];
      const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
      const made = await makeDemo({ db, cipher: createFieldCipher(keys), now: clock.now(), people: PEOPLE });
      await db.close();
      assert.equal(made.made, true);
      const { app, close } = await assemble({
        house,
        appUrl: database.appUrl,
        keys,
        clock,
        connectionsMax: 4,
      });
      try {
        const browser = openBrowser(app);
        assert.equal((await browser.signIn('daye-officer', DEMO_PASSWORD)).status, 200);
        for (const url of ['cases', 'cases/work', 'cases/check', 'funds', 'awards', 'pay-runs', 'persons']) {
          const answer = await browser.send('GET', `/api/v1/${url}`);
          assert.equal(answer.status, 200, `${url}: ${answer.text.slice(0, 300)}`);
          if (url === 'cases/check') assert.deepEqual(answer.body.differences, []);
          if (url === 'funds')
            assert.ok(answer.body.items.length > 5, 'the county has the money of its year');
        }
      } finally {
        await close();
      }
    } finally {
      await database.drop();
    }
  });
}
