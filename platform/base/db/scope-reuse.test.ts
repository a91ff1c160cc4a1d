import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { testActor } from '../../testing/actors.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { type Actor, newId, openDatabase, type Reader, refuse, sql } from '../index.ts';

const SEED = 20_261_123;
const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 3 });
after(async () => {
  await db.close();
  await database.drop();
});

const places = [newId(), newId(), null];
const actors: readonly Actor[] = ['420281', '420921', '430529'].flatMap((countyCode) =>
  places.flatMap((placeId, i) =>
    (['county', 'town', 'village'] as const).map((level) => {
      const duty = i === 2 ? 'audit' : 'business';
      return testActor({ countyCode, level, placeId, duty });
    }),
  ),
);

/** What the database takes whoever asks for. */
async function standsAs(reader: Reader, actor: Actor): Promise<void> {
  const found =
    await reader.get(sql`select app.county() as county, app.level() as level, app.place() as place,
    app.user_id() as "user", app.duty() as duty`);
  const { countyCode, level, placeId, userId, duty } = actor;
  assert.deepEqual(
    { ...(found as object) },
    { county: countyCode, level, place: placeId, user: userId, duty },
  );
}

class Stopped extends Error {}

const works: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
  read: (actor) => db.read(actor, (reader) => standsAs(reader, actor)),
  write: (actor) =>
    db.change(actor, async (tx) => {
      await standsAs(tx, actor);
    }),
  'refused write': (actor) =>
    db.write(actor, async (tx) => {
      await standsAs(tx, actor);
      return refuse('test.no');
    }),
  'broken statement in a read': (actor) =>
    db.read(actor, async (reader) => {
      await standsAs(reader, actor);
      await reader.rows(sql`select 1 / 0`);
    }),
  'broken statement in a write': (actor) =>
    db.change(actor, async (tx) => {
      await tx.run(sql`select no_such_column`);
    }),
  'a statement after an aborted one': (actor) =>
    db.change(actor, async (tx) => {
      await tx.run(sql`select 1 / 0`).catch(() => 0);
      await standsAs(tx, actor);
    }),
  'fault of the program in a write': (actor) =>
    db.change(actor, async (tx) => {
      await standsAs(tx, actor);
      throw new Stopped();
    }),
  'fault of the program in a read': (actor) =>
    db.read(actor, async () => {
      throw new Stopped();
    }),
  'settings moved inside a transaction': (actor) =>
    db.change(actor, async (tx) => {
      await tx.run(
        sql`select set_config('app.county', '420281', true), set_config('app.level', 'county', true)`,
      );
      throw new Stopped();
    }),
};
const expected = /division by zero|no_such_column|current transaction is aborted|^$/;

test('five thousand reuses of three connections, every third one failing: nobody stands in another one’s scope', async () => {
  const step = fc.record({ actor: fc.constantFrom(...actors), work: fc.constantFrom(...Object.keys(works)) });
  const steps = fc.sample(step, { numRuns: 5_000, seed: SEED });
  let failed = 0;
  const lane = async () => {
    for (let next = steps.pop(); next !== undefined; next = steps.pop()) {
      const { actor, work } = next;
      await works[work]?.(actor).catch((error: Error) => {
        if (error instanceof assert.AssertionError) throw error;
        assert.match(error instanceof Stopped ? '' : error.message, expected);
        failed += 1;
      });
    }
  };
  await Promise.all([lane(), lane(), lane(), lane(), lane(), lane()]);
  assert.ok(failed > 1_000, `${failed} failed on purpose`);
});

test('a transaction inside a transaction is refused: it would wait for a connection that the outer one holds', async () => {
  const [actor] = actors;
  assert.ok(actor);
  await assert.rejects(
    db.change(actor, () => db.change(actor, async () => 1)),
    /inside a transaction/,
  );
});
