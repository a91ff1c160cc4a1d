import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, type Id, sql } from '../base/index.ts';
import { replayRun } from './replay.ts';
import {
  bureau,
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

async function payOn(id: Id): Promise<Id> {
  getValue(await freeze(id));
  getValue(await sign(id, second));
  getValue(await sign(id, director));
  return id;
}
const replay = (runId: Id) => db.read(bureau, (reader) => replayRun(reader, bureau, runId));

test('a run of a past month gives the same roll again, whatever was said and paid since', async () => {
  const purse = await openPurse();
  const people = [
    await grant(purse, { fromMonth: '2026-08-01' }),
    await grant(purse, { fromMonth: '2026-09-01', amountFen: 20_000 }),
    await grant(purse, { fromMonth: '2026-08-01', hasAccount: false }),
  ];
  const runs: Id[] = [];
  const pay = async (month: string) => {
    const { id } = getValue(await prepare(purse, month));
    const found = (await findingsOf(id)).map(({ no }) => no);
    if (found.length > 0) getValue(await settle(id, found, 'leave-out'));
    runs.push(await payOn(id));
  };
  for (const month of ['2026-08-01', '2026-09-01']) await pay(month);
  await grant(purse, {
    personId: people[0] as Id,
    kind: 'change',
    amountFen: 15_000,
    fromMonth: '2026-08-01',
  });
  await grant(purse, { personId: people[1] as Id, kind: 'change', amountFen: 0, fromMonth: '2026-09-01' });
  await pay('2026-10-01');
  for (const id of runs) assert.deepEqual(getValue(await replay(id)).differences, [], id);
});

test('a line that was put on the roll past the program, or an amount that nobody decided, is found', async () => {
  const purse = await openPurse();
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  await db.change(bureau, (tx) =>
    tx.run(sql`insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen,
      person_id, payee_id, account_id, holder_name, town_id, village_id)
    select county_code, run_id, 99, award_id, gen_random_uuid(), period, item, 5, person_id, payee_id, account_id,
      '外人', town_id, village_id from pay_line where county_code = ${county.code} and run_id = ${id}`),
  );
  getValue(await freeze(id));
  const { differences } = getValue(await replay(id));
  assert.deepEqual(
    differences.map(({ dueFen, rollFen }) => [dueFen, rollFen]),
    [[0, 5]],
  );
});
