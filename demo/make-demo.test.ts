import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Columns, makePlan, toColumns } from '../engine/index.ts';
import { handbook } from '../lines/handbook/law/handbook.ts';
import { openPacks } from '../lines/handbook/packs.ts';
import { readPopulation, takePopulation } from '../lines/population/index.ts';
import {
  createFieldCipher,
  getValue,
  type Id,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
} from '../platform/base/index.ts';
import { loadCounty } from '../platform/divisions/index.ts';
import { checkBook } from '../platform/ledger/index.ts';
import { reconcileCounty, reconcileRun, replayRun } from '../platform/payments/index.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { DEMO_COUNTY, makeDemo } from './make-demo.ts';
import { demoOfficers } from './officers.ts';

const test_ = await createTestDatabase();
await loadCounty(test_.ownerUrl, DEMO_COUNTY);
const db = openDatabase({ url: test_.appUrl, connectionsMax: 4 });
const cipher = createFieldCipher(newKeyRing());
const now = Temporal.Instant.from('2026-11-23T01:00:00Z');
after(async () => {
  await db.close();
  await test_.drop();
});
const system = systemActor(DEMO_COUNTY, 'test');
const count = (table: 'person' | 'household' | 'duplicate_pair' | 'fact_change') =>
  db.read(system, async (reader) => {
    const counts = {
      person: sql`select count(*) n from person where county_code = ${DEMO_COUNTY}`,
      household: sql`select count(*) n from household where county_code = ${DEMO_COUNTY}`,
      duplicate_pair: sql`select count(*) n from duplicate_pair where county_code = ${DEMO_COUNTY}`,
      fact_change: sql`select count(*) n from fact_change where county_code = ${DEMO_COUNTY} and act in ('change', 'correct')`,
    };
    return Number((await reader.get<{ n: bigint }>(counts[table])).n);
  });

test('a demo county is made whole, with officers, twins and stories, and a second start does nothing', async () => {
  const made = await makeDemo({ db, cipher, now, people: 12_000 });
  assert.equal(made.made, true);
  assert.equal(await count('person'), made.people);
  assert.ok((await count('duplicate_pair')) >= 10, 'the finder has something to find');
  assert.ok((await count('fact_change')) >= 40, 'lives in which something changed');
  await assertRostersFit();
  await assertFactsFit();
  await assertMoneyFits();
  const logins = await db.read(system, (reader) =>
    reader.rows<{ login: string }>(sql`select login from app_user where county_code = ${DEMO_COUNTY}`),
  );
  assert.deepEqual(logins.map(({ login }) => login).sort(), demoOfficers.map(({ login }) => login).sort());

  const before = [await count('person'), await count('household')];
  assert.equal((await makeDemo({ db, cipher, now, people: 12_000 })).made, false);
  assert.deepEqual([await count('person'), await count('household')], before);
});

/** Whoever is on a roster is alive, of an age and with a certificate that go with it, and lives where it says. */
async function assertRostersFit(): Promise<void> {
  const rows = await db.read(system, (reader) =>
    reader.rows<{ roster: string; members: number; people: number; wrong: number }>(sql`select m.roster,
        count(*)::int as members, (select count(*)::int from person where county_code = ${DEMO_COUNTY}) as people,
        (count(*) filter (where p.died_on is not null or p.village_id <> m.village_id
          or m.roster = 'disability-subsidies' and p.disability_grade is null
          or m.roster = 'old-age' and p.birth_date > '1946-06-30'
          or (m.roster = 'relief') <> (m.to_on is not null)))::int as wrong
      from roster_membership m join person p on p.county_code = m.county_code and p.id = m.person_id
      where m.county_code = ${DEMO_COUNTY} group by m.roster`),
  );
  const shares = new Map(rows.map(({ roster, members, people }) => [roster, members / people]));
  const expected = {
    'rural-allowance': [0.012, 0.05],
    'urban-allowance': [0.001, 0.02],
    'extreme-poverty': [0.001, 0.01],
    'disability-subsidies': [0.005, 0.03],
    'old-age': [0.01, 0.06],
    relief: [0.001, 0.01],
  };
  for (const [roster, [min = 0, max = 0]] of Object.entries(expected)) {
    const share = shares.get(roster) ?? 0;
    assert.ok(share > min && share < max, `${roster}: ${share}`);
  }
  assert.deepEqual(
    rows.filter(({ wrong }) => wrong > 0),
    [],
  );
}

/**
 * Years of months: the book follows from its legs, roll, ledger and bank of every run agree, every roll comes out again from
 * what had been said when it was made, and each scheme has its stops, returns and months paid later.
 */
async function assertMoneyFits(): Promise<void> {
  await db.read(system, async (reader) => {
    assert.deepEqual(await checkBook(reader, DEMO_COUNTY), []);
    const runs = await reader.rows<{
      id: Id;
      run_no: string;
      scheme: string;
      state: string;
    }>(sql`select id, run_no, scheme, state
      from pay_run where county_code = ${DEMO_COUNTY} order by scheme, first_month`);
    assert.ok(runs.filter(({ state }) => state === 'ended').length > 100, `${runs.length} runs`);
    // All of them take minutes; every ninth is of every scheme, and of early and late months.
    for (const { id, run_no, state } of runs.filter((_, place) => place % 9 === 0)) {
      const { differences } = getValue(await replayRun(reader, system, id));
      assert.deepEqual(differences, [], `replay of ${run_no}`);
      if (state !== 'ended') continue;
      const told = getValue(await reconcileRun(reader, system, cipher, id));
      assert.ok(told.agrees && told.openFen === 0, `${run_no}: ${JSON.stringify(told.differences)}`);
    }
    const { items } = await reconcileCounty(reader, system);
    assert.deepEqual(
      items.filter(({ agrees }) => !agrees),
      [],
    );
    const { left, again, back } = await reader.get<{ left: number; again: number; back: number }>(sql`select
      (select count(*)::int from pay_left where county_code = ${DEMO_COUNTY}) as left,
      (select count(*)::int from pay_batch where county_code = ${DEMO_COUNTY} and no = 2) as again,
      (select count(*)::int from pay_line where county_code = ${DEMO_COUNTY} and item like 'back-202306-%') as back`);
    assert.ok(
      left > 0 && again > 5 && back > 20,
      `left ${left}, paid again ${again}, raised and paid later ${back}`,
    );
    const hands = await reader.get<{
      carers: number;
      homes: number;
      whole: number;
      families: number;
    }>(sql`select
      count(*) filter (where l.item = 'care' and l.payee_kind = 'carer')::int as carers,
      count(*) filter (where l.payee_kind = 'home')::int as homes,
      count(*) filter (where l.payee_kind = 'carer' and l.item = 'regular')::int as whole,
      (select count(*)::int from award a where a.county_code = ${DEMO_COUNTY} and a.party_id = a.household_id
        and a.scheme = 'minimum-living-allowance' and a.opened_by = 'roster' and not exists (select 1 from award_member m
          where m.county_code = a.county_code and m.award_id = a.id)) as families
      from pay_line l join pay_run r on r.county_code = l.county_code and r.id = l.run_id
      where l.county_code = ${DEMO_COUNTY} and r.scheme = 'extreme-poverty'`);
    assert.ok(hands.carers > 50 && hands.homes > 20, `to carers ${hands.carers}, to homes ${hands.homes}`);
    assert.deepEqual(
      [hands.whole, hands.families],
      [0, 0],
      'a carer takes no basic money; families have members',
    );
    const said = await reader.rows<{ cause: string }>(
      sql`select distinct cause from award_change where county_code = ${DEMO_COUNTY}`,
    );
    const causes = new Set(said.map(({ cause }) => cause));
    for (const cause of [
      'died',
      'decision',
      'moved-out',
      'gave-up',
      'whereabouts',
      'account',
      'recount',
      'age-band',
      'new-standard',
    ])
      assert.ok(causes.has(cause), cause);
  });
}

/** Rules run over the county give about what its rosters and the county's report say; few households have gaps. */
async function assertFactsFit(): Promise<void> {
  const day = Temporal.PlainDate.from('2026-06-15');
  const { columns, leftOut } = await db.change(system, async (tx) => {
    const wish = { countyCode: DEMO_COUNTY, day };
    return await readPopulation(tx, system, wish, await takePopulation(tx, wish), 1e9);
  });
  const share = leftOut.households / (leftOut.households + columns.count);
  assert.ok(share > 0.002 && share < 0.04, `left out: ${share}`);
  const plan = makePlan(handbook, openPacks().book, { region: DEMO_COUNTY, day: day.toString() });
  const paid = payees(columns, plan);
  const expected = {
    'minimum-living-allowance': [0.02, 0.08],
    'extreme-poverty': [0.002, 0.012],
    'disability-care-subsidy': [0.005, 0.02],
    'old-age-allowance': [0.012, 0.05],
    'unattended-children': [0.0001, 0.002],
    'temporary-relief': [0.003, 0.05],
  };
  for (const [scheme, [min = 0, max = 0]] of Object.entries(expected)) {
    const found = paid.get(scheme) ?? 0;
    assert.ok(found > min && found < max, `${scheme}: ${found}`);
  }
}

/** The share of households, or of persons, that each scheme pays something to. */
function payees(columns: Columns, plan: ReturnType<typeof makePlan>): Map<string, number> {
  const kernel = toColumns(plan);
  const out = kernel.makeRoom(columns);
  kernel.run(columns, out);
  return new Map(
    kernel.schemes.map(({ code }, index) => {
      const amounts = out[index] ?? new Float64Array(1);
      return [code, amounts.filter((fen) => fen > 0).length / amounts.length];
    }),
  );
}
