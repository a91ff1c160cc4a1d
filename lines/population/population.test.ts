import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import {
  columnName,
  columnType,
  completeRow,
  fullLayout,
  type KnownFacts,
  makePlan,
} from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { newId, openDatabase, sql, type Tx } from '../../platform/base/index.ts';
import { testActor } from '../../platform/testing/actors.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';
import { assessedFacts, type Population, readPopulation, takePopulation, writeAssessments } from './index.ts';
import { asRegistered, settleFamily } from './testing/settle-family.ts';

const database = await createTestDatabase();
const owner = new pg.Client(database.ownerUrl);
await owner.connect();
const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
after(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const [first, second] = county.towns;
await owner.query(`update division set kind = 'community' where id = $1`, [first.villages[0]]);
const actor = testActor({ countyCode: county.code });
const DAY = Temporal.PlainDate.from('2023-06-15');
const context = { source: 'demo', document: '', at: Temporal.Instant.from('2023-01-01T00:00:00Z') } as const;
const homes = {
  urban: { townId: first.id, villageId: first.villages[0] },
  rural: { townId: second.id, villageId: second.villages[1] },
};
const plan = makePlan(handbook, openPacks().book, { region: county.code, day: DAY.toString() });

/** As settled and read in a transaction that is undone: each test has the county to itself. */
class Undo extends Error {}
async function within(work: (tx: Tx) => Promise<void>): Promise<void> {
  await db
    .change(actor, async (tx) => {
      await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
}

async function settle(tx: Tx, families: readonly KnownFacts[], knownFrom = DAY): Promise<readonly string[]> {
  const assessments = [];
  for (const facts of families) {
    const home = facts.household.get('residence') === 0 ? homes.urban : homes.rural;
    assessments.push(await settleFamily(tx, actor, home, facts, knownFrom));
  }
  await writeAssessments(tx, actor, context, assessments);
  return assessments.map(({ householdId }) => householdId);
}

async function read(tx: Tx, day = DAY): Promise<Population> {
  const wish = { countyCode: county.code, day };
  return await readPopulation(tx, actor, wish, await takePopulation(tx, wish), 1e9);
}

/** Rows by household, members in any order. */
function rowsOf({ columns, idOf }: Population): Map<string, readonly string[]> {
  const values = (scope: 'household' | 'member', at: number) =>
    fullLayout[scope].map(({ name }) => columns.column(scope, name)[at]).join(' ');
  return new Map(
    Array.from({ length: columns.count }, (_, at) => {
      const members = [];
      for (let m = columns.offsets[at] ?? 0; m < (columns.offsets[at + 1] ?? 0); m++)
        members.push(values('member', m));
      return [idOf(at), [values('household', at), ...members.toSorted()]];
    }),
  );
}

test('the tables of facts have a column for each fact of the vocabulary that the registry does not know', async () => {
  for (const [table, facts] of [
    ['household_facts', assessedFacts.household],
    ['member_facts', assessedFacts.member],
  ] as const) {
    const { rows } = await owner.query<{
      name: string;
      type: string;
      nullable: boolean;
      check: string | null;
    }>(
      `select a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
         (select pg_get_constraintdef(c.oid) from pg_constraint c
          where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum]) as check
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attnotnull`,
      [table],
    );
    const stored = rows.map(({ name, type, check }) => `${name} ${type} ${check ?? ''}`.trim());
    const declared = facts.map((fact) => {
      const [name, type] = [columnName(fact), columnType(fact)];
      const check = `CHECK (((${name} >= ${fact.minimum}) AND (${name} <= ${fact.maximum})))`;
      return type === 'boolean' ? `${name} ${type}` : `${name} ${type} ${check}`;
    });
    assert.ok(declared.length > 10);
    assert.deepEqual(stored.toSorted(), declared.toSorted(), table);
  }
});

test('a population holds those families that can be completed, filled in as for one family alone, and counts the others', async () => {
  const random = seeded(20_230_615);
  const families = Array.from({ length: 150 }, () => {
    const facts = asRegistered(randomFacts(random, 20_230_615));
    // A gap here and there; where a fact is not asked of somebody it does not matter.
    const gap = (known: ReadonlyMap<string, number>, keep: readonly string[]) =>
      new Map([...known].filter(([name]) => keep.includes(name) || random() > 0.02));
    return {
      household: gap(facts.household, [
        'residence',
        'receivesMinimumLiving',
        'assessedTier',
        'receivedAmount',
      ]),
      members: facts.members.map(({ id, facts: known }) => ({
        id,
        facts: gap(known, ['relation', 'disabilityKind', 'disabilityGrade']),
      })),
    };
  });
  await within(async (tx) => {
    const ids = await settle(tx, families);
    const expected = new Map<string, readonly string[]>();
    families.forEach((facts, index) => {
      const completed = completeRow(plan, facts, fullLayout);
      if (!completed.ok) return;
      const members = completed.row.members.map((row) => row.join(' '));
      expected.set(ids[index] ?? '', [completed.row.household.join(' '), ...members.toSorted()]);
    });
    assert.ok(expected.size > 20 && expected.size < 130, `${expected.size} can be completed`);
    const population = await read(tx);
    assert.deepEqual([...rowsOf(population)].toSorted(), [...expected].toSorted());
    assert.equal(population.leftOut.households, families.length - expected.size);
    assert.ok(population.leftOut.missing.length > 5, 'each missing fact is named');
  });
});

test('a family that was never assessed is left out and counted, not taken for one without income', async () => {
  await within(async (tx) => {
    const [family] = [asRegistered(randomFacts(seeded(1), 20_230_615))];
    assert.ok(family);
    await settleFamily(tx, actor, homes.rural, family, DAY);
    const { columns, leftOut } = await read(tx);
    assert.equal(columns.count, 0);
    assert.deepEqual({ ...leftOut }, { households: 1, notAssessed: 1, tooLarge: 0, missing: [] });
  });
});

test('on a day holds the assessment known from the latest day up to it', async () => {
  await within(async (tx) => {
    const family = asRegistered(randomFacts(seeded(7), 20_230_615));
    const assess = (assets: number) => ({
      household: new Map(family.household).set('financialAssets', assets),
      members: family.members,
    });
    const [id] = await settle(tx, [assess(100)], DAY.subtract({ months: 6 }));
    const { rows } = await tx.client.query(
      `select person_id from household_member where household_id = $1 order by id`,
      [id],
    );
    const later = {
      id: newId(),
      householdId: id ?? '',
      knownFrom: DAY.add({ days: 1 }),
      facts: Object.fromEntries(
        [...assess(200).household].filter(([name]) => assessedFacts.household.some((f) => f.name === name)),
      ),
      members: family.members.map((member, place) => ({
        personId: rows[place].person_id as string,
        facts: Object.fromEntries(
          [...member.facts].filter(([name]) => assessedFacts.member.some((f) => f.name === name)),
        ),
      })),
    };
    await writeAssessments(tx, actor, context, [later]);
    const assets = async (day: Temporal.PlainDate) => {
      await tx.client.query(
        'drop table if exists population_resident, population_household, population_member, population_left_out',
      );
      const { columns } = await read(tx, day);
      return columns.count === 0 ? undefined : columns.column('household', 'financialAssets')[0];
    };
    assert.equal(await assets(DAY.subtract({ months: 7 })), undefined);
    assert.equal(await assets(DAY), 100);
    assert.equal(await assets(DAY.add({ days: 1 })), 200);
  });
});

test('an amount beyond the limits of the vocabulary is refused by the database', async () => {
  await assert.rejects(
    within(async (tx) => {
      const family = asRegistered(randomFacts(seeded(3), 20_230_615));
      await settle(tx, [{ ...family, household: new Map(family.household).set('financialAssets', -1) }]);
    }),
    /household_facts_financial_assets_check/,
  );
});

test('an assessment with a misspelt fact is a fault of the program', async () => {
  await within(async (tx) => {
    const wrong = {
      id: newId(),
      householdId: newId(),
      knownFrom: DAY,
      facts: { finacialAssets: 1 },
      members: [],
    };
    await assert.rejects(writeAssessments(tx, actor, context, [wrong]), TypeError);
    await tx.run(sql`select 1`);
  });
});
