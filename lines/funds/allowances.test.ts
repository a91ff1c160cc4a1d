import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { evaluate, getYmd, makePlan, readFacts } from '../../engine/index.ts';
import type { ActionKind, CaseAction, FieldValues, Matter } from '../../engine/matters/index.ts';
import { findRules, readCase } from '../../engine/matters/index.ts';
import { getValue, type Id, newId, sql } from '../../platform/base/index.ts';
import { openFund } from '../../platform/funds/index.ts';
import { prepareRun } from '../../platform/payments/index.ts';
import { createHousehold } from '../../platform/registry/index.ts';
import { openRegistryDesk } from '../../platform/registry/testing/desk.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { matterBook } from '../handbook/law/matters.ts';
import { openLaw } from '../policy/open-law.ts';
import { openFundLaw } from './open-fund-law.ts';

const desk = await openRegistryDesk();
const { db, bureau, county, services } = desk;
const at = services.clock.now();
const [policy, law, fundLaw] = [await openLaw(), await openCaseLaw(), await openFundLaw()];
const REGION = '420281';
const APPLIED = '2025-03-20';
const DECIDED = '2025-05-12';

/** A.. of the systems that a county runs: what is given by decisions, month by month or once. */
const allowances: readonly (readonly [system: string, matter: string, fromMonth: string])[] = [
  ['A1', 'minimum-living', '2025-06'],
  ['A2', 'extreme-poverty', '2025-06'],
  ['A3', 'temporary-relief', '2025-05'],
  // 自递交申请当月计发: from the month of application.
  ['A5', 'disability-living', '2025-03'],
  ['A5', 'disability-care', '2025-03'],
  ['A6', 'unattended-children', '2025-06'],
  ['A6', 'orphan', '2025-06'],
  ['A7', 'old-age', '2025-06'],
  ['A7', 'elder-service', '2025-06'],
  ['A7', 'elder-care', '2025-06'],
];

const schemeOf = ({ scheme }: Matter): string => scheme ?? '';

/** An example of the scheme that gives something on the day of the decision, reckoned by the law. */
function exampleOf(matter: Matter): { readonly facts: Record<string, unknown>; readonly member: number } {
  const scheme = policy.handbook.schemes.get(schemeOf(matter));
  assert.ok(scheme, matter.code);
  const plan = makePlan(policy.handbook, policy.book, {
    region: REGION,
    day: APPLIED,
    schemes: [scheme.code],
  });
  for (const { facts } of scheme.examples) {
    const read = readFacts(facts, getYmd(APPLIED));
    const decision = read.ok ? evaluate(plan, read.value).find((one) => one.scheme === scheme) : undefined;
    if (decision?.status !== 'decided' || !decision.eligible || (decision.amountFen ?? 0n) === 0n) continue;
    const member = decision.members.findIndex(({ amountFen }) => (amountFen ?? 0n) > 0n);
    return { facts: structuredClone(facts) as Record<string, unknown>, member: Math.max(member, 0) };
  }
  throw new Error(`no example of ${scheme.code} gives anything on ${APPLIED}`);
}

/** The acts of a case as far as its decision reads them. */
function decidedCase(matter: Matter, record: FieldValues, form: FieldValues) {
  const rules = findRules(matter, law.books, REGION, APPLIED);
  assert.ok(rules, matter.code);
  const acts: CaseAction[] = [];
  const act = (kind: ActionKind, step: string | null, on: string, said: FieldValues, who = '1') =>
    void acts.push({
      ...{ no: acts.length + 1, kind, step, on, record: said },
      by: { userId: who, post: 'bureau-officer', level: 'county' },
    });
  act('apply', null, APPLIED, { form, materials: [] });
  act('accept', null, APPLIED, {});
  const calculation = rules.procedure.steps.find(({ kind }) => kind === 'calculation');
  if (calculation) act('complete', calculation.code, APPLIED, record);
  const decision = rules.procedure.steps.findLast(
    ({ kind, code }) => kind === 'decision' && code !== 'decide-town',
  );
  assert.ok(decision, matter.code);
  act('decide', decision.code, DECIDED, { granted: true });
  if (decision.second !== undefined) act('decide', decision.code, DECIDED, { granted: true }, '2');
  return readCase(rules, acts);
}

let serial = 0;
async function keepCase(
  matter: string,
  personId: Id,
  householdId: Id,
): Promise<{ caseId: Id; caseNo: string }> {
  serial += 1;
  const [caseId, caseNo] = [newId(), `LS2025${String(serial).padStart(4, '0')}`];
  const owner = new pg.Client({ connectionString: desk.ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into case_file (county_code, id, case_no, matter, household_id, person_id, applicant_name, town_id,
       village_id, phase, due_on, applied_on, last_no, last_at)
     values ($1, $2, $3, $4, $5, $6, '甲', $7, $8, 'decided', '9999-12-31', $9, 1, now())`,
    [county.code, caseId, caseNo, matter, householdId, personId, county.towns[0].id, desk.villageA, APPLIED],
  );
  await owner.end();
  return { caseId, caseNo };
}

async function decide(matter: Matter): Promise<{ partyId: Id; personId: Id; amountFen: number }> {
  const personId = (await desk.create()) as Id;
  const family = {
    villageId: desk.villageA,
    formedOn: '2020-01-01',
    members: [{ personId, relation: '02' }],
  };
  const household = getValue(
    await desk.write((tx) => createHousehold(tx, bureau, services, family as never)),
  );
  const { facts, member } = exampleOf(matter);
  const members = facts.members as Record<string, unknown>[];
  const isOfPerson = matter.applicant.of === 'person';
  if (isOfPerson) Object.assign(members[member] ?? {}, { id: personId });
  const asked = { scheme: schemeOf(matter), region: REGION, day: APPLIED, facts: facts as never };
  const record = getValue(law.reckon({ ...asked, ...(isOfPerson ? { personId } : {}) }));
  const form = matter.code === 'temporary-relief' ? { kind: 'spending', event: '子女就学' } : {};
  const reading = decidedCase(matter, record, form);
  const { caseId, caseNo } = await keepCase(matter.code, personId, household.id as Id);
  const made = {
    ...{
      caseId,
      caseNo,
      matter: matter.code,
      personId,
      householdId: household.id as Id,
      applicantName: '甲',
    },
    ...{
      townId: county.towns[0].id,
      villageId: desk.villageA,
      before: undefined,
      after: reading.decision,
      reading,
    },
  };
  await db.change(bureau, async (tx) => law.followDecisions?.(tx, bureau, at, [made]));
  const amountFen = Number(record.amountFen);
  assert.ok(amountFen > 0, matter.code);
  return { partyId: isOfPerson ? personId : (household.id as Id), personId, amountFen };
}

async function rollOf(scheme: string, month: string) {
  const wish = { name: `资金${newId().slice(-6)}`, source: 'county', year: 2025, schemes: [scheme] } as const;
  const { id: fundId } = getValue(await desk.write((tx) => openFund(tx, bureau, at, fundLaw, wish)));
  const firstMonth = Temporal.PlainDate.from(`${month}-01`);
  const { id } = getValue(
    await desk.write((tx) => prepareRun(tx, bureau, at, { scheme, fundId, firstMonth, months: 1 })),
  );
  return db.read(bureau, (reader) =>
    reader.rows<{ party_id: Id; payee_id: Id; amount_fen: bigint; item: string }>(
      sql`select party_id, payee_id, amount_fen, item from pay_line where run_id = ${id} order by no`,
    ),
  );
}

for (const [system, code, fromMonth] of allowances) {
  test(`${system} ${code}: its decision gives an award from ${fromMonth}, and the roll of that month a line of its amount`, async () => {
    const matter = matterBook.matters.get(code);
    assert.ok(matter, `there is a matter ${code}`);
    const { partyId, personId, amountFen } = await decide(matter);
    const lines = await rollOf(schemeOf(matter), fromMonth);
    assert.deepEqual(
      lines.map((line) => [line.party_id, line.payee_id, Number(line.amount_fen), line.item]),
      [[partyId, personId, amountFen, 'regular']],
    );
  });
}

test('every matter that pays is in the table: none is decided and forgotten', () => {
  const paying = [...matterBook.matters.values()].filter((matter) => {
    const scheme = policy.handbook.schemes.get(matter.scheme ?? '');
    const isStanding = scheme === undefined || (scheme.amount.op === 'literal' && scheme.amount.value === 0);
    return matter.kind !== 'change' && !isStanding;
  });
  const tabled = new Set(allowances.map(([, code]) => code));
  assert.deepEqual(
    paying.map(({ code }) => code).filter((code) => !tabled.has(code)),
    [],
  );
});
