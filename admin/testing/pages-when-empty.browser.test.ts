import { test } from 'node:test';
import { listRoutes } from './page-registry.ts';
import { preparePageVisits } from './page-visits.ts';
import { DESK } from './visitor.ts';

const { visit } = preparePageVisits({ size: DESK, isEmpty: true });
const routes = (await listRoutes()).filter(({ path }) => !path.includes(':'));

for (const route of routes) {
  test(`${route.path} says what it has when there is nothing`, () => visit(route));
}
