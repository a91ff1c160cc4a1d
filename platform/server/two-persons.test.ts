import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from '../testing/database.ts';

/** Tables that name two accounts and have no rule of two persons, or another one, each with its reason. */
const OTHER_TABLES: Readonly<Record<string, string>> = {
  pay_run: 'who prepared a roll may freeze it; two persons sign it (pay_signature)',
};

const database = await createTestDatabase();
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  await database.drop();
});

const COUNTY = '420281';
/** Two accounts of one person, one of another person, two of whom nobody knows who they are. */
const [first, second, other, unknown, stranger] = Array.from({ length: 5 }, () => randomUUID());
const [clerk, somebody] = [randomUUID(), randomUUID()];
await owner.query(
  `insert into county (code, name, province_name, city_name, source, vintage)
  values ($1, '大冶', '', '', 'test', '2020-01-01') on conflict do nothing`,
  [COUNTY],
);
for (const person of [clerk, somebody])
  await owner.query(
    `insert into officer_person (county_code, id, id_hash, id_area, id_sealed, entered_at, entered_by)
    values ($1, $2, $3, '420299', '\\x00', now(), gen_random_uuid())`,
    [COUNTY, person, randomBytes(16)],
  );
for (const [no, [account, person]] of [
  [first, clerk],
  [second, clerk],
  [other, somebody],
  [unknown, null],
  [stranger, null],
].entries())
  await owner.query(
    `insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at, person_id)
    values ($1, $2, $3, '某', '', now(), now(), $4)`,
    [COUNTY, account, `two-${no}`, person],
  );

interface Rule {
  readonly table: string;
  /** Of `app.two_persons` the two columns; of other functions none. */
  readonly columns: string[];
  readonly function: string;
  readonly enabled: string;
}
const { rows: rules } = await owner.query<Rule>(`select t.tgrelid::regclass::text as table,
    array_remove(string_to_array(encode(t.tgargs, 'escape'), '\\000'), '') as columns, p.proname as function,
    t.tgenabled::text as enabled
  from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgname = 'two_persons' order by 1`);
const paired = rules.filter((rule) => rule.function === 'two_persons');

/** What the database says when it is asked, and nothing of it stays. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  await owner.query('savepoint tried');
  try {
    await work();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof pg.DatabaseError, String(error));
    return error.constraint ?? error.message;
  } finally {
    await owner.query('rollback to savepoint tried');
  }
}
async function inTransaction(work: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await work();
  } finally {
    await owner.query('rollback');
  }
}

/** Takes every other rule off a table of this database, so that only the trigger can refuse. */
async function strip(table: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f', 'n')
      and not (contype = 'n' and conkey <@ (select conkey from pg_constraint
        where conrelid = $1::regclass and contype = 'p'))`,
    [table],
  );
  for (const { name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`);
}
const put = (table: string, row: Record<string, unknown>) => {
  const names = Object.keys(row);
  const places = names.map((_, place) => `$${place + 1}`);
  return owner.query(
    `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
};
/** A row with its keys, and as little else as can be. */
async function bare(table: string, said: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { rows } = await owner.query<{ name: string; type: string; of_key: boolean }>(
    `select a.attname as name, a.atttypid::regtype::text as type, coalesce(k.conkey @> array[a.attnum], false) as of_key
    from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
    where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
  const keys = rows.filter(({ of_key }) => of_key);
  const row = Object.fromEntries(keys.map(({ name, type }) => [name, type === 'uuid' ? randomUUID() : 1]));
  const how = rows.some(({ name }) => name === 'how') ? { how: 'confirmed' } : {};
  return { ...row, county_code: COUNTY, ...how, ...said };
}

test('every table with a rule of two persons compares persons, on every way in, and no trigger is off', async () => {
  const { rows: checks } = await owner.query<{ table: string; said: string }>(
    `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as said from pg_constraint
    where contype = 'c' and conname ~ 'two_persons'`,
  );
  assert.ok(checks.length >= 8 && rules.length >= 12);
  for (const { table, said } of checks) {
    const rule = paired.find((one) => one.table === table);
    assert.ok(rule, `${table} compares accounts alone: it wants the trigger app.two_persons`);
    assert.equal(rule.columns.length, 2);
    for (const column of rule.columns) assert.match(said, new RegExp(`\\b${column}\\b`), `${table}: ${said}`);
  }
  const { rows: several } = await owner.query<{ table: string; columns: string[] }>(
    `select a.attrelid::regclass::text as table, array_agg(a.attname::text) as columns from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    where a.atttypid = 'uuid'::regtype and a.attname ~ '(_by|^by_id|user_id|_by_id)$' and not a.attisdropped
    group by 1 having count(*) > 1`,
  );
  for (const { table, columns } of several)
    assert.ok(
      table in OTHER_TABLES || rules.some((rule) => rule.table === table),
      `${table} names ${columns.join(' and ')}: a rule of two persons, or a reason why there is none`,
    );
  for (const rule of rules) assert.equal(rule.enabled, 'O', `${rule.table}: the trigger is off`);
});

test('no table takes two accounts of one person, by an insert or by a change, with every other rule of it gone', async () => {
  const expected = [
    [first, second, true],
    [second, first, true],
    [first, first, true],
    [unknown, unknown, true],
    [first, other, false],
    [first, unknown, false],
    [unknown, stranger, false],
  ] as const;
  for (const { table, columns } of paired)
    await inTransaction(async () => {
      await strip(table);
      const [maker, checker] = columns;
      assert.ok(maker !== undefined && checker !== undefined);
      for (const [made, checked, isOne] of expected) {
        const say = isOne ? `${table}_two_persons` : undefined;
        const row = await bare(table, { [maker]: made, [checker]: checked });
        assert.equal(await refusalOf(() => put(table, row)), say, `${table}: ${made} ${checked}`);
        const open = await bare(table, { [maker]: made });
        const changed = await refusalOf(async () => {
          await put(table, open);
          await owner.query(`update ${table} set ${checker} = $1`, [checked]);
        });
        assert.equal(changed, say, `${table} changed: ${made} ${checked}`);
      }
      // What one withdraws is one's own.
      const own = await bare(table, { [maker]: first, [checker]: first });
      if ('how' in own)
        assert.equal(await refusalOf(() => put(table, { ...own, how: 'withdrawn' })), undefined);
    });
});

test('a roll has no two signatures of one person, whatever accounts they sign with', async () => {
  await inTransaction(async () => {
    await strip('pay_signature');
    const run = randomUUID();
    const sign = (no: number, by: string | undefined) =>
      put('pay_signature', { county_code: COUNTY, run_id: run, no, by_id: by });
    await sign(1, first);
    assert.equal(await refusalOf(() => sign(2, second)), 'pay_signature_two_persons');
    assert.equal(await refusalOf(() => sign(2, first)), 'pay_signature_two_persons');
    assert.equal(await refusalOf(() => sign(2, other)), undefined);
    const both = `insert into pay_signature (county_code, run_id, no, by_id) values ($1, $2, 1, $3), ($1, $2, 2, $4)`;
    const atOnce = [COUNTY, randomUUID(), first, second];
    assert.equal(
      await refusalOf(() => owner.query(both, atOnce)),
      'pay_signature_two_persons',
      'both in one statement',
    );
  });
});

test('nobody decides on lines of the file that they made with another account; the bank’s own word needs nobody', async () => {
  await inTransaction(async () => {
    for (const table of ['pay_batch', 'pay_result', 'pay_return_finding_end']) await strip(table);
    await owner.query('alter table pay_result disable trigger allowed');
    const batch = randomUUID();
    await put('pay_batch', { county_code: COUNTY, id: batch, made_by: first });
    const decide = (by: string | undefined, returnId: string | null = null) =>
      put('pay_result', {
        ...{ county_code: COUNTY, batch_id: batch, line_no: 1, no: 1, by_id: by },
        return_id: returnId,
      });
    const settle = (by: string | undefined) =>
      put('pay_return_finding_end', { county_code: COUNTY, batch_id: batch, no: 1, by_id: by });
    assert.equal(await refusalOf(() => decide(second)), 'pay_result_two_persons');
    assert.equal(await refusalOf(() => decide(other)), undefined);
    assert.equal(await refusalOf(() => decide(second, randomUUID())), undefined, 'a return');
    assert.equal(await refusalOf(() => settle(second)), 'pay_return_finding_end_two_persons');
    assert.equal(await refusalOf(() => settle(other)), undefined);
  });
});

test('nobody opens with another account what they settled of a roster; to leave somebody out is no such settling', async () => {
  await inTransaction(async () => {
    for (const table of ['award_opening', 'award_opening_line']) await strip(table);
    const opening = randomUUID();
    await put('award_opening', { county_code: COUNTY, id: opening, state: 'settling' });
    const open = (by: string | undefined) =>
      owner.query(`update award_opening set state = 'opened', ended_by = $1 where id = $2`, [by, opening]);
    const settle = (no: number, by: string | undefined, how: string) =>
      put('award_opening_line', {
        ...{ county_code: COUNTY, opening_id: opening, no, settled_by: by, settled_how: how },
        award_id: randomUUID(),
      });
    await settle(1, other, 'law');
    await settle(2, first, 'leave-out');
    assert.equal(await refusalOf(() => open(second)), undefined);
    assert.equal(await refusalOf(() => open(other)), 'award_opening_two_persons');
    await settle(3, first, 'keep');
    assert.equal(await refusalOf(() => open(second)), 'award_opening_two_persons');
    assert.equal(await refusalOf(() => open(stranger)), undefined);
  });
});
