import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { readVisit, type VisitAction, type VisitRecord } from '../../engine/visits/index.ts';
import { type Actor, getValue, type Id, type Outcome, sql } from '../base/index.ts';
import { addPicture } from './add-picture.ts';
import { addRecord } from './add-record.ts';
import { textFinder } from './law.ts';
import { readActions, readingOf } from './rows.ts';
import type { NewRecord } from './shapes.ts';
import { smallLaw } from './testing/small-law.ts';
import { COUNTY, drawSites, openWorld, picture, tell } from './testing/world.ts';

const RUNS = 25;
const world = await openWorld();
const { services, officer, clerk, village } = world;
after(() => world.close());

/** One thing that waits on a telephone, in the order in which it was put there. */
type Waiting =
  | { readonly kind: 'photo'; readonly input: ReturnType<typeof picture> }
  | { readonly kind: 'record'; readonly input: NewRecord };

/** What becomes of one try: it never gets there, its answer is lost, it gets there twice, or all is well. */
type Luck = 'lost' | 'answer-lost' | 'twice' | 'well';

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);

const send = (actor: Actor, visitId: Id, item: Waiting): Promise<Outcome<unknown>> =>
  world.act<unknown>(actor, (tx) =>
    item.kind === 'photo'
      ? addPicture(tx, actor, services, visitId, item.input)
      : addRecord(tx, actor, services, smallLaw, visitId, item.input),
  );

/** Telephones take turns as chance has it; each keeps at its first item until it hears that it arrived. */
async function deliver(
  visitId: Id,
  queues: readonly { readonly actor: Actor; readonly items: Waiting[] }[],
  chance: Iterator<number>,
): Promise<void> {
  const lucks: readonly Luck[] = ['lost', 'answer-lost', 'twice', 'well'];
  const next = (limit: number) => (chance.next().value ?? 0) % limit;
  for (let tries = 0; queues.some(({ items }) => items.length > 0); tries++) {
    assert.ok(tries < 5_000, 'it never arrives');
    const open = queues.filter(({ items }) => items.length > 0);
    const queue = open[next(open.length)];
    // A photograph that fails does not hold up the next one; the record behind them waits for all.
    const at = next(Math.min(2, queue?.items.length ?? 1));
    const item = queue?.items[at];
    const luck = lucks[next(lucks.length)];
    if (!queue || !item || luck === 'lost') continue;
    const outcome = await send(queue.actor, visitId, item);
    if (luck === 'twice') assert.equal(codeOf(await send(queue.actor, visitId, item)), codeOf(outcome));
    if (codeOf(outcome) === 'visits.record.photo-missing') continue;
    assert.equal(codeOf(outcome), 'done');
    if (luck !== 'answer-lost') queue.items.splice(at, 1);
  }
}

const telling = fc.record({
  fire: fc.boolean(),
  photos: fc.integer({ min: 0, max: 2 }),
  knowsOwn: fc.boolean(),
});
const phones = fc.tuple(
  fc.array(telling, { minLength: 1, maxLength: 3 }),
  fc.array(telling, { maxLength: 3 }),
);

test('whatever the network loses, repeats or turns round, everything arrives once and gives one reading', async () => {
  const { visits } = await drawSites(world, officer, RUNS + 1);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(phones, fc.infiniteStream(fc.nat()), async (told, chance) => {
      const visitId = visits[run++ % visits.length] ?? '';
      // Shrinking comes back to a visit that has tellings already: only those of this run count.
      await clear(visitId);
      const queues = [];
      const all: NewRecord[] = [];
      const pictures = new Set<Id>();
      for (const [index, actor] of [village, clerk].entries()) {
        const items: Waiting[] = [];
        let own: Id[] = [];
        for (const { fire, photos, knowsOwn } of told[index] ?? []) {
          const taken = Array.from({ length: photos }, (_, shade) => picture('photo', shade));
          const record = await tell(world, actor, visitId, {
            answers: { fire },
            photos: taken.map(({ id }) => id),
            bases: knowsOwn ? own : [],
          });
          for (const { id } of taken) pictures.add(id);
          own = [record.id];
          all.push(record);
          items.push(...taken.map((input) => ({ kind: 'photo', input }) as const), {
            kind: 'record',
            input: record,
          });
        }
        queues.push({ actor, items });
      }
      await deliver(visitId, queues, chance);
      const rows = await services.db.read(officer, (reader) => readActions(reader, officer, [visitId]));
      assert.deepEqual(rows.map(({ id }) => id).toSorted(), all.map(({ id }) => id).toSorted(), 'each once');
      const asWritten = all.map((record): VisitAction => {
        const acted = { id: record.id, byId: '', byName: '', on: record.visitedOn };
        return { ...acted, kind: 'record', record: record as VisitRecord };
      });
      const wanted = readVisit(textFinder(smallLaw, 'site'), asWritten);
      const kept = readingOf(smallLaw, 'site', rows);
      assert.deepEqual(
        [kept.phase, kept.heads.map(({ id }) => id), kept.current?.photos.toSorted()],
        [wanted.phase, wanted.heads.map(({ id }) => id), wanted.current?.photos.toSorted()],
      );
      const there = await services.db.read(officer, (reader) =>
        reader.get<{ phase: string; photos: Id[] }>(sql`select phase, array(select p.id from paper p
            where p.county_code = v.county_code and p.owner_id = v.id and p.slot = 'photo' order by p.id) as photos
          from visit v where v.county_code = ${COUNTY} and v.id = ${visitId}`),
      );
      assert.deepEqual([there.phase, there.photos], [wanted.phase, [...pictures].toSorted()]);
    }),
    { numRuns: RUNS },
  );
});

async function clear(visitId: Id): Promise<void> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  for (const table of ['visit_finding', 'visit_action']) {
    await owner.query(`delete from ${table} where visit_id = $1`, [visitId]);
  }
  await owner.query(`delete from paper where owner_id = $1`, [visitId]);
  await owner.query(`update visit set last_no = 0, phase = 'planned' where id = $1`, [visitId]);
  await owner.end();
}

test('forty telephones that send the same telling at the same moment make one of it', async () => {
  const { visits } = await drawSites(world, officer, 1);
  const visitId = visits[0] ?? '';
  const record = await tell(world, village, visitId);
  const sent = await Promise.all(
    Array.from({ length: 40 }, () => send(village, visitId, { kind: 'record', input: record })),
  );
  assert.equal(sent.filter((one) => !(getValue(one) as { wasThere: boolean }).wasThere).length, 1);
  const rows = await services.db.read(officer, (reader) => readActions(reader, officer, [visitId]));
  assert.deepEqual(
    rows.map(({ no, id }) => [no, id]),
    [[1, record.id]],
  );
});
