import { appendAudit } from '../../platform/audit/index.ts';
import { answerBatch, type BankHabits } from '../../platform/banks/index.ts';
import {
  type Actor,
  chinaDay,
  type FieldCipher,
  fixedClock,
  getValue,
  type Id,
  type Sql,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import {
  endPayBank,
  enterPayBank,
  freezeRun,
  makeFile,
  prepareRun,
  type RunAct,
  readReturn,
  readSaidBatch,
  settleFindings,
  signRun,
  takeReturn,
} from '../../platform/payments/index.ts';
import { type FundMakers, readMakers } from './invent-funds.ts';
import { inventHistory, inventPastMonths, RUN_MONTHS } from './invent-past-months.ts';

/** What the demo county gives month by month: awards taken over from its rosters, and the runs that pay them. */
interface Taken {
  readonly scheme: string;
  readonly fund: string;
  /** The first month that was ever paid; two years before when left out. */
  readonly since?: Temporal.PlainDate;
  /** Columns party_id, household_id, person_id, holder_name, town_id, village_id, amount_fen, source_id. */
  readonly from: (countyCode: string) => Sql;
}

const livingAllowance: Taken = {
  scheme: 'minimum-living-allowance',
  fund: '困难群众救助补助资金',
  // Before the standard was raised in April 2023.
  since: Temporal.PlainDate.from('2023-01-01'),
  from: (county) => sql`select distinct on (h.id) h.id as party_id, h.id as household_id, p.id as person_id,
      p.name as holder_name, h.town_id, h.village_id, (m.facts ->> 'amountFen')::bigint as amount_fen,
      coalesce(m.import_id, m.id) as source_id
    from roster_membership m
      join household h on h.county_code = m.county_code and h.id = m.household_id
      join person p on p.county_code = h.county_code and p.id = h.head_id and p.died_on is null
    where m.county_code = ${county} and m.to_on is null and m.roster in ('rural-allowance', 'urban-allowance')
    order by h.id, m.id`,
};

const oldAge: Taken = {
  scheme: 'old-age-allowance',
  fund: '高龄津贴资金',
  from: (county) => sql`select p.id as party_id, m.household_id, p.id as person_id, p.name as holder_name,
      p.town_id, p.village_id, (m.facts ->> 'monthlyStandardFen')::bigint as amount_fen,
      coalesce(m.import_id, m.id) as source_id
    from roster_membership m
      join person p on p.county_code = m.county_code and p.id = m.person_id and p.died_on is null
    where m.county_code = ${county} and m.to_on is null and m.roster = 'old-age'`,
};

/**
 * Opens awards from the month before this one, pays that month through a bank that could not pay everybody, and lets some
 * families change.
 */
export async function inventPayments(
  tx: Tx,
  system: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<void> {
  const makers = await readMakers(tx, system, now);
  const thisMonth = monthOf(now);
  const lastMonth = thisMonth.subtract({ months: 1 });
  if ((await takeOver(tx, makers, livingAllowance, lastMonth)) > 0) {
    const paid = await prepare(tx, system, makers, livingAllowance, lastMonth);
    await freeze(tx, makers, paid);
    await sign(tx, makers, makers.officer, paid);
    await sign(tx, makers, makers.director, paid);
    await payThroughBank(tx, makers, cipher, paid);
    await changeSome(tx, makers, thisMonth);
  }
  await takeOver(tx, makers, oldAge, thisMonth);
}

/**
 * Leaves this month's runs where officers find something to do: one looked at, one that waits for its second signature.
 * Comes after everything else that is said of awards, or the rolls would be of yesterday.
 */
export async function inventRuns(tx: Tx, system: Actor, now: Temporal.Instant): Promise<void> {
  const makers = await readMakers(tx, system, now);
  const isGiven = async ({ scheme }: Taken) =>
    (await tx.find(sql`select 1 from award_state where county_code = ${system.countyCode} and scheme = ${scheme}
      and state <> 'stopped' limit 1`)) !== undefined;
  if (await isGiven(livingAllowance)) await prepare(tx, system, makers, livingAllowance, monthOf(now));
  if (!(await isGiven(oldAge))) return;
  const waiting = await prepare(tx, system, makers, oldAge, monthOf(now));
  await freeze(tx, makers, waiting);
  await sign(tx, makers, makers.officer, waiting);
}

const monthOf = (now: Temporal.Instant): Temporal.PlainDate => chinaDay(now).with({ day: 1 });

async function prepare(
  tx: Tx,
  system: Actor,
  { officer, now }: FundMakers,
  taken: Taken,
  firstMonth: Temporal.PlainDate,
): Promise<Id> {
  const fundId = await findFundId(tx, system, taken);
  const wish = { scheme: taken.scheme, fundId, firstMonth, months: 1 };
  const { id } = getValue(await prepareRun(tx, officer, now, wish));
  await appendAudit(tx, system, now, [
    { action: 'payments.prepare', subjectKind: 'pay-run', subjectId: id, detail: { demo: true } },
  ]);
  return id;
}

async function findFundId(tx: Tx, { countyCode }: Actor, { fund }: Taken): Promise<Id> {
  const { id } = await tx.get<{ id: Id }>(
    sql`select id from fund where county_code = ${countyCode} and name = ${fund} order by id limit 1`,
  );
  return id;
}

/**
 * Of those without an account only a few are taken over, so that there is something to find. What lies behind the month
 * is invented with them. @returns how many awards.
 */
async function takeOver(tx: Tx, makers: FundMakers, taken: Taken, end: Temporal.PlainDate): Promise<number> {
  const { officer, now } = makers;
  const { scheme, from, since } = taken;
  const first = since ?? end.subtract({ months: RUN_MONTHS });
  const past = { scheme, fund: taken.fund, from: first, end };
  const county = officer.countyCode;
  await tx.run(sql`insert into award (county_code, id, scheme, party_id, household_id, person_id, holder_name, town_id,
      village_id, opened_by, source_id, opened_at)
    select ${county}, gen_random_uuid(), ${scheme}, r.party_id, r.household_id, r.person_id, r.holder_name, r.town_id,
      r.village_id, 'roster', r.source_id, ${now}
    from (${from(county)}) r
    where r.amount_fen > 0
      and (get_byte(decode(md5(r.party_id::text), 'hex'), 0) < 4 or exists (select 1 from bank_account b
        where b.county_code = ${county} and b.person_id = r.person_id and b.closed_on is null))
      and not exists (select 1 from award_state s where s.county_code = ${county} and s.scheme = ${scheme}
        and s.party_id = r.party_id and s.state <> 'stopped')`);
  const count = await tx.run(sql`create temp table past_wish on commit drop as
    select a.id as award_id, r.amount_fen, exists (select 1 from bank_account b where b.county_code = a.county_code
      and b.person_id = a.person_id and b.closed_on is null) as has_account
    from award a join (${from(county)}) r on r.party_id = a.party_id
    where a.county_code = ${county} and a.scheme = ${scheme} and a.opened_by = 'roster'`);
  await inventHistory(tx, makers, past);
  await tx.run(sql`drop table past_wish`);
  if (count > 0) await inventPastMonths(tx, makers, past);
  return count;
}

/** A few families that grew, could not be found, or moved away: from a month on, under the number of what was said before. */
async function changeSome(
  tx: Tx,
  { officer, now }: FundMakers,
  fromMonth: Temporal.PlainDate,
): Promise<void> {
  await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, reason,
      document, decided_on, made_at, by_id, by_name)
    select ${officer.countyCode}, a.award_id, a.last_no + 1, c.kind, ${fromMonth},
      case when c.kind = 'adjust' then a.amount_fen * 2 else 0 end, c.cause, c.reason, c.document, ${fromMonth}, ${now},
      ${officer.userId}, ${officer.userName}
    from (select s.*, row_number() over (order by md5(s.award_id::text)) as place from award_state s
        join award o on o.county_code = s.county_code and o.id = s.award_id and o.opened_by = 'roster'
        where s.county_code = ${officer.countyCode} and s.scheme = ${livingAllowance.scheme}) a
      join (values (1, 3, 'adjust', 'recount', '家庭人口增加，重新核定。', '动态管理审核表'),
          (4, 5, 'suspend', 'whereabouts', '两次走访都没有见到人。', '走访记录'),
          (6, 6, 'stop', 'moved-out', '户口已迁出本县。', '户口迁移证明'))
        as c (first, last, kind, cause, reason, document) on a.place % 97 between c.first and c.last`);
}

async function actOf(tx: Tx, { officer }: FundMakers, runId: Id): Promise<RunAct> {
  const { version } = await tx.get<{ version: number }>(
    sql`select version from pay_run where county_code = ${officer.countyCode} and id = ${runId}`,
  );
  return { runId, version };
}

/** Leaves out whatever was found, and lets the roll stand still. */
async function freeze(tx: Tx, makers: FundMakers, runId: Id): Promise<void> {
  const { officer, now } = makers;
  const found = await tx.rows<{ no: number }>(sql`select no from pay_finding
    where county_code = ${officer.countyCode} and run_id = ${runId}`);
  const settling = { how: 'leave-out', reason: '待登记本人账号后补发。' } as const;
  const findingNos = found.map(({ no }) => no);
  const act = await actOf(tx, makers, runId);
  if (found.length > 0) getValue(await settleFindings(tx, officer, now, act, { ...settling, findingNos }));
  getValue(await freezeRun(tx, officer, now, await actOf(tx, makers, runId)));
}

async function sign(tx: Tx, makers: FundMakers, actor: Actor, runId: Id): Promise<void> {
  getValue(await signRun(tx, actor, makers.now, await actOf(tx, makers, runId)));
}

/** A few accounts that the bank could not pay, and a few lines of which it has not said anything yet. */
const demoBank: BankHabits = { failing: 0.02, late: 0.01, twice: 0, strange: 0.001, shuffled: true };

/** The bank that two have confirmed, the file of a run, and the first of what came back. */
async function payThroughBank(tx: Tx, makers: FundMakers, cipher: FieldCipher, runId: Id): Promise<void> {
  const { officer, director, now } = makers;
  const services = { cipher, clock: fixedClock(now.toString()) };
  const account = '62999900000000001';
  const wish = { bankName: '大冶农商行', format: 'comma-utf-8', payerName: '大冶市民政局', account };
  const bank = getValue(await enterPayBank(tx, officer, cipher, now, wish));
  getValue(await endPayBank(tx, director, now, bank.id, 'confirmed'));
  const { id } = getValue(await makeFile(tx, officer, services, runId, { title: '低保金' }));
  const batch = await readSaidBatch(tx, cipher, officer.countyCode, id);
  const [bytes] = answerBatch(batch, demoBank);
  if (bytes === undefined) return;
  const said = getValue(await readReturn((work) => work(tx), officer, id, bytes));
  getValue(await takeReturn(tx, officer, services, id, { fileName: '低保金回盘.csv', bytes }, said));
}
