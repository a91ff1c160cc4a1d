import { type Static, Type } from 'typebox';
import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { done, fileSql, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const Fen = Type.Integer();

export const OverpaidItem = Type.Object({
  scheme: Text,
  partyId: Text,
  awardId: Text,
  personId: Text,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  months: Type.Integer(),
  firstMonth: Text,
  lastMonth: Text,
  overFen: Fen,
  nowFen: Fen,
  cause: Text,
});

export const RecoveryItem = Type.Object({
  id: Text,
  awardId: Text,
  scheme: Text,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  how: Text,
  overFen: Fen,
  backFen: Fen,
  instalments: Type.Integer(),
  received: Type.Integer(),
  fromMonth: Text,
  agreedOn: Text,
});
export type RecoveryItem = Static<typeof RecoveryItem>;

export const RecoveryRecord = Type.Object({
  ...RecoveryItem.properties,
  personId: Text,
  signedBy: Text,
  document: Text,
  madeByName: Text,
  madeAt: Text,
  months: Type.Array(Type.Object({ period: Text, overFen: Fen })),
  parts: Type.Array(
    Type.Object({
      no: Type.Integer(),
      dueMonth: Text,
      amountFen: Fen,
      how: MaybeText,
      receivedOn: MaybeText,
      document: MaybeText,
      byName: MaybeText,
    }),
  ),
});
export type RecoveryRecord = Static<typeof RecoveryRecord>;

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
  readonly received: number;
  readonly from_month: Temporal.PlainDate;
  readonly agreed_on: Temporal.PlainDate;
  readonly signed_by: string;
  readonly document: string;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string;
}

const columns = sql`r.id, r.award_id, a.person_id, r.scheme, a.holder_name, t.name as town_name, v.name as village_name,
  r.how, r.over_fen, coalesce(g.fen, 0)::bigint as back_fen, r.instalments, coalesce(g.received, 0) as received,
  r.from_month, r.agreed_on, r.signed_by, r.document, r.made_at, r.made_by_name`;
const sources = sql`recovery r
  join award a on a.county_code = r.county_code and a.id = r.award_id
  left join division t on t.county_code = a.county_code and t.id = a.town_id
  left join division v on v.county_code = a.county_code and v.id = a.village_id
  left join lateral (
    select sum(i.amount_fen) as fen, count(*)::integer as received
    from recovery_receipt x join recovery_instalment i on i.county_code = x.county_code
      and i.recovery_id = x.recovery_id and i.no = x.no
    where x.county_code = r.county_code and x.recovery_id = r.id) g on true`;

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
  instalments: row.instalments,
  received: row.received,
  fromMonth: row.from_month.toString().slice(0, 7),
  agreedOn: row.agreed_on.toString(),
});

/** Agreements of one’s area, the latest first. Refusal: `awards.list.cursor`. */
export async function listRecoveries(
  reader: Reader,
  actor: Actor,
  { isOpen }: { readonly isOpen?: boolean | undefined },
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: RecoveryItem[]; next: string | null }>> {
  const conditions = [sql`r.county_code = ${actor.countyCode}`];
  if (actor.level === 'town') conditions.push(sql`a.town_id = ${actor.placeId}`);
  if (actor.level === 'village') conditions.push(sql`a.village_id = ${actor.placeId}`);
  if (isOpen !== undefined)
    conditions.push(
      isOpen ? sql`coalesce(g.received, 0) < r.instalments` : sql`coalesce(g.received, 0) = r.instalments`,
    );
  if (after !== undefined) {
    const [at, id] = decodeCursor(after, 2) ?? [];
    if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at)))
      return refuse('awards.list.cursor', {}, { field: 'after' });
    conditions.push(sql`(r.made_at, r.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows =
    await reader.rows<Row>(sql`select ${columns} from ${sources} where ${joinSql(conditions, ' and ')}
    order by r.made_at desc, r.id desc limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(toPage(rows, limit, (row) => [row.made_at.toString(), row.id], toItem));
}

/** An agreement with its months and instalments. Refusal: `http.missing`. */
export async function getRecovery(
  reader: Reader,
  { countyCode: county }: Actor,
  id: Id,
): Promise<Outcome<RecoveryRecord>> {
  const row = await reader.find<Row>(
    sql`select ${columns} from ${sources} where r.county_code = ${county} and r.id = ${id}`,
  );
  if (!row) return refuse('http.missing');
  const months = await reader.rows<{
    period: Temporal.PlainDate;
    over_fen: bigint;
  }>(sql`select period, over_fen
    from recovery_month where county_code = ${county} and recovery_id = ${id} order by period`);
  const parts = await reader.rows<{
    no: number;
    due_month: Temporal.PlainDate;
    amount_fen: bigint;
    how: string | null;
    received_on: Temporal.PlainDate | null;
    document: string | null;
    by_name: string | null;
  }>(sql`select i.no, i.due_month, i.amount_fen, x.how, x.received_on, x.document, x.by_name
    from recovery_instalment i
      left join recovery_receipt x on x.county_code = i.county_code and x.recovery_id = i.recovery_id and x.no = i.no
    where i.county_code = ${county} and i.recovery_id = ${id} order by i.no`);
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
    parts: parts.map((part) => ({
      no: part.no,
      dueMonth: part.due_month.toString().slice(0, 7),
      amountFen: Number(part.amount_fen),
      how: part.how,
      receivedOn: part.received_on?.toString() ?? null,
      document: part.document,
      byName: part.by_name,
    })),
  });
}
