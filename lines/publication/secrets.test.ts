import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { makeRow, publicVisitor } from '../../platform/publication/index.ts';
import { openPublicationLaw } from './open-publication-law.ts';
import { openPublicationHouse } from './testing/publication-house.ts';

const house = await openPublicationHouse();
after(() => house.close());
const { clerk, bureau } = house.people;
const law = await openPublicationLaw();
const matters = [...law.cases.matterBook.matters.values()];
const DAY = '2026-03-02';
const TELEPHONE = '0714-8860000';

/** What must never be read by the public, each in a spelling that nothing else here has. */
const SECRETS = {
  idNumber: '420299199001017776',
  account: '6299991234567890123',
  phone: '15412345678',
  illness: '尿毒症',
  property: '存款捌万元',
  child: '苗苗娃',
  address: '三组十七号',
} as const;
const PLANTED = Object.values(SECRETS).join('，');
const secretsIn = (text: string) => Object.values(SECRETS).filter((one) => text.includes(one));

/** Everything of a list that somebody without an account can get hold of, in both languages. */
async function readPublic(listId: string): Promise<string> {
  const texts: string[] = [];
  for (const path of [
    '/publicity',
    `/publicity?q=${encodeURIComponent('第1镇')}`,
    `/publicity/${house.code}100`,
    `/publicity/${house.villageCode}`,
    `/publicity/list/${listId}`,
    `/publicity/list/${listId}/objection`,
    '/tips',
    '/receipt',
  ]) {
    const page = await house.visit(path);
    assert.equal(page.status, 200, path);
    assert.match(String(page.headers['x-robots-tag']), /noindex, nofollow, noarchive/, path);
    texts.push(page.text, JSON.stringify(page.headers));
  }
  const english = await house.app.inject({
    url: `/portal/${house.code}/publicity/list/${listId}`,
    headers: { 'accept-language': 'en' },
  });
  const tables = ['public_list', 'public_row', 'public_receipt'];
  const rows = await Promise.all(
    tables.map((name) => house.owner.query(`select to_jsonb(t) from ${name} t`)),
  );
  return [...texts, english.body, ...rows.map((one) => JSON.stringify(one.rows))].join('\n');
}

/** Every publicity of every procedure, each on a day on which it is done so. */
const publicSteps = matters.flatMap((matter) =>
  matter.procedures.flatMap((procedure, place) => {
    const next = matter.procedures[place + 1]?.from;
    const day =
      next === undefined
        ? ([DAY, procedure.from].toSorted().at(-1) ?? DAY)
        : Temporal.PlainDate.from(next).subtract({ days: 1 }).toString();
    return procedure.steps.flatMap((step) =>
      step.publicity ? [{ matter, step: step.code, rule: step.publicity, day }] : [],
    );
  }),
);

for (const { matter, step, rule, day } of publicSteps) {
  test(`${matter.code}, ${step} on ${day}: of secrets in its form, records, facts and household none is public, nor on the sheet`, async () => {
    house.setDay(day);
    const grownUp = { name: '周建国', planted: PLANTED };
    const child = { name: SECRETS.child, birthDate: '2016-06-01', planted: PLANTED };
    const ids = [
      await house.putCase(matter.code, grownUp, step),
      await house.putCase(matter.code, child, step),
    ];
    for (const id of ids) {
      const { rows } = await house.owner.query('select household_id from case_file where id = $1', [id]);
      const kid = { name: SECRETS.child, birthDate: '2018-01-01' };
      await house.addPerson(kid, '20', rows[0].household_id);
      const acts = await house.owner.query('select record from case_action where case_id = $1', [id]);
      assert.ok(
        secretsIn(JSON.stringify(acts.rows)).length === 7,
        'nothing was planted: the test would be green for nothing',
      );
    }
    const wanted = { matter: matter.code, step, villageId: house.village, postedOn: day, days: 7 };
    const body = { ...wanted, telephone: TELEPHONE };
    const posted = await house.send(clerk, 'POST', '/publication/lists', body);
    const again =
      posted.status === 200 ? posted : await house.send(bureau, 'POST', '/publication/lists', body);
    assert.equal(again.status, 200, again.text);
    assert.equal(again.body.lists[0].size, 2);
    const [{ id: listId }] = again.body.lists;
    const sheet = await house.send(clerk, 'GET', `/publication/lists/${listId}/sheet`);
    assert.equal(sheet.status, 200);
    const shown = `${await readPublic(listId)}\n${sheet.text}`;
    assert.deepEqual(secretsIn(shown), []);
    assert.match(shown, /周建国/);
    assert.match(shown, /未成年人/);
    const kept = await house.owner.query('select snapshot from publication_list where id = $1', [listId]);
    assert.deepEqual(secretsIn(kept.rows[0].snapshot), []);
    const columns = await house.owner.query('select * from public_row where list_id = $1', [listId]);
    for (const row of columns.rows) {
      if (!rule.shows.includes('amount')) assert.equal(row.amount_fen, null);
      if (!rule.shows.includes('members')) assert.equal(row.members, null);
    }
  });
}

test('every matter either has a list, or cannot be put up at all', async () => {
  house.setDay(DAY);
  assert.ok(publicSteps.length >= 6);
  const silent = matters.filter((matter) => matter.procedures.at(-1)?.notPublic);
  assert.ok(['unattended-children', 'orphan'].every((code) => silent.some((one) => one.code === code)));
  for (const matter of silent) {
    for (const step of ['publicity', ...(matter.procedures.at(-1)?.steps.map(({ code }) => code) ?? [])]) {
      const answer = await house.send(clerk, 'POST', '/publication/lists', {
        ...{ matter: matter.code, step, villageId: house.village, postedOn: DAY, telephone: TELEPHONE },
      });
      assert.equal(answer.body.code, 'publication.village', matter.code);
    }
    const standing = { matter: matter.code, villageId: house.village, telephone: TELEPHONE };
    assert.equal(
      (await house.send(clerk, 'POST', '/publication/standing', standing)).body.code,
      'publication.standing.matter',
      matter.code,
    );
  }
  for (const { procedures } of matters)
    for (const { notPublic, announced } of procedures) assert.ok(!(notPublic && announced));
});

test('whoever reads the public pages sees no case and no person, whatever is asked of the database', async () => {
  const visitor = publicVisitor(house.code);
  const { rows: tables } = await house.owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity
       and has_table_privilege('minzheng_app', oid, 'select')`,
  );
  const { fileSql, sql } = await import('../../platform/base/index.ts');
  const seen = await house.db.read(visitor, async (reader) => {
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await reader.rows(sql`select to_jsonb(t) as row from ${fileSql(name)} t limit 50`);
      if (secretsIn(JSON.stringify(rows)).length > 0) found.push(name);
    }
    for (const name of ['case_file', 'case_action', 'person', 'household', 'publication_list', 'public_tip'])
      if ((await reader.rows(sql`select 1 from ${fileSql(name)} limit 1`)).length > 0) found.push(name);
    return found;
  });
  assert.deepEqual(seen, []);
});

test('the database refuses a line with what its matter does not show, a name with figures, and a card as telephone', async () => {
  const { rows } = await house.owner.query(
    `select id from public_list where not 'amount' = any(shows) and not 'members' = any(shows) limit 1`,
  );
  const insert = (columns: string, values: string) =>
    house.owner.query(`insert into public_row (county_code, list_id, no, ${columns})
      values ('420281', '${rows[0].id}', 99, ${values})`);
  await assert.rejects(insert('amount_fen', '100'), /shows what its matter does not/);
  await assert.rejects(insert('members', '3'), /shows what its matter does not/);
  await assert.rejects(insert('applicant', `'${SECRETS.idNumber}'`), /check constraint/);
  await assert.rejects(
    house.owner.query(`update public_list set telephone = '${SECRETS.idNumber}'`),
    /check constraint/,
  );
  const { rows: columns } = await house.owner.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns where table_name = 'public_row'`,
  );
  assert.deepEqual(columns.map(({ name }) => name).toSorted(), [
    ...['amount_fen', 'applicant', 'county_code', 'list_id', 'members', 'no'],
  ]);
});

test('no line names a child, whatever its name and the day; an adult is named on the day after turning eighteen', () => {
  const on = Temporal.PlainDate.from('2026-02-28');
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 40_000 }),
      (name, days) => {
        const birthDate = on.subtract({ days });
        const row = makeRow(['applicant'], { name, birthDate, members: 2, amountFen: 1 }, on);
        const isChild = Temporal.PlainDate.compare(birthDate.add({ years: 18 }), on) >= 0;
        if (isChild) assert.equal(row.ok && row.value.applicant, null);
        else if (row.ok) assert.doesNotMatch(row.value.applicant ?? '', /[0-9０-９]/);
        if (row.ok) assert.deepEqual([row.value.members, row.value.amountFen], [null, null]);
      },
    ),
  );
  const born = (day: string) =>
    makeRow(
      ['applicant'],
      { name: '甲', birthDate: Temporal.PlainDate.from(day), members: null, amountFen: null },
      on,
    );
  assert.equal((born('2008-02-27') as { value: { applicant: string } }).value.applicant, '甲');
  assert.equal((born('2008-02-28') as { value: { applicant: null } }).value.applicant, null);
});
