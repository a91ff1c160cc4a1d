import { test } from 'node:test';
import { listRoutes } from './page-registry.ts';
import { preparePageVisits } from './page-visits.ts';
import { DESK } from './visitor.ts';

const { visitInBothLanguages } = preparePageVisits({ size: DESK, addressEvery: 4 });

for (const route of await listRoutes()) {
  test(`${route.path} stands at a desk, in either language`, () => visitInBothLanguages(route));
}
