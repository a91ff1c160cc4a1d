import assert from 'node:assert/strict';
import { after } from 'node:test';
import {
  type Actor,
  type Database,
  fixedClock,
  type Outcome,
  openDatabase,
  systemActor,
} from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import type { Act } from '../acts.ts';
import { loadCounty } from '../load-county.ts';
import { operate } from '../operate.ts';
import { type Plan, planActs } from '../plan.ts';
import { loadTree, type Tree } from '../tree.ts';
import { undoOperation } from '../undo.ts';

export const COUNTY = '632323';
export const clock = fixedClock('2026-06-01T02:00:00Z');
export const system = systemActor(COUNTY, 'test');

export interface Ground {
  readonly test: TestDatabase;
  readonly db: Database;
  readonly officer: Actor;
}

export const grounds: Ground[] = [];
export async function openGround(): Promise<Ground> {
  const database = await createTestDatabase();
  await loadCounty(database.ownerUrl, COUNTY);
  const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
  const officer = testActor({ countyCode: COUNTY, permissions: ['divisions.change'] });
  const ground = { test: database, db, officer };
  grounds.push(ground);
  return ground;
}
export async function closeGround(ground: Ground): Promise<void> {
  await ground.db.close();
  await ground.test.drop();
}
after(async () => {
  for (const ground of grounds.splice(0)) await closeGround(ground).catch(() => undefined);
});

export const now = () => ({ at: clock.now(), today: clock.today() });
export const treeOf = (db: Database): Promise<Tree> => db.read(system, (reader) => loadTree(reader, COUNTY));

/** Previews and does, as an officer would. */
export async function act(ground: Ground, acts: readonly Act[]): Promise<Outcome<Plan>> {
  const preview = planActs(await treeOf(ground.db), acts, clock.today());
  if (!preview.ok) return preview;
  return ground.db.write(ground.officer, (tx) =>
    operate(tx, ground.officer, now(), acts, preview.value.expected),
  );
}
export async function undo(ground: Ground, operationId: string) {
  return ground.db.write(ground.officer, (tx) =>
    undoOperation(tx, ground.officer, clock.now(), { operationId, document: '更正', reason: '' }),
  );
}
export async function idOf(db: Database, name: string): Promise<string> {
  const place = [...(await treeOf(db)).places.values()].find((p) => p.name === name);
  assert.ok(place, name);
  return place.id;
}
export const refusalOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);
export const when = (effectiveOn: string) => ({ effectiveOn, document: '泽政发〔2024〕1号', reason: '' });
