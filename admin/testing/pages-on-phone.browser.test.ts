import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRoutes } from './page-registry.ts';
import { preparePageVisits } from './page-visits.ts';
import { PHONE } from './visitor.ts';

const { visit } = preparePageVisits({ size: PHONE });

for (const route of await listRoutes()) {
  test(`${route.path} stands on a telephone`, () =>
    visit(route, async (page) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `wider than the phone by ${overflow} px`);
    }));
}
