import { answerBatch, type BankHabits } from '../../platform/banks/index.ts';
import {
  type Actor,
  chinaDay,
  chinaMoment,
  type FieldCipher,
  fixedClock,
  getValue,
  type Id,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import {
  endPayBank,
  enterPayBank,
  readReturn,
  readSaidBatch,
  takeReturn,
} from '../../platform/payments/index.ts';
import { type FundMakers, readMakers } from './invent-funds.ts';
import { inventPast, type PastMakers, type PastScheme } from './past/index.ts';
import { freeze, prepare, sendOut, sign } from './pay-out.ts';

/** Before the standard was raised in April 2023. */
const FIRST_MONTH = Temporal.PlainDate.from('2023-01-01');
/** How far back the other schemes were paid. */
const MONTHS_BACK = 24;
const ALLOWANCE = 'minimum-living-allowance';
const OLD_AGE = 'old-age-allowance';

/** What the demo county gives month by month: scheme, fund, and what stands in the passbook; of what month by the quarter. */
const monthly = [
  [OLD_AGE, '高龄津贴资金', '高龄津贴', 1],
  ['disability-living-subsidy', '残疾人两项补贴资金', '残疾人生活补贴', 1],
  ['disability-care-subsidy', '残疾人两项补贴资金', '残疾人护理补贴', 1],
  ['extreme-poverty', '困难群众救助补助资金', '特困供养金', 3],
  ['orphan-allowance', '困难群众救助补助资金', '孤儿基本生活费', 1],
  ['unattended-children', '困难群众救助补助资金', '困境儿童生活费', 1],
  ['elder-care-subsidy', '经济困难老年人补贴资金', '失能老人补贴', 1],
  ['elder-service-subsidy', '经济困难老年人补贴资金', '高龄服务补贴', 1],
] as const;

/** The allowance up to the month before the last one, which is paid below; the others up to the last one. */
function schemesOf(thisMonth: Temporal.PlainDate): PastScheme[] {
  const common = { first: thisMonth.subtract({ months: MONTHS_BACK }), end: thisMonth };
  return [
    {
      ...{ scheme: ALLOWANCE, fund: '困难群众救助补助资金', memo: '低保金', months: 1 },
      ...{ first: FIRST_MONTH, end: thisMonth.subtract({ months: 1 }) },
    },
    ...monthly.map(([scheme, fund, memo, months]) => ({ scheme, fund, memo, months, ...common })),
  ];
}

/**
 * Years that lie behind the county, last month's roll of the allowance paid through a bank that could not pay everybody,
 * and some families that change from this month on.
 */
export async function inventPayments(
  tx: Tx,
  system: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<void> {
  const makers = { ...(await readMakers(tx, system, now)), cipher };
  const thisMonth = monthOf(now);
  await openBank(tx, makers);
  if ((await inventPast(tx, makers, schemesOf(thisMonth))) === 0) return;
  const lastMonth = { scheme: ALLOWANCE, firstMonth: thisMonth.subtract({ months: 1 }) };
  const paid = await prepare(tx, system, makers, lastMonth);
  if (paid === undefined) return;
  await payThroughBank(tx, makers, paid);
  await changeSome(tx, makers, thisMonth);
}

/**
 * Leaves this month's runs where officers find something to do: some looked at, one that waits for its second signature.
 * Comes after everything else that is said of awards, or the rolls would be of yesterday.
 */
export async function inventRuns(tx: Tx, system: Actor, now: Temporal.Instant): Promise<void> {
  const makers = await readMakers(tx, system, now);
  const firstMonth = monthOf(now);
  for (const scheme of [ALLOWANCE, 'disability-care-subsidy'])
    await prepare(tx, system, makers, { scheme, firstMonth });
  const waiting = await prepare(tx, system, makers, { scheme: OLD_AGE, firstMonth });
  if (waiting === undefined) return;
  if (!(await freeze(tx, makers, waiting))) return;
  await sign(tx, makers, makers.officer, waiting);
}

const monthOf = (now: Temporal.Instant): Temporal.PlainDate => chinaDay(now).with({ day: 1 });

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
        where s.county_code = ${officer.countyCode} and s.scheme = ${ALLOWANCE} and s.state = 'running') a
      join (values (1, 3, 'adjust', 'recount', '家庭人口增加，重新核定。', '动态管理审核表'),
          (4, 5, 'suspend', 'whereabouts', '两次走访都没有见到人。', '走访记录'),
          (6, 6, 'stop', 'moved-out', '户口已迁出本县。', '户口迁移证明'))
        as c (first, last, kind, cause, reason, document) on a.place % 97 between c.first and c.last`);
}

/** The bank through which the county has paid from the beginning, entered by one and confirmed by another. */
async function openBank(tx: Tx, { officer, director, cipher }: PastMakers): Promise<void> {
  const at = chinaMoment(FIRST_MONTH.subtract({ days: 20 }), '09:00');
  const account = '62999900000000001';
  const wish = { bankName: '大冶农商行', format: 'comma-utf-8', payerName: '大冶市民政局', account };
  const bank = getValue(await enterPayBank(tx, officer, cipher, at, wish));
  getValue(await endPayBank(tx, director, at.add({ hours: 3 }), bank.id, 'confirmed'));
}

/** A few accounts that the bank could not pay, and a few lines of which it has not said anything yet. */
const demoBank: BankHabits = { failing: 0.02, late: 0.01, twice: 0, strange: 0.001, shuffled: true };

/** The file of a run, and the first of what came back. */
async function payThroughBank(tx: Tx, makers: PastMakers, runId: Id): Promise<void> {
  const { officer, now, cipher } = makers;
  const id = await sendOut(tx, makers, runId, '低保金');
  if (id === undefined) return;
  const batch = await readSaidBatch(tx, cipher, officer.countyCode, id);
  const [bytes] = answerBatch(batch, demoBank);
  if (bytes === undefined) return;
  const said = getValue(await readReturn((work) => work(tx), officer, id, bytes));
  const services = { cipher, clock: fixedClock(now.toString()) };
  getValue(await takeReturn(tx, officer, services, id, { fileName: '低保金回盘.csv', bytes }, said));
}
