import {
  type Actor,
  chinaDay,
  chinaMoment,
  getValue,
  type Id,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import {
  approveCampaign,
  makeCampaign,
  moveGoods,
  type NewCampaign,
} from '../../platform/campaigns/index.ts';
import { openCampaignLaw } from './law.ts';

export interface CampaignMakers {
  readonly officer: Actor;
  readonly director: Actor;
  readonly now: Temporal.Instant;
}

/** What was approved, to be paid by a roll of its month. */
export interface Approved {
  readonly scheme: string;
  readonly month: Temporal.PlainDate;
  readonly title: string;
  readonly at: Temporal.Instant;
}

const both = (code: string, yuan: number) => ({ class: code, urbanFen: yuan * 100, ruralFen: yuan * 100 });

/** The visits at the Spring Festival and a price subsidy, approved; heating of this winter waits for its second person. */
export async function inventCampaigns(tx: Tx, makers: CampaignMakers): Promise<readonly Approved[]> {
  const { officer, now } = makers;
  const thisMonth = chinaDay(now).with({ day: 1 });
  const { year } = thisMonth;
  const january = thisMonth.with({ month: 1 });
  const dear = thisMonth.subtract({ months: 2 });
  const festive: NewCampaign = {
    kind: 'spring-festival',
    title: `${year}年春节慰问`,
    month: january,
    document: `冶民发〔${year}〕2号`,
    goods: '大米 10 公斤、食用油 5 升',
    pick: 'highest',
    classes: [
      { ...both('extreme', 600), pieces: 1 },
      { ...both('orphan', 1_000), pieces: 1 },
      { ...both('unattended', 600), pieces: 1 },
      both('centenarian', 1_000),
    ],
  };
  const prices: NewCampaign = {
    kind: 'price-subsidy',
    title: `${dear.year}年${dear.month}月价格临时补贴`,
    month: dear,
    document: `冶发改〔${dear.year}〕${30 + dear.month}号`,
    pick: 'first',
    classes: [both('extreme', 34), both('dibao', 34), both('orphan', 34), both('unattended', 34)],
  };
  const heating: NewCampaign = {
    kind: 'heating',
    title: `${year}年冬季取暖补助`,
    month: thisMonth,
    document: `冶民发〔${year}〕47号`,
    pick: 'first',
    classes: [
      { class: 'extreme', urbanFen: 40_000, ruralFen: 30_000 },
      { class: 'dibao', urbanFen: 20_000, ruralFen: 15_000 },
    ],
  };
  const approved = [
    ...(await approve(tx, makers, festive, '春节慰问金')),
    ...(await approve(tx, makers, prices, '价格临时补贴')),
  ];
  await makeCampaign(tx, officer, now, await openCampaignLaw(), heating);
  return approved;
}

/** Listed on the twentieth of its month and approved by a second person; nothing where nobody is on the list. */
async function approve(
  tx: Tx,
  { officer, director, now }: CampaignMakers,
  campaign: NewCampaign,
  title: string,
): Promise<Approved[]> {
  const { month } = campaign;
  const then = chinaMoment(month.with({ day: 20 }), '10:00');
  const at = Temporal.Instant.compare(then, now) < 0 ? then : now;
  const law = await openCampaignLaw();
  const scheme = law.kinds.find(({ code }) => code === campaign.kind)?.scheme;
  const made = await makeCampaign(tx, officer, at, law, campaign);
  if (!made.ok || scheme === undefined) return [];
  const act = { id: made.value.id, version: await versionOf(tx, officer, made.value.id) };
  getValue(await approveCampaign(tx, director, at.add({ hours: 4 }), act));
  if (campaign.goods !== undefined) await store(tx, officer, at.add({ hours: 6 }), act.id);
  return [{ scheme, month, title, at: at.add({ hours: 24 }) }];
}

const SPARE = 20;

/** So many pieces came in as the list has, and a few more; the villages hand them out. */
async function store(tx: Tx, officer: Actor, at: Temporal.Instant, id: Id): Promise<void> {
  const { pieces } = await tx.get<{
    pieces: number;
  }>(sql`select sum(pieces)::integer as pieces from campaign_line
    where county_code = ${officer.countyCode} and campaign_id = ${id}`);
  const act = { id, version: await versionOf(tx, officer, id) };
  const document = `大冶市救助物资储备点入库单 ${chinaDay(at).year}-003`;
  getValue(await moveGoods(tx, officer, at, act, { how: 'received', pieces: pieces + SPARE, document }));
}

async function versionOf(tx: Tx, { countyCode }: Actor, id: Id): Promise<number> {
  const { version } = await tx.get<{ version: number }>(
    sql`select version from campaign where county_code = ${countyCode} and id = ${id}`,
  );
  return version;
}
