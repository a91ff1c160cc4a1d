import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, fileSql, isId, isOwnAccount, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, orderRows, type RowKey, toPage } from '../http/index.ts';
import { leftOf } from './left-of.ts';
import { type AwardFilter, ofAward } from './of-award.ts';
import type { Ground, RecoveryItem, RecoveryRecord, Remission } from './shapes.ts';

interface Row {
  readonly id: Id;
  readonly award_id: Id;
  readonly person_id: Id;
  readonly scheme: string;
  readonly holder_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly how: string;
  readonly over_fen: bigint;
  readonly back_fen: bigint;
  readonly instalments: number;
  readonly remitted_fen: bigint;
  readonly left_fen: bigint;
  readonly settled: number;
  readonly is_waiting: boolean;
  readonly from_month: Temporal.PlainDate;
  readonly agreed_on: Temporal.PlainDate;
  readonly signed_by: string;
  readonly document: string;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string;
}

const IS_WAITING = sql`exists (select 1 from recovery_remission d
    left join recovery_remission_end e on e.county_code = d.county_code and e.remission_id = d.id
  where d.county_code = r.county_code and d.recovery_id = r.id and e.remission_id is null)`;
const columns = sql`r.id, r.award_id, a.person_id, r.scheme, a.holder_name, t.name as town_name, v.name as village_name,
  r.how, r.over_fen, g.back_fen, g.left_fen,
  (r.over_fen - g.back_fen - g.left_fen)::bigint as remitted_fen, r.instalments, g.settled, ${IS_WAITING} as is_waiting, r.from_month, r.agreed_on, r.signed_by, r.document, r.made_at, r.made_by_name`;
const sources = sql`recovery r
  join award a on a.county_code = r.county_code and a.id = r.award_id
  left join division t on t.county_code = a.county_code and t.id = a.town_id
  left join division v on v.county_code = a.county_code and v.id = a.village_id
  join lateral (
    select coalesce(sum(x.amount_fen), 0)::bigint as back_fen,
      coalesce(sum(i.left_fen) filter (where x.no is null), 0)::bigint as left_fen,
      count(*) filter (where x.no is not null or i.left_fen = 0)::integer as settled
    from (select i.*, ${leftOf('i')} as left_fen from recovery_instalment i
        where i.county_code = r.county_code and i.recovery_id = r.id) i
      left join recovery_receipt x on x.county_code = i.county_code and x.recovery_id = i.recovery_id and x.no = i.no) g
    on true`;

const toItem = (row: Row): RecoveryItem => ({
  id: row.id,
  awardId: row.award_id,
  scheme: row.scheme,
  holderName: row.holder_name,
  townName: row.town_name,
  villageName: row.village_name,
  how: row.how,
  overFen: Number(row.over_fen),
  backFen: Number(row.back_fen),
  remittedFen: Number(row.remitted_fen),
  leftFen: Number(row.left_fen),
  instalments: row.instalments,
  settled: row.settled,
  isWaiting: row.is_waiting,
  fromMonth: row.from_month.toString().slice(0, 7),
  agreedOn: row.agreed_on.toString(),
});

/** What agreements are put in the order of; the latest first where nothing is said. */
export const recoveryOrders = ['recent', 'name', '-over', '-left'] as const;
export type RecoveryOrder = (typeof recoveryOrders)[number];
const keys: Readonly<Record<Exclude<RecoveryOrder, 'recent'>, RowKey>> = {
  name: { key: sql`a.holder_name`, type: 'text' },
  '-over': { key: sql`(-r.over_fen)`, type: 'bigint' },
  '-left': { key: sql`(-g.left_fen)`, type: 'bigint' },
};

/** Something is open, nothing is, or a remission waits for a second person. */
export const recoveryStates = ['open', 'closed', 'waiting'] as const;
const states: Readonly<Record<(typeof recoveryStates)[number], Sql>> = {
  open: sql`g.left_fen > 0`,
  closed: sql`g.left_fen = 0`,
  waiting: IS_WAITING,
};

export interface RecoveryFilter extends AwardFilter {
  readonly state?: (typeof recoveryStates)[number] | undefined;
  readonly how?: string | undefined;
  readonly sort?: RecoveryOrder | undefined;
}

/** The latest first goes along an index; the other orders are one pass over the agreements of a county. */
function sortedBy(sort: RecoveryOrder, after: string | undefined) {
  if (sort !== 'recent') {
    const sorted = orderRows(keys[sort], sql`r.id`, after);
    return sorted && { ...sorted, key: keys[sort].key };
  }
  const recent = { key: sql`''`, order: sql`r.made_at desc, r.id desc` };
  if (after === undefined) return { ...recent, behind: [] };
  const [at, id] = decodeCursor(after, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at)))
    return undefined;
  return { ...recent, behind: [sql`(r.made_at, r.id) < (${at}::timestamptz, ${id}::uuid)`] };
}

/** Agreements of one’s area, the latest first or in the order that is wanted. Refusal: `awards.list.cursor`. */
export async function listRecoveries(
  reader: Reader,
  actor: Actor,
  { state, how, sort = 'recent', ...filter }: RecoveryFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: RecoveryItem[]; next: string | null }>> {
  const sorted = sortedBy(sort, after);
  if (sorted === undefined) return refuse('awards.list.cursor', {}, { field: 'after' });
  const conditions = [
    sql`r.county_code = ${actor.countyCode}`,
    ...(actor.level === 'town' ? [sql`a.town_id = ${actor.placeId}`] : []),
    ...(actor.level === 'village' ? [sql`a.village_id = ${actor.placeId}`] : []),
    ...ofAward(filter),
    ...(state === undefined ? [] : [states[state]]),
    ...(how === undefined ? [] : [sql`r.how = ${how}`]),
    ...sorted.behind,
  ];
  const rows = await reader.rows<
    Row & { sort_key: string }
  >(sql`select ${columns}, ${sorted.key}::text as sort_key
    from ${sources} where ${joinSql(conditions, ' and ')}
    order by ${sorted.order} limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  const keyOf = (row: Row & { sort_key: string }) =>
    sort === 'recent' ? row.made_at.toString() : row.sort_key;
  return done(toPage(rows, limit, (row) => [keyOf(row), row.id], toItem));
}

/** An agreement with its months, instalments and what was remitted of them. Refusal: `http.missing`. */
export async function getRecovery(reader: Reader, actor: Actor, id: Id): Promise<Outcome<RecoveryRecord>> {
  const county = actor.countyCode;
  const row = await reader.find<Row>(
    sql`select ${columns} from ${sources} where r.county_code = ${county} and r.id = ${id}`,
  );
  if (!row) return refuse('http.missing');
  const months = await reader.rows<{
    period: Temporal.PlainDate;
    over_fen: bigint;
  }>(sql`select period, over_fen
    from recovery_month where county_code = ${county} and recovery_id = ${id} order by period`);
  return done({
    ...toItem(row),
    personId: row.person_id,
    signedBy: row.signed_by,
    document: row.document,
    madeByName: row.made_by_name,
    madeAt: row.made_at.toString(),
    months: months.map(({ period, over_fen }) => ({
      period: period.toString().slice(0, 7),
      overFen: Number(over_fen),
    })),
    parts: await readParts(reader, county, id),
    remissions: await readRemissions(reader, actor, id),
  });
}

async function readParts(reader: Reader, county: string, id: Id): Promise<RecoveryRecord['parts']> {
  const parts = await reader.rows<{
    no: number;
    due_month: Temporal.PlainDate;
    amount_fen: bigint;
    rest_fen: bigint;
    how: string | null;
    received_on: Temporal.PlainDate | null;
    document: string | null;
    by_name: string | null;
    transfer_id: Id | null;
  }>(sql`select i.no, i.due_month, i.amount_fen, ${leftOf('i')} as rest_fen, x.how, x.received_on, x.document, x.by_name,
      x.transfer_id
    from recovery_instalment i
      left join recovery_receipt x on x.county_code = i.county_code and x.recovery_id = i.recovery_id and x.no = i.no
    where i.county_code = ${county} and i.recovery_id = ${id} order by i.no`);
  return parts.map((part) => ({
    no: part.no,
    dueMonth: part.due_month.toString().slice(0, 7),
    amountFen: Number(part.amount_fen),
    remittedFen: Number(part.amount_fen - part.rest_fen),
    leftFen: part.how === null ? Number(part.rest_fen) : 0,
    how: part.how,
    receivedOn: part.received_on?.toString() ?? null,
    document: part.document,
    byName: part.by_name,
    transferId: part.transfer_id,
  }));
}

async function readRemissions(reader: Reader, actor: Actor, id: Id): Promise<Remission[]> {
  const rows = await reader.rows<{
    id: Id;
    amount_fen: bigint;
    ground: Ground;
    reason: string;
    document: string;
    decided_on: Temporal.PlainDate;
    proposed_at: Temporal.Instant;
    proposed_by: Id;
    proposed_by_name: string;
    how: string | null;
    at: Temporal.Instant | null;
    by_name: string | null;
    note: string | null;
    transfer_id: Id | null;
  }>(sql`select d.id, d.amount_fen, d.ground, d.reason, d.document, d.decided_on, d.proposed_at, d.proposed_by,
      d.proposed_by_name, e.how, e.at, e.by_name, e.note, e.transfer_id
    from recovery_remission d
      left join recovery_remission_end e on e.county_code = d.county_code and e.remission_id = d.id
    where d.county_code = ${actor.countyCode} and d.recovery_id = ${id} order by d.proposed_at desc, d.id desc`);
  return rows.map((one) => ({
    id: one.id,
    amountFen: Number(one.amount_fen),
    ground: one.ground,
    reason: one.reason,
    document: one.document,
    decidedOn: one.decided_on.toString(),
    proposedAt: one.proposed_at.toString(),
    proposedByName: one.proposed_by_name,
    isOwn: isOwnAccount(actor, one.proposed_by),
    how: one.how,
    at: one.at?.toString() ?? null,
    byName: one.by_name,
    note: one.note,
    transferId: one.transfer_id,
  }));
}
