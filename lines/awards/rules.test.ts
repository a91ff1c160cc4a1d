import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followDecisions, runDailyRules } from '../../platform/awards/index.ts';
import { runRules } from '../../platform/awards/rules/run-rules.ts';
import { settleAwardFindings } from '../../platform/awards/rules/settle-findings.ts';
import { getValue, type Id, newId, type Outcome, sql } from '../../platform/base/index.ts';
import { openRegistryDesk } from '../../platform/registry/testing/desk.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { openRuleLaw } from './rule-law.ts';

const desk = await openRegistryDesk();
const { db, bureau: plain, county, services } = desk;
const bureau = { ...plain, post: 'bureau-officer' };
const { cipher } = services;
const at = services.clock.now();
const TODAY = services.clock.today();
const law = await openRuleLaw(county.code, TODAY);
const caseLaw = await openCaseLaw();

const change = (query: ReturnType<typeof sql>) => db.change(bureau, (tx) => tx.run(query));
const rows = <T extends object>(query: ReturnType<typeof sql>) =>
  db.read(bureau, (reader) => reader.rows<T>(query));
const run = (today = TODAY, ruleLaw = law) =>
  db.change(bureau, (tx) => runRules({ tx, actor: bureau, at, today, cipher, law: ruleLaw }));

async function grant(
  personId: Id,
  scheme: string,
  given: { amountFen?: number; fromMonth?: string; householdId?: Id } = {},
) {
  await db.change(bureau, (tx) =>
    followDecisions(tx, bureau, at, [
      {
        caseId: newId(),
        scheme,
        kind: 'grant',
        partyId: given.householdId ?? personId,
        householdId: given.householdId ?? null,
        personId,
        holderName: '王卫华',
        townId: county.towns[0].id,
        villageId: desk.villageA,
        isGranted: true,
        amountFen: given.amountFen ?? 5_000,
        fromMonth: given.fromMonth ?? '2026-01-01',
        decidedOn: '2025-12-20',
      },
    ]),
  );
}
async function spansOf(personId: Id, scheme: string) {
  const found = await rows<{ from: string; to: string | null; fen: bigint }>(sql`select
      to_char(s.from_month, 'YYYY-MM') as from, to_char(s.to_month, 'YYYY-MM') as to, s.amount_fen as fen
    from award a join award_span s on s.county_code = a.county_code and s.award_id = a.id
    where a.county_code = ${county.code} and a.person_id = ${personId} and a.scheme = ${scheme} order by s.from_month`);
  return found.map(({ from, to, fen }) => [from, to, Number(fen)]);
}
const person = (given: Parameters<typeof desk.create>[0] = {}) => desk.create(given) as Promise<Id>;
const dies = (id: Id, on: string) =>
  change(sql`update person set died_on = ${on}::date where county_code = ${county.code} and id = ${id}`);

/** A family whose first member is the head. */
async function household(memberIds: readonly Id[]): Promise<Id> {
  const id = newId();
  const [head] = memberIds;
  await change(sql`insert into household (county_code, id, head_id, head_name, town_id, village_id, formed_on, created_at)
    values (${county.code}, ${id}, ${head}, '王卫华', ${county.towns[0].id}, ${desk.villageA}, '2010-01-01', ${at})`);
  await change(sql`insert into household_member (county_code, id, household_id, person_id, relation, joined_on, join_reason)
    select ${county.code}, gen_random_uuid(), ${id}, m, '02', '2010-01-01', 'demo' from unnest(${[...memberIds]}::uuid[]) m`);
  await change(sql`update person set household_id = ${id}, relation = '02'
    where county_code = ${county.code} and id = any(${[...memberIds]}::uuid[])`);
  return id;
}

test('who dies is entitled for the month of the death and for none after it, found late or not', async () => {
  const [late, now] = [await person(), await person()];
  for (const id of [late, now]) await grant(id, 'disability-care-subsidy', { amountFen: 10_000 });
  await dies(late, '2026-06-30');
  await dies(now, '2026-11-01');
  const results = await run();
  assert.equal(results.died, 2);
  assert.deepEqual(await spansOf(late, 'disability-care-subsidy'), [['2026-01', '2026-07', 10_000]]);
  assert.deepEqual(await spansOf(now, 'disability-care-subsidy'), [['2026-01', '2026-12', 10_000]]);
  assert.equal((await run()).died, 0, 'run again it changes nothing more');
});

test('a birthday moves the band from its own month on, and what is paid late comes from then', async () => {
  const ninety = await person({ birthDate: '1936-10-31', idNumber: desk.newNumber('1936-10-31') });
  const later = await person({ birthDate: '1936-12-01', idNumber: desk.newNumber('1936-12-01') });
  const before = await person({ birthDate: '1930-01-01', idNumber: desk.newNumber('1930-01-01') });
  for (const id of [ninety, later]) await grant(id, 'old-age-allowance');
  await grant(before, 'old-age-allowance', { amountFen: 10_000 });
  await run();
  assert.deepEqual(await spansOf(ninety, 'old-age-allowance'), [
    ['2026-01', '2026-10', 5_000],
    ['2026-10', null, 10_000],
  ]);
  assert.deepEqual(await spansOf(later, 'old-age-allowance'), [['2026-01', null, 5_000]]);
  assert.deepEqual(await spansOf(before, 'old-age-allowance'), [['2026-01', null, 10_000]]);
});

test('a certificate that expired suspends from the next month, and one that was renewed does not', async () => {
  const [expired, renewed] = [await person(), await person()];
  for (const id of [expired, renewed]) await grant(id, 'disability-living-subsidy', { amountFen: 8_000 });
  const certificate = (id: Id, until: string | null) =>
    change(sql`insert into disability_certificate (county_code, id, person_id, number_sealed, number_hash, kind, grade,
        issued_on, valid_until, created_at)
      values (${county.code}, ${newId()}, ${id}, '\\x00', '\\x00', '4', 2, '2016-01-01', ${until}::date, ${at})`);
  await certificate(expired, '2026-11-10');
  await certificate(renewed, '2026-11-10');
  await certificate(renewed, '2036-11-10');
  assert.equal((await run())['papers-expired'], 1);
  assert.deepEqual(await spansOf(expired, 'disability-living-subsidy'), [['2026-01', '2026-12', 8_000]]);
  assert.deepEqual(await spansOf(renewed, 'disability-living-subsidy'), [['2026-01', null, 8_000]]);
});

test('who has a new certificate is found, and when somebody says so goes on from its month with the amount of before', async () => {
  const [one, other] = [await person(), await person()];
  for (const id of [one, other]) await grant(id, 'disability-care-subsidy', { amountFen: 10_000 });
  const certificate = (id: Id, issuedOn: string, until: string) =>
    change(sql`insert into disability_certificate (county_code, id, person_id, number_sealed, number_hash, kind, grade,
        issued_on, valid_until, created_at)
      values (${county.code}, ${newId()}, ${id}, '\\x00', '\\x00', '4', 1, ${issuedOn}::date, ${until}::date, ${at})`);
  for (const id of [one, other]) await certificate(id, '2016-01-01', '2026-05-31');
  await run(Temporal.PlainDate.from('2026-06-20'));
  const suspended = ['2026-01', '2026-07', 10_000];
  assert.deepEqual(await spansOf(one, 'disability-care-subsidy'), [suspended]);
  await certificate(one, '2026-09-15', '2036-09-14');
  assert.equal((await run())['papers-renewed'], 1);
  assert.equal((await run())['papers-renewed'], 0, 'the same certificate is found once for ever');
  const [found] = await rows<{ id: Id; proposes: string }>(sql`select f.id, f.proposes from award_finding f
    where f.county_code = ${county.code} and f.rule = 'papers-renewed' and f.person_id = ${one}`);
  assert.equal(found?.proposes, 'resume');
  assert.deepEqual(await spansOf(one, 'disability-care-subsidy'), [suspended], 'nobody is resumed by itself');
  const cases = { services, law: caseLaw, audit: () => undefined };
  const context = { actor: bureau, at, today: TODAY, cipher, law, cases };
  const wish = { ids: [found?.id as Id], how: 'do' as const, reason: '新证核对无误' };
  getValue(await db.write(bureau, (tx) => settleAwardFindings({ tx, ...context }, wish)));
  assert.deepEqual(await spansOf(one, 'disability-care-subsidy'), [suspended, ['2026-09', null, 10_000]]);
  assert.deepEqual(await spansOf(other, 'disability-care-subsidy'), [suspended]);
});

test('a family of which somebody dies is not cut by itself: it gets a case in which it is heard, within three months', async () => {
  const [head, child] = [await person(), await person()];
  const home = await household([head, child]);
  await grant(head, 'minimum-living-allowance', { amountFen: 120_000, householdId: home });
  await dies(child, '2026-10-05');
  const results = await run();
  assert.deepEqual([results.died, results['member-died']], [0, 1]);
  assert.deepEqual(await spansOf(head, 'minimum-living-allowance'), [['2026-01', null, 120_000]]);
  const [finding] = await rows<{
    id: Id;
    due: string;
    article: string;
  }>(sql`select f.id, f.due_on::text as due, f.article
    from award_finding f join award a on a.county_code = f.county_code and a.id = f.award_id
    where f.county_code = ${county.code} and a.household_id = ${home}`);
  assert.ok(finding);
  assert.equal(finding.due, '2027-01-05');
  assert.match(finding.article, /社会救助法.*第四十八条/);
  const settle = (ids: readonly Id[]): Promise<Outcome<{ cases: number }>> =>
    db.write(bureau, (tx) =>
      settleAwardFindings(
        {
          tx,
          actor: bureau,
          at,
          today: TODAY,
          cipher,
          law,
          cases: { services, law: caseLaw, audit: () => undefined },
        },
        { ids, how: 'do', reason: '成员去世，听取意见' },
      ),
    );
  assert.equal(getValue(await settle([finding.id])).cases, 1);
  assert.equal(desk.codeOf(await settle([finding.id])), 'awards.finding.unknown');
  const [opened] = await rows<{ matter: string; household_id: Id }>(sql`select c.matter, c.household_id
    from award_finding f join case_file c on c.county_code = f.county_code and c.id = f.case_id
    where f.county_code = ${county.code} and f.id = ${finding.id}`);
  assert.deepEqual(opened, { matter: 'minimum-living-change', household_id: home });
  assert.equal((await run())['member-died'], 0, 'the same death is found once for ever');
});

test('who leaves a family is found once, and is no cut before the family was heard', async () => {
  const [head, son] = [await person(), await person()];
  const home = await household([head, son]);
  await grant(head, 'minimum-living-allowance', { amountFen: 130_000, householdId: home });
  await change(sql`update household_member set left_on = '2026-10-20', leave_reason = 'split'
    where county_code = ${county.code} and household_id = ${home} and person_id = ${son}`);
  assert.equal((await run())['member-left'], 1);
  assert.equal((await run())['member-left'], 0, 'the same leaving is found once for ever');
  const [found] = await rows<{
    proposes: string;
    on: string;
  }>(sql`select f.proposes, f.happened_on::text as on
    from award_finding f join award a on a.county_code = f.county_code and a.id = f.award_id
    where f.county_code = ${county.code} and a.household_id = ${home} and f.rule = 'member-left'`);
  assert.deepEqual(found, { proposes: 'case', on: '2026-10-20' });
  assert.deepEqual(await spansOf(head, 'minimum-living-allowance'), [['2026-01', null, 130_000]]);
});

test('an award of a family ends by itself when nobody of it lives any more', async () => {
  const [head, wife] = [await person(), await person()];
  const home = await household([head, wife]);
  await grant(head, 'minimum-living-allowance', { amountFen: 90_000, householdId: home });
  await dies(head, '2026-08-02');
  await dies(wife, '2026-09-09');
  assert.equal((await run()).died, 1);
  assert.deepEqual(await spansOf(head, 'minimum-living-allowance'), [['2026-01', '2026-10', 90_000]]);
});

test('a child that comes of age and a review that is overdue are proposed and wait for somebody', async () => {
  const child = await person({ birthDate: '2008-11-01', idNumber: desk.newNumber('2008-11-01') });
  const kept = await person();
  await grant(child, 'orphan-allowance', { amountFen: 156_000 });
  await grant(kept, 'extreme-poverty', { amountFen: 119_500 });
  await change(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, review_by,
      decided_on, made_at, by_id, by_name)
    select a.county_code, a.id, 2, 'adjust', '2026-02-01', 119500, 'recount', '2026-10-31', '2026-02-01', ${at},
      ${bureau.userId}, '某'
    from award a where a.county_code = ${county.code} and a.person_id = ${kept}`);
  const results = await run();
  assert.deepEqual([results['age-reached'], results['review-overdue']], [1, 1]);
  assert.deepEqual(await spansOf(child, 'orphan-allowance'), [['2026-01', null, 156_000]]);
  const found = await rows<{ id: Id; proposes: string }>(sql`select f.id, f.proposes from award_finding f
    where f.county_code = ${county.code} and f.rule in ('age-reached', 'review-overdue') order by f.rule`);
  assert.deepEqual(
    found.map(({ proposes }) => proposes),
    ['stop', 'suspend'],
  );
  const cases = { services, law: caseLaw, audit: () => undefined };
  const context = { actor: bureau, at, today: TODAY, cipher, law, cases };
  const ids = found.map(({ id }) => id);
  getValue(
    await db.write(bureau, (tx) =>
      settleAwardFindings({ tx, ...context }, { ids, how: 'do', reason: '核对过，没有在校' }),
    ),
  );
  assert.deepEqual(await spansOf(child, 'orphan-allowance'), [['2026-01', '2026-12', 156_000]]);
  assert.deepEqual((await spansOf(kept, 'extreme-poverty')).at(-1), ['2026-02', '2026-12', 119_500]);
});

test('every change that followed by a rule names its article, and the family is told', async () => {
  const said = await rows<{ document: string; told: boolean }>(sql`select c.document, exists (
      select 1 from sms_message m where m.county_code = c.county_code and m.subject_kind = 'award'
        and m.subject_id = c.award_id) as told
    from award_change c where c.county_code = ${county.code} and c.cause in ('age-band', 'papers-expired')`);
  assert.ok(said.length >= 2);
  for (const { document, told } of said) {
    assert.match(document, /^《.+》/);
    assert.ok(told);
  }
});

test('the rules run by themselves once a day, however often the program looks', async () => {
  assert.equal(await runDailyRules(services, county.code, openRuleLaw), true);
  assert.equal(await runDailyRules(services, county.code, openRuleLaw), false);
});
