import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';

export interface CampaignRow {
  readonly id: Id;
  readonly kind: string;
  readonly scheme: string;
  readonly title: string;
  readonly month: Temporal.PlainDate;
  readonly occasion: string;
  readonly document: string;
  readonly pick: 'first' | 'highest';
  readonly state: string;
  readonly listed_by: Id;
  readonly people: number;
  /** What one piece is; null where money alone is given. */
  readonly goods: string | null;
  readonly goods_outside_id: Id | null;
  readonly goods_held_id: Id | null;
  readonly version: number;
}

/** Locks a campaign. Refusals: `http.missing`, `campaigns.moved-on`, `campaigns.state`. */
export async function lockCampaign(
  tx: Tx,
  actor: Actor,
  { id, version }: { readonly id: Id; readonly version: number },
  states: readonly string[],
): Promise<Outcome<CampaignRow>> {
  const row =
    await tx.find<CampaignRow>(sql`select id, kind, scheme, title, month, occasion, document, pick, state,
      listed_by, people, goods, goods_outside_id, goods_held_id, version
    from campaign where county_code = ${actor.countyCode} and id = ${id} for update`);
  if (!row) return refuse('http.missing');
  if (row.version !== version) return refuse('campaigns.moved-on');
  return states.includes(row.state) ? done(row) : refuse('campaigns.state');
}
