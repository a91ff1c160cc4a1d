import type { Actor, Id, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { noPayLaw, type PayLaw } from '../law.ts';
import type { PayeeItem } from './shapes.ts';

interface Row {
  readonly award_id: Id;
  readonly scheme: string;
  readonly holder_name: string;
  readonly part: PayeeItem['part'];
  readonly kind: PayeeItem['kind'];
  readonly payee_id: Id | null;
  readonly payee_name: string | null;
  readonly home_id: Id | null;
  readonly agreement_id: Id | null;
  readonly paper: string | null;
  readonly from_on: Temporal.PlainDate | null;
  readonly to_on: Temporal.PlainDate | null;
  readonly bank_name: string | null;
  readonly account_tail: string | null;
}

const PAYEES_MAX = 100;

/**
 * What holds for the part `w` of the award `a` on a day, as `who-takes.ts` has it for a whole roll; of a month that is not
 * over nobody has counted the days yet.
 */
const heldFor = (county: string, day: Temporal.PlainDate): Sql => sql`
  select g.id, g.kind, g.payee_id, g.home_id, g.paper, g.from_on, g.to_on
  from pay_agreement g
    join pay_agreement_end e on e.county_code = g.county_code and e.agreement_id = g.id and e.how = 'confirmed'
    left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id
  where g.county_code = ${county} and g.award_id = a.id and g.from_on <= ${day}
    and (g.to_on is null or g.to_on >= ${day}) and (o.on_day is null or o.on_day > ${day})
    and (w.part <> 'basic' or g.kind <> 'carer' and g.takes = 'all')
  order by w.part = 'care' and g.kind in ('carer', 'home') desc, w.part = 'basic' and g.kind = 'home' desc, e.at desc,
    g.id desc limit 1`;

/**
 * Who takes the money of awards that give something still, and why: of one award, of those of a person or a household, or
 * of those whose money a person takes for others. As a roll of the day would have it (`../build-lines.ts`). Refusal:
 * `payments.payee.which` when nothing is asked for.
 */
export async function readPayees(
  reader: Reader,
  { countyCode: county }: Actor,
  day: Temporal.PlainDate,
  asked: {
    readonly awardId?: Id | undefined;
    readonly personId?: Id | undefined;
    readonly householdId?: Id | undefined;
    readonly takenBy?: Id | undefined;
  },
  law: PayLaw = noPayLaw,
): Promise<Outcome<PayeeItem[]>> {
  const { awardId, personId, householdId, takenBy } = asked;
  const which =
    awardId !== undefined
      ? sql`a.id = ${awardId}`
      : personId !== undefined
        ? sql`a.person_id = ${personId}`
        : householdId !== undefined
          ? sql`a.household_id = ${householdId}`
          : takenBy !== undefined
            ? sql`a.id in (select t.award_id from pay_agreement t
                where t.county_code = ${county} and t.payee_id = ${takenBy})`
            : undefined;
  if (which === undefined) return refuse('payments.payee.which');
  const { schemes } = await reader.get<{
    schemes: string[];
  }>(sql`select coalesce(array_agg(distinct a.scheme), '{}')
      as schemes from award a where a.county_code = ${county} and ${which}`);
  const apart = schemes.filter((scheme) => law.careApart(scheme) !== undefined);
  const rows =
    await reader.rows<Row>(sql`select w.award_id, w.scheme, w.holder_name, w.part, w.kind, w.payee_id,
      coalesce(p.name, h.name) as payee_name, w.home_id, w.agreement_id, w.paper, w.from_on, w.to_on,
      coalesce(b.bank_name, h.bank_name) as bank_name, coalesce(b.account_tail, h.account_tail) as account_tail
    from (select a.id as award_id, a.scheme, a.holder_name, a.opened_at, w.part, g.home_id, g.id as agreement_id, g.paper,
        g.from_on, g.to_on, case when g.home_id is null then coalesce(g.payee_id, d.head_id, a.person_id) end as payee_id,
        coalesce(g.kind, case when d.head_id <> a.person_id then 'head' else 'self' end) as kind
      from award a
        join award_state s on s.county_code = a.county_code and s.award_id = a.id and s.state <> 'stopped'
        left join household d on d.county_code = a.county_code and d.id = a.household_id and a.household_id = a.party_id
        cross join lateral (select unnest(case when s.care_fen > 0 and a.scheme = any(${apart}::text[])
          then array['basic', 'care'] else array['all'] end) as part) w
        left join lateral (${heldFor(county, day)}) g on true
      where a.county_code = ${county} and ${which}) w
      left join person p on p.county_code = ${county} and p.id = w.payee_id
      left join pay_home h on h.county_code = ${county} and h.id = w.home_id
      left join lateral (select b.bank_name, b.account_tail from bank_account b
        where b.county_code = ${county} and b.person_id = w.payee_id and b.closed_on is null
        order by b.since desc, b.id desc limit 1) b on true
    ${takenBy === undefined ? sql`` : sql`where w.payee_id = ${takenBy}`}
    order by w.opened_at desc, w.award_id, w.part limit ${PAYEES_MAX}::integer`);
  return done(
    rows.map((row) => ({
      awardId: row.award_id,
      scheme: row.scheme,
      holderName: row.holder_name,
      part: row.part,
      kind: row.kind,
      payeeId: row.payee_id,
      payeeName: row.payee_name,
      homeId: row.home_id,
      agreementId: row.agreement_id,
      paper: row.paper,
      fromOn: row.from_on?.toString() ?? null,
      toOn: row.to_on?.toString() ?? null,
      bankName: row.bank_name,
      accountTail: row.account_tail,
    })),
  );
}
