import type { GiftSource } from '../../platform/awards/index.ts';
import { type Id, sql } from '../../platform/base/index.ts';

interface Row {
  readonly way: 'goods' | 'referral';
  readonly what: string;
  readonly decided_on: Temporal.PlainDate;
  readonly household_id: Id | null;
  readonly person_id: Id;
  readonly case_id: Id;
}

const titles = {
  goods: { zh: '临时救助（实物）', en: 'Temporary relief in goods' },
  referral: { zh: '临时救助（转介服务）', en: 'Temporary relief: help elsewhere' },
} as const;

/** Relief in goods, and families led to somebody who helped: of neither is there money in the book. */
export const reliefGifts: GiftSource = {
  name: 'relief',
  async read({ reader, actor, language }, who) {
    const rows =
      await reader.rows<Row>(sql`select g.way, g.what, g.decided_on, g.household_id, g.person_id, g.case_id
      from (${who}) w
        join relief_grant g on g.county_code = ${actor.countyCode} and (g.household_id = w.party_id
            or g.person_id = w.party_id and g.household_id is null)
          and g.decided_on between w.first and w.last
      where g.source = 'none' and g.taken_back_at is null`);
    return rows.map((row) => ({
      kind: row.way === 'goods' ? 'goods' : 'service',
      on: row.decided_on,
      title: titles[row.way][language],
      detail: row.what,
      personId: row.household_id === null ? row.person_id : null,
      caseId: row.case_id,
    }));
  },
};
