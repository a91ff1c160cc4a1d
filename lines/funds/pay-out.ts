import { appendAudit } from '../../platform/audit/index.ts';
import { answerAs, type BankHabits, fateOf } from '../../platform/banks/index.ts';
import { type Actor, fixedClock, getValue, type Id, sql, type Tx } from '../../platform/base/index.ts';
import {
  abandonRun,
  endRun,
  freezeRun,
  makeFile,
  prepareRun,
  type RunAct,
  readSaidBatch,
  settleFindings,
  signRun,
  takeReturn,
} from '../../platform/payments/index.ts';
import type { FundMakers } from './invent-funds.ts';
import { openPayLaw } from './open-pay-law.ts';
import type { PastMakers } from './past/index.ts';

export interface Wanted {
  readonly scheme: string;
  /** Out of this fund; the latest that pays the scheme when left out. */
  readonly fund?: string;
  readonly firstMonth: Temporal.PlainDate;
}

/** The roll of a scheme for a month; nothing where nobody is owed anything. */
export async function prepare(
  tx: Tx,
  system: Actor,
  { officer, now }: FundMakers,
  { scheme, fund, firstMonth }: Wanted,
): Promise<Id | undefined> {
  if (!(await isOwed(tx, system, scheme, firstMonth))) return undefined;
  const fundId = await findFundId(tx, system, scheme, fund);
  const wish = { scheme, fundId, firstMonth, months: 1 };
  const { id } = getValue(await prepareRun(tx, officer, now, wish, await openPayLaw()));
  await appendAudit(tx, system, now, [
    { action: 'payments.prepare', subjectKind: 'pay-run', subjectId: id, detail: { demo: true } },
  ]);
  return id;
}

/** Whether an award gives something of which nothing fell due, in the month or, what is given once, before it. */
const isOwed = async (
  tx: Tx,
  { countyCode }: Actor,
  scheme: string,
  month: Temporal.PlainDate,
): Promise<boolean> =>
  (await tx.find(sql`select 1 from award a
      join award_span s on s.county_code = a.county_code and s.award_id = a.id and s.from_month <= ${month}
      cross join lateral (select case when s.to_month = s.from_month + interval '1 month' then s.from_month
        when s.to_month is null or s.to_month > ${month} then ${month}::date end as period) m
    where a.county_code = ${countyCode} and a.scheme = ${scheme} and m.period is not null
      and not exists (select 1 from ledger_leg l where l.county_code = a.county_code and l.scheme = a.scheme
        and l.period = m.period and l.party_id = a.party_id and l.step = 0) limit 1`)) !== undefined;

async function findFundId(tx: Tx, { countyCode }: Actor, scheme: string, name?: string): Promise<Id> {
  const { id } = await tx.get<{ id: Id }>(sql`select f.id from fund f
      join ledger_purpose p on p.county_code = f.county_code and p.asset_id = f.id and p.scheme = ${scheme}
    where f.county_code = ${countyCode} and f.name = coalesce(${name ?? null}, f.name)
    order by f.year desc, f.id limit 1`);
  return id;
}

async function actOf(tx: Tx, { officer }: FundMakers, runId: Id): Promise<RunAct> {
  const { version } = await tx.get<{ version: number }>(
    sql`select version from pay_run where county_code = ${officer.countyCode} and id = ${runId}`,
  );
  return { runId, version };
}

/**
 * Leaves out whatever was found, and lets the roll stand still; a roll on which nobody is left is given up, as an officer
 * would who has nobody to pay. @returns whether anybody is left on it.
 */
export async function freeze(tx: Tx, makers: FundMakers, runId: Id): Promise<boolean> {
  const { officer, now } = makers;
  const found = await tx.rows<{ no: number }>(sql`select no from pay_finding
    where county_code = ${officer.countyCode} and run_id = ${runId}`);
  const settling = { how: 'leave-out', reason: '待登记本人账号后补发。' } as const;
  const findingNos = found.map(({ no }) => no);
  const act = await actOf(tx, makers, runId);
  if (found.length > 0) getValue(await settleFindings(tx, officer, now, act, { ...settling, findingNos }));
  const frozen = await freezeRun(tx, officer, now, await actOf(tx, makers, runId));
  if (!frozen.ok && frozen.refusal.code === 'payments.nothing') {
    getValue(await abandonRun(tx, officer, now, await actOf(tx, makers, runId)));
    return false;
  }
  getValue(frozen);
  return true;
}

export async function sign(tx: Tx, makers: FundMakers, actor: Actor, runId: Id): Promise<void> {
  getValue(await signRun(tx, actor, makers.now, await actOf(tx, makers, runId)));
}

/** Freezes and signs a roll, and makes its file. @returns the file; nothing where nobody is left to pay. */
export async function sendOut(tx: Tx, makers: PastMakers, runId: Id, title: string): Promise<Id | undefined> {
  const { officer, director, now, cipher } = makers;
  if (!(await freeze(tx, makers, runId))) return undefined;
  await sign(tx, makers, officer, runId);
  await sign(tx, makers, director, runId);
  const services = { cipher, clock: fixedClock(now.toString()) };
  return getValue(await makeFile(tx, officer, services, runId, { title })).id;
}

/** A bank that pays nearly everybody and answers of each at once. */
const demoBank: BankHabits = { failing: 0.004, late: 0, twice: 0, strange: 0, shuffled: false };

/** Pays a roll through the bank, whole; what came back is left with a reason, and the run ends. */
export async function payOut(tx: Tx, makers: PastMakers, runId: Id, title: string): Promise<void> {
  const { officer, now, cipher } = makers;
  const services = { cipher, clock: fixedClock(now.toString()) };
  const id = await sendOut(tx, makers, runId, title);
  if (id === undefined) return;
  const batch = await readSaidBatch(tx, cipher, officer.countyCode, id);
  const { bytes, said } = answerAs(batch, (line) => fateOf(line, demoBank));
  const upload = { fileName: `${title}回盘.csv`, bytes };
  const taken = getValue(await takeReturn(tx, officer, services, id, upload, said));
  if (taken.failed === 0) getValue(await endRun(tx, officer, services, runId));
}
