import { type AuditEntry, appendAudit } from '../../platform/audit/index.ts';
import { type Actor, getValue, type Id, sql, type Tx } from '../../platform/base/index.ts';
import { endOrder, enterOrder, openFund, planFund } from '../../platform/funds/index.ts';
import { openFundLaw } from './open-fund-law.ts';

/** The money of the demo county: what came in this year and by which document, and the relief of the townships. */
interface Invented {
  readonly name: string;
  readonly source: 'centre' | 'province' | 'city' | 'county' | 'charity';
  readonly schemes: readonly string[];
  /** Yuan of each receipt, with its month and document. */
  readonly receipts: readonly (readonly [yuan: number, month: number, document: string])[];
  /** Yuan planned for each scheme, in the order of `schemes`. */
  readonly plan: readonly number[];
}

const RELIEF = 'temporary-relief';
const funds: readonly Invented[] = [
  {
    name: '困难群众救助补助资金',
    source: 'centre',
    schemes: [
      'minimum-living-allowance',
      'extreme-poverty',
      RELIEF,
      'orphan-allowance',
      'unattended-children',
      'price-subsidy',
    ],
    receipts: [
      [48_600_000, 1, '鄂财社发〔2026〕1号'],
      [51_400_000, 5, '鄂财社发〔2026〕38号'],
    ],
    plan: [71_000_000, 19_500_000, 1_000_000, 2_200_000, 5_600_000, 700_000],
  },
  {
    name: '残疾人两项补贴资金',
    source: 'province',
    schemes: ['disability-living-subsidy', 'disability-care-subsidy'],
    receipts: [[18_306_000, 2, '鄂财社发〔2026〕12号']],
    plan: [6_700_000, 11_600_000],
  },
  {
    name: '高龄津贴资金',
    source: 'county',
    schemes: ['old-age-allowance'],
    receipts: [[13_610_400, 1, '冶财社〔2026〕3号']],
    plan: [13_610_400],
  },
  {
    name: '城乡医疗救助基金',
    source: 'province',
    schemes: ['medical-assistance'],
    receipts: [[6_200_000, 3, '鄂财社发〔2026〕21号']],
    plan: [6_200_000],
  },
  {
    name: '节日慰问和一次性补助资金',
    source: 'county',
    schemes: ['festival-grant'],
    receipts: [[1_800_000, 1, '冶财社〔2026〕2号']],
    plan: [1_800_000],
  },
  {
    name: '临时救助资金',
    source: 'county',
    schemes: [RELIEF],
    receipts: [
      [2_400_000, 1, '冶财社〔2026〕5号'],
      [850_000, 2, '冶财社〔2026〕9号'],
    ],
    plan: [3_250_000],
  },
];

/** Yuan that each township may give at once, before the county is asked. */
const RESERVE_YUAN = 60_000;
const HOME = { home: '金牛中心福利院', yuan: 120_000 };

export interface FundMakers {
  readonly officer: Actor;
  readonly director: Actor;
  readonly now: Temporal.Instant;
}

/** Invents them as they would have come about: entered by one, confirmed by another, each with its document. */
export async function inventFunds(tx: Tx, system: Actor, now: Temporal.Instant): Promise<void> {
  const makers = await readMakers(tx, system, now);
  const audit: AuditEntry[] = [];
  for (const invented of funds) {
    const fundId = await makeFund(tx, makers, invented);
    if (invented.name === '临时救助资金') await makeRelief(tx, makers, fundId);
    audit.push({ action: 'funds.open', subjectKind: 'fund', subjectId: fundId, detail: { demo: true } });
  }
  await appendAudit(tx, system, now, audit);
}

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
const YEAR = 2026;
const dayOf = (month: number, day: number) => Temporal.PlainDate.from({ year: YEAR, month, day });

async function makeFund(tx: Tx, makers: FundMakers, invented: Invented): Promise<Id> {
  const { officer, now } = makers;
  const law = await openFundLaw();
  const { name, source, schemes, receipts, plan } = invented;
  const { id } = getValue(await openFund(tx, officer, now, law, { name, source, year: YEAR, schemes }));
  const lines = schemes.map((scheme, place) => ({ scheme, amountFen: fen(plan[place] ?? 0) }));
  getValue(await planFund(tx, officer, now, id, lines));
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

async function move(tx: Tx, { officer, director, now }: FundMakers, fundId: Id, moved: Moved): Promise<void> {
  const { month, ...order } = moved;
  const effectiveOn = dayOf(month, 8).toString();
  const { id } = getValue(await enterOrder(tx, officer, now, fundId, { ...order, effectiveOn }));
  getValue(await endOrder(tx, director, now, id, { how: 'confirmed' }));
}

/** The reserves of the townships, which they give small relief out of; and an order that waits for its second person. */
async function makeRelief(tx: Tx, makers: FundMakers, fundId: Id): Promise<void> {
  const { officer, now } = makers;
  const towns = await tx.rows<{ id: Id }>(sql`select id from division
    where county_code = ${officer.countyCode} and level = 'town' and valid_to is null order by code`);
  const lines: Moved['lines'] = towns.map(({ id }) => ({
    ...{ kind: 'reserve', townId: id, amountFen: fen(RESERVE_YUAN) },
  }));
  lines.push({ kind: 'home', home: HOME.home, amountFen: fen(HOME.yuan) });
  await move(tx, makers, fundId, { kind: 'allocate', month: 2, document: '冶民发〔2026〕11号', lines });
  const waiting = { kind: 'receive' as const, lines: [{ amountFen: fen(500_000) }] };
  const papers = { effectiveOn: dayOf(6, 20).toString(), document: '冶财社〔2026〕31号' };
  getValue(await enterOrder(tx, officer, now, fundId, { ...waiting, ...papers }));
}
