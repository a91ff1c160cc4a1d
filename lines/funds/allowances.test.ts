import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { evaluate, getYmd, makePlan, readFacts } from '../../engine/index.ts';
import type { ActionKind, CaseAction, FieldValues, Matter } from '../../engine/matters/index.ts';
import { findRules, readCase } from '../../engine/matters/index.ts';
import { getValue, type Id, newId, sql } from '../../platform/base/index.ts';
import { openFund } from '../../platform/funds/index.ts';
import { post } from '../../platform/ledger/index.ts';
import { prepareRun } from '../../platform/payments/index.ts';
import {
  batchesOf,
  endOf,
  makeFileOf,
  openPayBank,
  reconcileOf,
  reissueOf,
  saidOf,
  sayOf,
  standingOf,
  takeIn,
} from '../../platform/payments/testing/bank-desk.ts';
import {
  addAccount,
  bureau,
  county,
  db,
  desk,
  director,
  freeze,
  runOf,
  second,
  services,
  sign,
} from '../../platform/payments/testing/pay-desk.ts';
import { createHousehold } from '../../platform/registry/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { matterBook } from '../handbook/law/matters.ts';
import { openLaw } from '../policy/open-law.ts';
import { openFundLaw } from './open-fund-law.ts';

const at = services.clock.now();
const [policy, law, fundLaw] = [await openLaw(), await openCaseLaw(), await openFundLaw()];
const REGION = '420281';
const APPLIED = '2025-03-20';
const DECIDED = '2025-05-12';

interface Allowance {
  readonly system: string;
  readonly matter: string;
  /** The first month for which it is paid. */
  readonly fromMonth: string;
  /** Which of several forms, where the scheme has several, and the county whose law knows it. */
  readonly form?: string;
  readonly region?: string;
  /** Of the examples of the scheme, the one with this name; the first that gives something otherwise. */
  readonly example?: string;
  /** What is said of the household besides, and what it comes to, counted by hand. */
  readonly household?: Readonly<Record<string, string>>;
  readonly fen?: number;
}

/** A.. of the systems that a county runs: what is given by decisions, month by month or once. */
const allowances: readonly Allowance[] = [
  {
    ...{ system: 'A1', matter: 'minimum-living', fromMonth: '2025-06', form: 'rural, by difference' },
    // (634.00 − 333.33) × 3 = 902.01, and 63.40 more for one minor.
    ...{ example: '农村三口之家，年收入12000元，按差额补足，未成年人增发', fen: 96_541 },
  },
  {
    ...{ system: 'A1', matter: 'minimum-living', fromMonth: '2025-06', form: 'urban, by difference' },
    ...{ region: '430529', example: '分档的地方，城镇家庭仍按差额', fen: 40_000 },
  },
  {
    ...{ system: 'A1', matter: 'minimum-living', fromMonth: '2025-06', form: 'rural, by tier' },
    ...{
      region: '430529',
      example: '分档的地方没有评定档次的，暂时没有金额',
      household: { assessedTier: 'two' },
      fen: 22_700,
    },
  },
  {
    ...{ system: 'A1', matter: 'minimum-living', fromMonth: '2025-06', form: 'in full' },
    ...{ region: '420921', example: '孝昌全家没有劳动能力的全额发给，有收入也不减', fen: 39_000 },
  },
  { system: 'A2', matter: 'extreme-poverty', fromMonth: '2025-06' },
  { system: 'A3', matter: 'temporary-relief', fromMonth: '2025-05' },
  // 自递交申请当月计发: from the month of application.
  { system: 'A5', matter: 'disability-living', fromMonth: '2025-03' },
  { system: 'A5', matter: 'disability-care', fromMonth: '2025-03' },
  { system: 'A6', matter: 'unattended-children', fromMonth: '2025-06' },
  { system: 'A6', matter: 'orphan', fromMonth: '2025-06' },
  { system: 'A7', matter: 'old-age', fromMonth: '2025-06' },
  { system: 'A7', matter: 'elder-service', fromMonth: '2025-06' },
  { system: 'A7', matter: 'elder-care', fromMonth: '2025-06' },
];

const schemeOf = ({ scheme }: Matter): string => scheme ?? '';

/** An example of the scheme that gives something on the day of the decision, reckoned by the law. */
function exampleOf({ region = REGION, example, household }: Allowance, matter: Matter) {
  const scheme = policy.handbook.schemes.get(schemeOf(matter));
  assert.ok(scheme, matter.code);
  const plan = makePlan(policy.handbook, policy.book, { region, day: APPLIED, schemes: [scheme.code] });
  for (const { name, facts: told } of scheme.examples) {
    if (example !== undefined && name !== example) continue;
    const facts = structuredClone(told) as Record<string, unknown>;
    Object.assign(facts.household as object, household);
    const read = readFacts(facts, getYmd(APPLIED));
    const decision = read.ok ? evaluate(plan, read.value).find((one) => one.scheme === scheme) : undefined;
    if (decision?.status !== 'decided' || !decision.eligible || (decision.amountFen ?? 0n) === 0n) continue;
    const member = decision.members.findIndex(({ amountFen }) => (amountFen ?? 0n) > 0n);
    return { facts, member: Math.max(member, 0) };
  }
  throw new Error(`no example of ${scheme.code} gives anything on ${APPLIED}`);
}

/** The acts of a case as far as its decision reads them. */
function decidedCase(matter: Matter, region: string, record: FieldValues, form: FieldValues) {
  const rules = findRules(matter, law.books, region, APPLIED);
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

async function decide(
  allowance: Allowance,
  matter: Matter,
): Promise<{ partyId: Id; personId: Id; amountFen: number }> {
  const region = allowance.region ?? REGION;
  const personId = (await desk.create()) as Id;
  const family = {
    villageId: desk.villageA,
    formedOn: '2020-01-01',
    members: [{ personId, relation: '02' }],
  };
  const household = getValue(
    await desk.write((tx) => createHousehold(tx, bureau, services, family as never)),
  );
  const { facts, member } = exampleOf(allowance, matter);
  const members = facts.members as Record<string, unknown>[];
  const isOfPerson = matter.applicant.of === 'person';
  if (isOfPerson) Object.assign(members[member] ?? {}, { id: personId });
  const asked = { scheme: schemeOf(matter), region, day: APPLIED, facts: facts as never };
  const record = getValue(law.reckon({ ...asked, ...(isOfPerson ? { personId } : {}) }));
  const form = matter.code === 'temporary-relief' ? { kind: 'spending', event: '子女就学' } : {};
  const reading = decidedCase(matter, region, record, form);
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

async function openPurse(scheme: string, fen: number): Promise<Id> {
  const wish = { name: `资金${newId().slice(-6)}`, source: 'county', year: 2025, schemes: [scheme] } as const;
  const { id } = getValue(await desk.write((tx) => openFund(tx, bureau, at, fundLaw, wish)));
  const fund = await db.read(bureau, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(
      sql`select outside_id, pool_id from fund where county_code = ${county.code} and id = ${id}`,
    ),
  );
  const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: BigInt(fen) }];
  const received = { key: `fill-${id}`, kind: 'fund.receive', effectiveOn: services.clock.today(), legs };
  getValue(await desk.write((tx) => post(tx, bureau, at, received)));
  return id;
}

interface Line {
  readonly party_id: Id;
  readonly payee_id: Id;
  readonly amount_fen: bigint;
  readonly item: string;
}

/** The roll of a month, and what of it two persons have signed. */
async function signRoll(scheme: string, month: string, fen: number): Promise<{ runId: Id; lines: Line[] }> {
  const fundId = await openPurse(scheme, fen);
  const firstMonth = Temporal.PlainDate.from(`${month}-01`);
  const { id: runId } = getValue(
    await desk.write((tx) => prepareRun(tx, bureau, at, { scheme, fundId, firstMonth, months: 1 })),
  );
  getValue(await freeze(runId));
  getValue(await sign(runId, second));
  assert.equal(getValue(await sign(runId, director)).state, 'signed');
  const lines = await db.read(bureau, (reader) =>
    reader.rows<Line>(
      sql`select party_id, payee_id, amount_fen, item from pay_line where run_id = ${runId} order by no`,
    ),
  );
  return { runId, lines };
}

/** Sends a signed roll to a bank that turns it down; the account is put right, and it goes out once more and arrives. */
async function payOut(runId: Id, personId: Id): Promise<readonly string[]> {
  const { id: batchId } = getValue(await makeFileOf(runId));
  const [first] = (await saidOf(batchId as Id)).lines;
  getValue(await takeIn(batchId as Id, await sayOf(batchId as Id, { 1: 'no' })));
  assert.equal(desk.codeOf(await endOf(runId)), 'payments.bank.open');
  await db.change(bureau, (tx) =>
    tx.run(sql`update bank_account set closed_on = ${services.clock.today()}
      where county_code = ${county.code} and person_id = ${personId} and closed_on is null`),
  );
  await addAccount(personId);
  getValue(await reissueOf(runId));
  const again = (await batchesOf(runId)).find(({ no }) => no === 2)?.id as Id;
  const [further] = (await saidOf(again)).lines;
  getValue(await takeIn(again, await sayOf(again, { 1: 'ok' })));
  getValue(await endOf(runId));
  assert.equal(first?.amountFen, further?.amountFen);
  return [first?.account ?? '', further?.account ?? ''];
}

await openPayBank();
for (const allowance of allowances) {
  const { system, matter: code, form, fromMonth } = allowance;
  const title = form === undefined ? code : `${code}, ${form}`;
  test(`${system} ${title}: decided, due from ${fromMonth}, turned down by the bank, issued again and given to the fen`, async () => {
    const matter = matterBook.matters.get(code);
    assert.ok(matter, `there is a matter ${code}`);
    const scheme = schemeOf(matter);
    const { given: before } = await standingOf({ scheme });
    const { partyId, personId, amountFen } = await decide(allowance, matter);
    assert.equal(amountFen, allowance.fen ?? amountFen);
    await addAccount(personId);
    const { runId, lines } = await signRoll(scheme, fromMonth, amountFen);
    assert.deepEqual(
      lines.map((line) => [line.party_id, line.payee_id, Number(line.amount_fen), line.item]),
      [[partyId, personId, amountFen, 'regular']],
    );
    const [first, further] = await payOut(runId, personId);
    assert.notEqual(first, further, 'to another account');
    const standing = await standingOf({ scheme });
    assert.deepEqual([standing.due, standing.given - before], [0n, BigInt(amountFen)]);
    assert.equal((await runOf(runId)).state, 'ended');
    assert.equal((await reconcileOf(runId)).agrees, true);
  });
}

test('every matter that pays is in the table: none is decided and forgotten', () => {
  const paying = [...matterBook.matters.values()].filter((matter) => {
    const scheme = policy.handbook.schemes.get(matter.scheme ?? '');
    const isStanding = scheme === undefined || (scheme.amount.op === 'literal' && scheme.amount.value === 0);
    return matter.kind !== 'change' && !isStanding;
  });
  const tabled = new Set(allowances.map(({ matter }) => matter));
  assert.deepEqual(
    paying.map(({ code }) => code).filter((code) => !tabled.has(code)),
    [],
  );
});
