import type { Actor, Id, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, fileSql, isId, isOwnAccount, joinSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import { SCAN_OF } from './agreement-scan.ts';
import { isMoment } from './is-moment.ts';
import type { AgreementItem, AgreementState, PayeeKind } from './shapes.ts';

interface Row {
  readonly id: Id;
  readonly award_id: Id;
  readonly scheme: string;
  readonly holder_id: Id;
  readonly holder_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly kind: PayeeKind;
  readonly takes: 'all' | 'care';
  readonly payee_id: Id | null;
  readonly home_id: Id | null;
  readonly payee_name: string;
  readonly paper: string;
  readonly scan_id: Id | null;
  readonly from_on: Temporal.PlainDate;
  readonly to_on: Temporal.PlainDate | null;
  readonly entered_at: Temporal.Instant;
  readonly entered_by: Id;
  readonly entered_by_name: string;
  readonly how: string | null;
  readonly ended_at: Temporal.Instant | null;
  readonly ended_by_name: string | null;
  readonly over_on: Temporal.PlainDate | null;
  readonly over_reason: string | null;
  readonly over_at: Temporal.Instant | null;
  readonly over_by_name: string | null;
  readonly state: AgreementState;
}

export interface AgreementFilter {
  readonly awardId?: Id | undefined;
  /** Whose money it is, or who takes it. */
  readonly personId?: Id | undefined;
  readonly homeId?: Id | undefined;
  readonly kind?: PayeeKind | undefined;
  readonly state?: AgreementState | undefined;
}

/** How an agreement stands on a day, of `g` with its ends `e` and `o`. */
const stateOn = (day: Temporal.PlainDate): Sql => sql`case
  when e.how is null then 'open'
  when e.how <> 'confirmed' then e.how
  when o.on_day <= ${day} or g.to_on < ${day} then 'over'
  when g.from_on > ${day} then 'coming'
  else 'held' end`;

const rowsOf = (
  day: Temporal.PlainDate,
): Sql => sql`select g.id, g.award_id, a.scheme, a.person_id as holder_id,
    a.holder_name, t.name as town_name, v.name as village_name, g.kind, g.takes, g.payee_id, g.home_id,
    coalesce(p.name, h.name, '') as payee_name, g.paper, ${SCAN_OF} as scan_id, g.from_on, g.to_on, g.entered_at, g.entered_by, g.entered_by_name,
    e.how, e.at as ended_at, e.by_name as ended_by_name, o.on_day as over_on, o.reason as over_reason, o.at as over_at,
    o.by_name as over_by_name, ${stateOn(day)} as state
  from pay_agreement g
    join award a on a.county_code = g.county_code and a.id = g.award_id
    left join division t on t.county_code = a.county_code and t.id = a.town_id
    left join division v on v.county_code = a.county_code and v.id = a.village_id
    left join person p on p.county_code = g.county_code and p.id = g.payee_id
    left join pay_home h on h.county_code = g.county_code and h.id = g.home_id
    left join pay_agreement_end e on e.county_code = g.county_code and e.agreement_id = g.id
    left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id`;

const toItem = (row: Row, actor: Actor): AgreementItem => ({
  id: row.id,
  awardId: row.award_id,
  scheme: row.scheme,
  holderId: row.holder_id,
  holderName: row.holder_name,
  townName: row.town_name,
  villageName: row.village_name,
  kind: row.kind,
  takes: row.takes,
  payeeId: row.payee_id,
  homeId: row.home_id,
  payeeName: row.payee_name,
  paper: row.paper,
  scanId: row.scan_id,
  fromOn: row.from_on.toString(),
  toOn: row.to_on?.toString() ?? null,
  enteredAt: row.entered_at.toString(),
  enteredByName: row.entered_by_name,
  isOwn: isOwnAccount(actor, row.entered_by),
  how: row.how,
  endedAt: row.ended_at?.toString() ?? null,
  endedByName: row.ended_by_name,
  overOn: row.over_on?.toString() ?? null,
  overReason: row.over_reason,
  overAt: row.over_at?.toString() ?? null,
  overByName: row.over_by_name,
  state: row.state,
});

/** Agreements as they stand on a day, what was entered last first. Refusal: `payments.list.cursor`. */
export async function listAgreements(
  reader: Reader,
  actor: Actor,
  day: Temporal.PlainDate,
  filter: AgreementFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: AgreementItem[]; next: string | null }>> {
  const { awardId, personId, homeId, kind, state } = filter;
  const conditions = [
    sql`g.county_code = ${actor.countyCode}`,
    ...(awardId === undefined ? [] : [sql`g.award_id = ${awardId}`]),
    ...(personId === undefined ? [] : [sql`${personId}::uuid in (a.person_id, g.payee_id)`]),
    ...(homeId === undefined ? [] : [sql`g.home_id = ${homeId}`]),
    ...(kind === undefined ? [] : [sql`g.kind = ${kind}`]),
    ...(state === undefined ? [] : [sql`${stateOn(day)} = ${state}`]),
  ];
  if (page.after !== undefined) {
    const [at, id] = decodeCursor(page.after, 2) ?? [];
    if (!isMoment(at) || typeof id !== 'string' || !isId(id)) {
      return refuse('payments.list.cursor', {}, { field: 'after' });
    }
    conditions.push(sql`(g.entered_at, g.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await reader.rows<Row>(sql`${rowsOf(day)}
    where ${joinSql(conditions, ' and ')} order by g.entered_at desc, g.id desc
    limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.entered_at.toString(), row.id],
      (row) => toItem(row, actor),
    ),
  );
}

/** One agreement. Refusal: `http.missing`. */
export async function getAgreement(
  reader: Reader,
  actor: Actor,
  day: Temporal.PlainDate,
  id: Id,
): Promise<Outcome<AgreementItem>> {
  const row = await reader.find<Row>(
    sql`${rowsOf(day)} where g.county_code = ${actor.countyCode} and g.id = ${id}`,
  );
  return row ? done(toItem(row, actor)) : refuse('http.missing');
}
