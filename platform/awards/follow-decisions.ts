import { type Actor, chinaDay, type Id, newId, sql, type Tx } from '../base/index.ts';

/** What became of a case: granted with an amount from a month, or not, or not any more. */
export interface DecidedCase {
  readonly caseId: Id;
  readonly scheme: string;
  /** `grant` opens an award; `change` says what the family’s running award is from a month on. */
  readonly kind: 'grant' | 'change';
  /** The household where the scheme gives to households, otherwise the person. */
  readonly partyId: Id;
  readonly householdId: Id | null;
  readonly personId: Id;
  readonly holderName: string;
  readonly townId: Id;
  readonly villageId: Id;
  readonly isGranted: boolean;
  /** Fen a month. */
  readonly amountFen: number;
  /** What of it is for care; absent where nothing is. */
  readonly careFen?: number;
  /** The first day of the first month. */
  readonly fromMonth: string;
  readonly decidedOn: string;
  /** For whom of the household it is given; absent where the calculation does not say. */
  readonly members?: readonly Id[];
}

interface Followed {
  readonly award_id: Id;
  readonly case_id: Id;
  readonly kind: string;
  readonly no: number;
}

/**
 * Lets awards follow what was decided, in the transaction of the decision and in a fixed number of statements however
 * many there are. What an award already follows is not followed again, so that to call twice does nothing.
 *
 * - A grant opens an award, or, where the family has this scheme already, says anew what it gives.
 * - A change that is granted says what is given from a month on; an amount of nothing stops it.
 * - A decision that was taken back takes back what followed from it: the award says again what it said before.
 */
export async function followDecisions(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  cases: readonly DecidedCase[],
): Promise<readonly Followed[]> {
  const back = cases.filter(({ isGranted }) => !isGranted);
  const forth = cases.filter(({ isGranted }) => isGranted);
  return [
    ...(back.length > 0 ? await takeBack(tx, actor, at, back) : []),
    ...(forth.length > 0 ? await goOn(tx, actor, at, forth) : []),
  ];
}

async function goOn(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  cases: readonly DecidedCase[],
): Promise<readonly Followed[]> {
  const table = JSON.stringify(cases.map((one) => ({ ...one, newId: newId() })));
  const decided = sql`(select * from jsonb_to_recordset(${table}::jsonb) as d("caseId" uuid, scheme text, kind text,
    "partyId" uuid, "householdId" uuid, "personId" uuid, "holderName" text, "townId" uuid, "villageId" uuid,
    "amountFen" bigint, "careFen" bigint, "fromMonth" date, "decidedOn" date, "newId" uuid))`;
  // A grant of nothing is none: whoever gets nothing is refused, not granted.
  await tx.run(sql`insert into award (county_code, id, scheme, party_id, household_id, person_id, holder_name, town_id,
      village_id, opened_by, source_id, opened_at)
    select distinct on (d.scheme, d."partyId") ${actor.countyCode}, d."newId", d.scheme, d."partyId", d."householdId", d."personId", d."holderName",
      d."townId", d."villageId", 'case', d."caseId", ${at}
    from ${decided} d
    where d.kind = 'grant' and d."amountFen" > 0
      and not exists (select 1 from award_change c where c.county_code = ${actor.countyCode} and c.case_id = d."caseId"
        and c.cause = 'decision' and not exists (select 1 from award_change b where b.county_code = c.county_code
          and b.award_id = c.award_id and b.case_id = c.case_id and b.no > c.no))
      and not exists (select 1 from award_state s where s.county_code = ${actor.countyCode} and s.scheme = d.scheme
        and s.party_id = d."partyId" and s.state <> 'stopped')
    order by d.scheme, d."partyId", d."decidedOn", d."caseId"`);
  const followed =
    await tx.rows<Followed>(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen,
      cause, case_id, decided_on, made_at, by_id, by_name)
    select ${actor.countyCode}, said.id, coalesce(said.last_no, 0) + said.turn,
      case when said.last_no is null and said.turn = 1 then 'open' when said."amountFen" = 0 then 'stop'
        else 'adjust' end,
      said."fromMonth", said."amountFen", coalesce(least(said."careFen", said."amountFen"), 0), 'decision', said."caseId", said."decidedOn", ${at}, ${actor.userId},
      ${actor.userName}
    from (select d.*, target.id, target.last_no,
        row_number() over (partition by target.id order by d."decidedOn", d."caseId") as turn
      from ${decided} d
        join lateral (
          select a.id, s.last_no from award a
            left join award_state s on s.county_code = a.county_code and s.award_id = a.id
          where a.county_code = ${actor.countyCode} and a.party_id = d."partyId" and a.scheme = d.scheme
            and (s.state is distinct from 'stopped')
          limit 1) target on true
      where (target.last_no is not null or d."amountFen" > 0)
        and not exists (select 1 from award_change c where c.county_code = ${actor.countyCode}
          and c.award_id = target.id and c.case_id = d."caseId" and c.no > coalesce((select max(b.no)
            from award_change b where b.county_code = ${actor.countyCode} and b.award_id = target.id
              and b.case_id = d."caseId" and b.cause = 'decision-taken-back'), 0))) said
    returning award_id, case_id, kind, no`);
  await keepMembers(tx, actor, cases, followed);
  return followed;
}

async function keepMembers(
  tx: Tx,
  { countyCode }: Actor,
  cases: readonly DecidedCase[],
  followed: readonly Followed[],
): Promise<void> {
  const membersOf = new Map(cases.map(({ caseId, members = [] }) => [caseId, members]));
  const rows = followed.flatMap(({ award_id, case_id, no }) =>
    (membersOf.get(case_id) ?? []).map((member) => ({ award_id, no, member })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`insert into award_member (county_code, award_id, change_no, person_id)
    select distinct ${countyCode}, r.award_id, r.no, r.member
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (award_id uuid, no integer, member uuid)`);
}

/** What an award gave before the decision, from the decision’s month on; nothing, when it was opened by it. */
async function takeBack(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  cases: readonly DecidedCase[],
): Promise<readonly Followed[]> {
  const ids = cases.map(({ caseId }) => caseId);
  return tx.rows<Followed>(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen,
      cause, case_id, decided_on, made_at, by_id, by_name)
    select c.county_code, c.award_id, s.last_no + 1,
      case when coalesce(before.amount_fen, 0) = 0 then 'stop' else 'adjust' end,
      c.from_month, coalesce(before.amount_fen, 0), coalesce(before.care_fen, 0), 'decision-taken-back', c.case_id,
      ${chinaDay(at)}::date, ${at}, ${actor.userId}, ${actor.userName}
    from award_change c
      join award_state s on s.county_code = c.county_code and s.award_id = c.award_id
      left join lateral (select b.amount_fen, b.care_fen from award_change b
        where b.county_code = c.county_code and b.award_id = c.award_id and b.no < c.no and b.from_month <= c.from_month
        order by b.no desc limit 1) before on true
    where c.county_code = ${actor.countyCode} and c.case_id = any(${ids}::uuid[]) and c.cause = 'decision'
      and not exists (select 1 from award_change b where b.county_code = c.county_code and b.award_id = c.award_id
        and b.case_id = c.case_id and b.no > c.no)
    returning award_id, case_id, kind, no`);
}
