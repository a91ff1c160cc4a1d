import { type AuditEntry, appendAudit } from '../../platform/audit/index.ts';
import {
  type Actor,
  chinaDay,
  chinaMoment,
  getValue,
  type Id,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import { enterOrder, openFund, planFund } from '../../platform/funds/index.ts';
import { orderConfirmed } from './confirmed-order.ts';
import { type DemoFund, demoFunds } from './demo-funds.ts';
import { openFundLaw } from './open-fund-law.ts';

/** Yuan that each township may give at once, before the county is asked. */
const RESERVE_YUAN = 20_000;
const HOME = { home: '金牛中心福利院', yuan: 12_000 };

export interface FundMakers {
  readonly officer: Actor;
  readonly director: Actor;
  readonly now: Temporal.Instant;
}

/** Invents them as they would have come about: entered by one, confirmed by another, each with its document. */
export async function inventFunds(tx: Tx, system: Actor, now: Temporal.Instant): Promise<void> {
  const makers = await readMakers(tx, system, now);
  const audit: AuditEntry[] = [];
  const times = await countTimes(tx, system);
  for (const one of demoFunds) {
    const invented = ofYear(one, chinaDay(now).year, times);
    const fundId = await makeFund(tx, makers, invented);
    if (invented.name === '临时救助资金') await makeRelief(tx, makers, fundId);
    audit.push({ action: 'funds.open', subjectKind: 'fund', subjectId: fundId, detail: { demo: true } });
  }
  await appendAudit(tx, system, now, audit);
}

/** The sums are those of a county of so many people; a larger one is given more, as many times as it is larger. */
const PEOPLE = 60_000;

async function countTimes(tx: Tx, { countyCode }: Actor): Promise<number> {
  const { people } = await tx.get<{ people: number }>(
    sql`select count(*)::integer as people from person where county_code = ${countyCode}`,
  );
  return Math.max(1, Math.ceil((people * 0.95) / PEOPLE));
}

const ofYear = (fund: DemoFund, year: number, times: number): DemoFund => ({
  ...fund,
  receipts: fund.receipts.map(
    ([yuan, month, document]) => [yuan * times, month, document.replace('〔〕', `〔${year}〕`)] as const,
  ),
  plan: fund.plan.map((yuan) => yuan * times),
});

export async function readMakers(tx: Tx, system: Actor, now: Temporal.Instant): Promise<FundMakers> {
  const people = await tx.rows<{
    id: Id;
    name: string;
    post: string;
  }>(sql`select u.id, u.name, h.post from app_user u
    join post_holding h on h.county_code = u.county_code and h.user_id = u.id
    where u.county_code = ${system.countyCode} and h.post in ('bureau-officer', 'director') order by u.id`);
  const as = (post: string): Actor => {
    const found = people.find((one) => one.post === post);
    if (!found) throw new Error(`the demo county has no ${post}`);
    return { ...system, userId: found.id, userName: found.name, post };
  };
  return { officer: as('bureau-officer'), director: as('director'), now };
}

const fen = (yuan: number): string => (BigInt(yuan) * 100n).toString();

/** A day of this year; what would come later than today has come today, so that the county has its money in January. */
function dayOf(now: Temporal.Instant, month: number, day: number): Temporal.PlainDate {
  const today = chinaDay(now);
  const planned = Temporal.PlainDate.from({ year: today.year, month, day });
  return Temporal.PlainDate.compare(planned, today) < 0 ? planned : today;
}

async function makeFund(tx: Tx, makers: FundMakers, invented: DemoFund): Promise<Id> {
  const { officer, now } = makers;
  const law = await openFundLaw();
  const { name, source, schemes, receipts, plan } = invented;
  const { year } = chinaDay(now);
  const at = noLaterThan(now, chinaMoment(dayOf(now, 1, 4), '09:00'));
  const { id } = getValue(await openFund(tx, officer, at, law, { name, source, year, schemes }));
  const lines = schemes.map((scheme, place) => ({ scheme, amountFen: fen(plan[place] ?? 0) }));
  getValue(await planFund(tx, officer, at, id, lines));
  for (const [yuan, month, document] of receipts) {
    await move(tx, makers, id, { kind: 'receive', month, document, lines: [{ amountFen: fen(yuan) }] });
  }
  return id;
}

interface Moved {
  readonly kind: 'receive' | 'allocate';
  readonly month: number;
  readonly document: string;
  readonly lines: Parameters<typeof enterOrder>[4]['lines'];
}

async function move(tx: Tx, makers: FundMakers, fundId: Id, moved: Moved): Promise<void> {
  const { month, ...order } = moved;
  const day = dayOf(makers.now, month, 8);
  const at = noLaterThan(makers.now, chinaMoment(day, '09:00'));
  const effectiveOn = day.toString();
  await orderConfirmed(tx, makers, at, fundId, { ...order, effectiveOn });
}

/** Booked when it came, as far as that has been yet. */
const noLaterThan = (now: Temporal.Instant, at: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(at, now) < 0 ? at : now.subtract({ hours: 2 });

/** The reserves of the townships, which they give small relief out of; and an order that waits for its second person. */
async function makeRelief(tx: Tx, makers: FundMakers, fundId: Id): Promise<void> {
  const { officer, now } = makers;
  const { year } = chinaDay(now);
  const towns = await tx.rows<{ id: Id }>(sql`select id from division
    where county_code = ${officer.countyCode} and level = 'town' and valid_to is null order by code`);
  const lines: Moved['lines'] = towns.map(({ id }) => ({
    ...{ kind: 'reserve', townId: id, amountFen: fen(RESERVE_YUAN) },
  }));
  lines.push({ kind: 'home', home: HOME.home, amountFen: fen(HOME.yuan) });
  await move(tx, makers, fundId, { kind: 'allocate', month: 2, document: `冶民发〔${year}〕11号`, lines });
  const waiting = { kind: 'receive' as const, lines: [{ amountFen: fen(50_000) }] };
  const papers = { effectiveOn: dayOf(now, 6, 20).toString(), document: `冶财社〔${year}〕31号` };
  getValue(await enterOrder(tx, officer, now, fundId, { ...waiting, ...papers }));
}
