import type { GiftSource } from '../../platform/awards/index.ts';
import { type Id, sql } from '../../platform/base/index.ts';
import { openFundLaw } from '../funds/index.ts';

interface Row {
  readonly scheme: string;
  readonly amount_fen: bigint;
  readonly document: string;
  readonly decided_on: Temporal.PlainDate;
  readonly household_id: Id | null;
  readonly person_id: Id;
}

/** What was paid too much and is not asked back any more. The money stands in the book as what it was given for. */
export const remissionGifts: GiftSource = {
  name: 'remissions',
  async read({ reader, actor, language }, who) {
    const { titleOf } = await openFundLaw();
    const rows =
      await reader.rows<Row>(sql`select r.scheme, d.amount_fen, d.document, d.decided_on, a.household_id, a.person_id
      from (${who}) w
        join recovery r on r.county_code = ${actor.countyCode} and r.party_id = w.party_id
        join award a on a.county_code = r.county_code and a.id = r.award_id
        join recovery_remission d on d.county_code = r.county_code and d.recovery_id = r.id
          and d.decided_on between w.first and w.last
        join recovery_remission_end e on e.county_code = d.county_code and e.remission_id = d.id
          and e.how = 'confirmed'`);
    return rows.map(({ scheme, amount_fen, document, decided_on, household_id, person_id }) => {
      const title = titleOf(scheme, language) ?? scheme;
      return {
        kind: 'exemption',
        on: decided_on,
        title: language === 'zh' ? `${title}多发款核销` : `${title}: too much, waived`,
        detail:
          language === 'zh'
            ? `不再退还，已计入到账的钱；${document}`
            : `kept, and counted in what arrived already; ${document}`,
        worthFen: amount_fen,
        personId: household_id === null ? person_id : null,
      };
    });
  },
};
