import type { GiftSource } from '../../platform/awards/index.ts';
import { chinaDay, type Id, sql } from '../../platform/base/index.ts';

interface Row {
  readonly person_id: Id;
  readonly title: string;
  readonly goods: string | null;
  readonly pieces: number;
  readonly how: 'signature' | 'photo';
  readonly signer: string;
  readonly signed_at: Temporal.Instant;
  readonly by_name: string;
}

const details = {
  zh: { signature: '上门送达，本人或者家人签收', photo: '上门送达，现场拍照' },
  en: { signature: 'brought to the house and signed for', photo: 'brought to the house, with a photograph' },
} as const;

const sayGoods = {
  zh: (goods: string, pieces: number) => `${goods}，${pieces}件；`,
  en: (goods: string, pieces: number) => `${goods}, ${pieces} of them; `,
} as const;

/** That somebody came to the house on a festival; the money of the visit and the count of the goods are in the book. */
export const campaignGifts: GiftSource = {
  name: 'campaigns',
  async read({ reader, actor, language }, who) {
    // Few campaigns are signed for, and each has a person once: by its key.
    const rows =
      await reader.rows<Row>(sql`select l.person_id, c.title, c.goods, l.pieces, r.how, r.signer, r.signed_at, r.by_name
      from (${who}) w
        join campaign c on c.county_code = ${actor.countyCode} and c.is_signed_for and c.state = 'approved'
        join campaign_line l on l.county_code = c.county_code and l.campaign_id = c.id and l.person_id = w.party_id
        join campaign_receipt r on r.county_code = l.county_code and r.line_id = l.id
          and (r.signed_at at time zone 'Asia/Shanghai')::date between w.first and w.last`);
    return rows.map(({ person_id, title, goods, pieces, how, signer, signed_at, by_name }) => ({
      kind: 'service',
      on: chinaDay(signed_at),
      title,
      detail:
        (goods !== null && pieces > 0 ? sayGoods[language](goods, pieces) : '') +
        (language === 'zh'
          ? `${details.zh[how]}；签收人：${signer}；送达人：${by_name}`
          : `${details.en[how]}; signed: ${signer}; brought by ${by_name}`),
      personId: person_id,
    }));
  },
};
