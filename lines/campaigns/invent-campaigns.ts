import { type Actor, chinaDay, getValue, type Id, sql, type Tx } from '../../platform/base/index.ts';
import { approveCampaign, makeCampaign, type NewCampaign } from '../../platform/campaigns/index.ts';
import { openCampaignLaw } from './law.ts';

export interface CampaignMakers {
  readonly officer: Actor;
  readonly director: Actor;
  readonly now: Temporal.Instant;
}

const both = (code: string, yuan: number) => ({ class: code, urbanFen: yuan * 100, ruralFen: yuan * 100 });

/** The visits at mid-autumn, approved and half signed for; a price subsidy that waits for its second person. */
export async function inventCampaigns(tx: Tx, makers: CampaignMakers): Promise<void> {
  const { officer, director, now } = makers;
  const law = await openCampaignLaw();
  const thisMonth = chinaDay(now).with({ day: 1 });
  const festive: NewCampaign = {
    kind: 'spring-festival',
    title: `${thisMonth.year}年春节慰问`,
    month: thisMonth.with({ month: 1 }),
    document: `冶民发〔${thisMonth.year}〕2号`,
    pick: 'highest',
    classes: [both('extreme', 600), both('centenarian', 1_000)],
  };
  const heating: NewCampaign = {
    kind: 'heating',
    title: `${thisMonth.year}年冬季取暖补助`,
    month: thisMonth,
    document: `冶民发〔${thisMonth.year}〕47号`,
    pick: 'first',
    classes: [
      { class: 'extreme', urbanFen: 40_000, ruralFen: 30_000 },
      { class: 'dibao', urbanFen: 20_000, ruralFen: 15_000 },
    ],
  };
  const made = await makeCampaign(tx, officer, now, law, festive);
  if (made.ok) {
    const act = { id: made.value.id, version: await versionOf(tx, officer, made.value.id) };
    getValue(await approveCampaign(tx, director, now, act));
  }
  await makeCampaign(tx, officer, now, law, heating);
}

async function versionOf(tx: Tx, { countyCode }: Actor, id: Id): Promise<number> {
  const { version } = await tx.get<{ version: number }>(
    sql`select version from campaign where county_code = ${countyCode} and id = ${id}`,
  );
  return version;
}
