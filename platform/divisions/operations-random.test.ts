import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from '../base/index.ts';
import type { Act } from './acts.ts';
import { nameOn } from './history.ts';
import {
  act,
  COUNTY,
  closeGround,
  type Ground,
  grounds,
  idOf,
  openGround,
  refusalOf,
  system,
  treeOf,
  undo,
  when,
} from './testing/ground.ts';
import { insertHousehold, snapshot } from './testing/records.ts';
import { assertTreeHolds } from './tree-invariants.ts';

/** A step of a random story; numbers choose among what stands at that moment. */
const step = fc.record({
  kind: fc.constantFrom(
    'found',
    'rename',
    'recode',
    'move',
    'merge',
    'mergeInto',
    'mergeTowns',
    'split',
    'undo',
    'people',
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
  days: fc.integer({ min: 0, max: 40 }),
});

test('whatever is done and undone: valid on every day, records on living places, undo restores to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const ground = await openGround();
      try {
        await tell(ground, steps);
      } finally {
        grounds.splice(grounds.indexOf(ground), 1);
        await closeGround(ground);
      }
    }),
    { numRuns: Number(process.env.STORIES ?? 6) },
  );
});

async function tell(ground: Ground, steps: readonly { kind: string; a: number; b: number; days: number }[]) {
  const { db } = ground;
  /** The model: where each household should hang, told by hand. */
  const expected = new Map<string, string>();
  const undoable: { operationId: string; snapshot: string; expected: Map<string, string> }[] = [];
  let day = Temporal.PlainDate.from('2023-06-30');
  for (const [no, { kind, a, b, days }] of steps.entries()) {
    day = day.add({ days });
    const tree = await treeOf(db);
    const towns = [...tree.places.values()].filter((p) => p.level === 'town');
    const villages = [...tree.places.values()].filter((p) => p.level === 'village');
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    const [v, w, t, u] = [pick(villages, a), pick(villages, b), pick(towns, a), pick(towns, b)];
    const date = when(day.toString());
    const before = await db.read(system, (reader) => snapshot(reader, COUNTY));
    const held = new Map(expected);
    if (kind === 'people') {
      const { householdId } = await db.change(system, (tx) => insertHousehold(tx, COUNTY, v.id, 2));
      expected.set(householdId, v.id);
      undoable.length = 0;
      continue;
    }
    if (kind === 'undo') {
      const last = undoable.pop();
      if (last === undefined) continue;
      assert.equal(refusalOf(await undo(ground, last.operationId)), 'done');
      assert.equal(await db.read(system, (reader) => snapshot(reader, COUNTY)), last.snapshot);
      expected.clear();
      for (const [key, value] of last.expected) expected.set(key, value);
      continue;
    }
    const here = [...expected].filter(([, at]) => at === v.id).map(([id]) => id);
    const acts: Record<string, Act> = {
      found: { kind: 'found', parentId: t.id, name: `新${no}村`, unitKind: 'village', ...date },
      rename: { kind: 'rename', placeId: v.id, name: `改${no}村`, ...date },
      recode: { kind: 'recode', codes: [{ placeId: t.id, code: `632323${300 + no}` }], ...date },
      move: { kind: 'move', placeIds: [v.id], toParentId: u.id, ...date },
      merge: {
        kind: 'merge',
        placeIds: [v.id, w.id],
        into: { parentId: t.id, name: `合${no}村`, unitKind: 'village' },
        ...date,
      },
      mergeInto: { kind: 'merge', placeIds: [v.id], into: { placeId: w.id }, ...date },
      mergeTowns: { kind: 'merge', placeIds: [t.id], into: { placeId: u.id }, ...date },
      split: {
        kind: 'split',
        placeId: v.id,
        keep: b % 2 === 0,
        parts: [
          { name: `分${no}甲村`, unitKind: 'village', householdIds: here.slice(0, 1) },
          { name: `分${no}乙村`, unitKind: 'village' },
        ],
        ...date,
      },
    };
    const one = acts[kind];
    assert.ok(one);
    const done = await act(ground, [one]);
    if (!done.ok) {
      assert.equal(
        await db.read(system, (reader) => snapshot(reader, COUNTY)),
        before,
        'a refusal changed something',
      );
      continue;
    }
    const idNamed = (name: string) => idOf(db, name);
    const to = { merge: `合${no}村`, split: `分${no}甲村` }[kind];
    for (const [id, at] of expected) {
      if (kind === 'merge' && to && (at === v.id || at === w.id)) expected.set(id, await idNamed(to));
      if (kind === 'mergeInto' && at === v.id) expected.set(id, w.id);
      if (kind === 'split' && to && at === v.id && (b % 2 === 1 || id === here[0]))
        expected.set(id, await idNamed(to));
    }
    undoable.push({ operationId: done.value.acts[0]?.operationId ?? '', snapshot: before, expected: held });
    await db.read(system, async (reader) => {
      await assertTreeHolds(reader, COUNTY);
      const rows = await reader.rows<{ id: string; village_id: string }>(
        sql`select id, village_id from household where county_code = ${COUNTY} order by id`,
      );
      assert.deepEqual(
        rows.map((r) => [r.id, r.village_id]),
        [...expected].sort(([x], [y]) => (x < y ? -1 : 1)),
      );
      if (kind === 'rename') {
        assert.equal(await nameOn(reader, COUNTY, v.id, day.subtract({ days: 1 })), v.name);
        assert.equal(await nameOn(reader, COUNTY, v.id, day), `改${no}村`);
      }
    });
  }
}
