import type { Actor, Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';

export interface Given {
  /** Who of the list has money coming, and for how many of them it fell due in a roll. */
  readonly payable: { readonly people: number; readonly due: number };
  /** Somebody was handed goods. */
  readonly isHanded: boolean;
}

/** What has become of a list: the page says by it what can still be done, and a withdrawal is refused by it. */
export async function givenOf(
  reader: Reader,
  { countyCode: county }: Actor,
  { id, scheme, month }: { readonly id: Id; readonly scheme: string; readonly month: Temporal.PlainDate },
): Promise<Given> {
  const { people, due, handed } = await reader.get<{
    people: number;
    due: number;
    handed: boolean;
  }>(sql`select
      (select count(*)::integer from campaign_line
        where county_code = ${county} and campaign_id = ${id} and amount_fen > 0) as people,
      (select count(*)::integer from (select person_id from campaign_line
          where county_code = ${county} and campaign_id = ${id} and amount_fen > 0
        intersect select party_id from ledger_leg
          where county_code = ${county} and scheme = ${scheme} and period = ${month} and step = 0) d) as due,
      exists (select 1 from campaign_line l
          join campaign_receipt r on r.county_code = l.county_code and r.line_id = l.id
        where l.county_code = ${county} and l.campaign_id = ${id} and l.pieces > 0) as handed`);
  return { payable: { people, due }, isHanded: handed };
}
