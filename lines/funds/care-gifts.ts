import type { GiftSource } from '../../platform/awards/index.ts';
import { type Id, sql } from '../../platform/base/index.ts';

interface Row {
  readonly person_id: Id;
  readonly kind: 'carer' | 'home';
  readonly by_whom: string;
  readonly paper: string;
  readonly from_on: Temporal.PlainDate;
  readonly last_on: Temporal.PlainDate | null;
}

const titles = {
  carer: { zh: '照料护理服务', en: 'Care at home' },
  home: { zh: '机构集中供养', en: 'Living in a care home' },
} as const;

/** Care by an agreement that two officers entered and confirmed: by a carer, or by a home where somebody lives. */
export const careGifts: GiftSource = {
  name: 'care',
  async read({ reader, actor, language, today }, who) {
    const rows =
      await reader.rows<Row>(sql`select a.person_id, g.kind, coalesce(p.name, h.name, '') as by_whom, g.paper, g.from_on,
        least(g.to_on, o.on_day - 1) as last_on
      from (${who}) w
        join award a on a.county_code = ${actor.countyCode} and a.party_id = w.party_id
        join pay_agreement g on g.county_code = a.county_code and g.award_id = a.id and g.kind in ('carer', 'home')
        join pay_agreement_end e on e.county_code = g.county_code and e.agreement_id = g.id and e.how = 'confirmed'
        left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id
        left join person p on p.county_code = g.county_code and p.id = g.payee_id
        left join pay_home h on h.county_code = g.county_code and h.id = g.home_id
      where g.from_on between w.first and w.last and g.from_on <= ${today}
        and (o.on_day is null or o.on_day > g.from_on)`);
    return rows.map(({ person_id, kind, by_whom, paper, from_on, last_on }) => ({
      kind: 'service',
      on: from_on,
      to: last_on,
      isGoingOn: last_on === null || Temporal.PlainDate.compare(last_on, today) >= 0,
      title: titles[kind][language],
      detail: language === 'zh' ? `${by_whom}；${paper}` : `${by_whom}; ${paper}`,
      personId: person_id,
    }));
  },
};
