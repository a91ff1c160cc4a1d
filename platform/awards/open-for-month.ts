import { type Actor, chinaDay, type Id, type Sql, sql, type Tx } from '../base/index.ts';

export interface MonthGrant {
  readonly openedBy: 'campaign' | 'case';
  readonly scheme: string;
  /** First day of the only month that it gives. */
  readonly month: Temporal.PlainDate;
  readonly cause: string;
  readonly document: string;
  readonly decidedOn: Temporal.PlainDate;
  /** Columns source_id, party_id, household_id, person_id, holder_name, town_id, village_id, amount_fen (above zero). */
  readonly from: Sql;
}

/**
 * Opens awards that give one month and nothing after, however many in two statements: what is given once is paid by the
 * same runs as everything else. @returns how many.
 */
export async function openForMonth(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  grant: MonthGrant,
): Promise<number> {
  const { openedBy, scheme, month, cause, document, decidedOn, from } = grant;
  const county = actor.countyCode;
  await tx.run(sql`insert into award (county_code, id, scheme, party_id, household_id, person_id, holder_name, town_id,
      village_id, opened_by, source_id, opened_at)
    select ${county}, gen_random_uuid(), ${scheme}, r.party_id, r.household_id, r.person_id, r.holder_name, r.town_id,
      r.village_id, ${openedBy}, r.source_id, ${at}
    from (${from}) r`);
  const changes =
    await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen,
      cause, document, case_id, decided_on, made_at, by_id, by_name)
    select ${county}, a.id, c.no, c.kind, ${month}::date + make_interval(months => c.no - 1),
      case when c.no = 1 then r.amount_fen else 0 end, ${cause}, ${document},
      case when ${openedBy}::text = 'case' then r.source_id end, ${decidedOn}, ${at}, ${actor.userId}, ${actor.userName}
    from (${from}) r
      join award a on a.county_code = ${county} and a.scheme = ${scheme} and a.party_id = r.party_id
        and a.source_id = r.source_id
      cross join (values (1, 'open'), (2, 'stop')) as c (no, kind)
    where not exists (select 1 from award_change x where x.county_code = a.county_code and x.award_id = a.id)
    order by a.id, c.no`);
  return changes / 2;
}

/** Takes back what was given once, as far as nothing of it fell due. @returns how many. */
export async function takeBackMonth(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  {
    sourceId,
    scheme,
    month,
    cause,
  }: Pick<MonthGrant, 'scheme' | 'month' | 'cause'> & { readonly sourceId: Id },
): Promise<number> {
  const county = actor.countyCode;
  return tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, decided_on,
      made_at, by_id, by_name)
    select ${county}, a.id, s.last_no + 1, 'stop', ${month}, 0, ${cause},
      ${chinaDay(at)}::date, ${at}, ${actor.userId}, ${actor.userName}
    from award a join award_state s on s.county_code = a.county_code and s.award_id = a.id
    where a.county_code = ${county} and a.scheme = ${scheme} and a.source_id = ${sourceId}
      and exists (select 1 from award_span p where p.county_code = a.county_code and p.award_id = a.id)
      and not exists (select 1 from ledger_leg l where l.county_code = a.county_code and l.scheme = a.scheme
        and l.period = ${month} and l.party_id = a.party_id and l.step = 0)`);
}
