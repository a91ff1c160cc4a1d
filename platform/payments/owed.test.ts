import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Id, newId, sql } from '../base/index.ts';
import { noPayLaw } from './law.ts';
import { findRunBefore, owedTo, type RunFrame } from './owed.ts';
import {
  bureau,
  careLaw,
  county,
  db,
  director,
  findingsOf,
  freeze,
  grant,
  openPurse,
  prepare,
  second,
  settle,
  sign,
} from './testing/pay-desk.ts';

const FIRST = Temporal.PlainDate.from('2026-01-01');

type Act =
  | { kind: 'grant'; fromMonth: number; hasAccount: boolean }
  | { kind: 'change'; which: number; fromMonth: number; amountFen: number; careFen: number }
  | { kind: 'run'; month: number; months: number; isSigned: boolean; isApart: boolean };
const month = fc.integer({ min: 0, max: 8 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('grant' as const), fromMonth: month, hasAccount: fc.boolean() }),
  fc.record({
    kind: fc.constant('change' as const),
    which: fc.nat({ max: 9 }),
    fromMonth: month,
    amountFen: fc.integer({ min: 1, max: 4 }),
    careFen: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('run' as const),
    month,
    months: fc.constantFrom(1, 3),
    isSigned: fc.boolean(),
    isApart: fc.boolean(),
  }),
);
const monthOf = (place: number) => FIRST.add({ months: place }).toString();

/** Everybody who has no account is found, and left out of that run. */
async function pay(purse: Awaited<ReturnType<typeof openPurse>>, said: Extract<Act, { kind: 'run' }>) {
  const made = await prepare(purse, monthOf(said.month), said.months, said.isApart ? careLaw : noPayLaw);
  if (!made.ok) return 'nothing';
  const { id } = made.value;
  const found = (await findingsOf(id)).map(({ no }) => no);
  if (found.length > 0) await settle(id, found, 'leave-out');
  if (!said.isSigned || !(await freeze(id)).ok) return 'left';
  await sign(id, second);
  return (await sign(id, director)).ok ? 'signed' : 'refused';
}

test('looking back only at what was said since a signed run finds everything that looking at all months finds', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 14 }), async (acts) => {
      const purse = await openPurse();
      const holders: Id[] = [];
      for (const one of acts) {
        if (one.kind === 'grant') {
          holders.push(await grant(purse, { fromMonth: monthOf(one.fromMonth), hasAccount: one.hasAccount }));
        } else if (one.kind === 'change') {
          const personId = holders[one.which % Math.max(holders.length, 1)];
          if (personId === undefined) continue;
          const [amountFen, careFen] = [
            one.amountFen * 10_000,
            Math.min(one.careFen, one.amountFen) * 10_000,
          ];
          await grant(purse, {
            ...{ personId, kind: 'change', amountFen, careFen },
            fromMonth: monthOf(one.fromMonth),
          });
        } else seen.add(await pay(purse, one));
        for (const place of [2, 6]) await compare(purse.scheme, place, seen);
      }
    }),
    { numRuns: 12, seed: 20_261_123 },
  );
  assert.deepEqual([...seen].toSorted(), ['before', 'left', 'nothing', 'owed', 'parts', 'signed']);
});

async function compare(scheme: string, place: number, seen: Set<string>): Promise<void> {
  const firstMonth = FIRST.add({ months: place });
  const run: RunFrame = {
    countyCode: county.code,
    runId: newId(),
    scheme,
    firstMonth,
    months: 2,
    madeOn: firstMonth,
    fundId: newId(),
    careApart: false,
  };
  await db.read(bureau, async (reader) => {
    const before = await findRunBefore(reader, run);
    if (before) seen.add('before');
    const look = (since: typeof before, frame = run) =>
      reader.rows(sql`select period, is_now, party_id, award_id, is_care, amount_fen, is_first
        from (${owedTo(frame, since)}) o order by period, party_id, is_care`);
    const all = await look(undefined);
    if (before && all.length > 0) seen.add('owed');
    assert.deepEqual(await look(before), all);
    const apart = { ...run, careApart: true };
    const parts = await look(undefined, apart);
    if (parts.length > all.length) seen.add('parts');
    assert.deepEqual(await look(before, apart), parts);
    const sums = (frame: RunFrame) =>
      reader.rows(sql`select period, party_id, sum(amount_fen) as fen from (${owedTo(frame, undefined)}) o
        group by 1, 2 order by 1, 2`);
    assert.deepEqual(await sums(apart), await sums(run), 'the parts are what the whole is');
  });
}
