import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { done, isId, isOwnAccount, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { ClearingItem } from './shapes.ts';

interface Row {
  readonly id: Id;
  readonly hospital_id: Id;
  readonly hospital_name: string;
  readonly month: Temporal.PlainDate;
  readonly settlements: number;
  readonly reversals: number;
  readonly amount_fen: bigint;
  readonly drawn_at: Temporal.Instant;
  readonly drawn_by: Id;
  readonly drawn_by_name: string;
  readonly how: 'paid' | 'withdrawn' | null;
  readonly document: string | null;
  readonly at: Temporal.Instant | null;
  readonly by_name: string | null;
}

/** Clearings, the latest month first. Refusal: `medical.list.cursor`. */
export async function listClearings(
  reader: Reader,
  actor: Actor,
  filter: { readonly hospitalId?: Id | undefined },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: ClearingItem[]; next: string | null }>> {
  const conditions = [
    sql`c.county_code = ${actor.countyCode}`,
    ...(filter.hospitalId === undefined ? [] : [sql`c.hospital_id = ${filter.hospitalId}`]),
  ];
  if (page.after !== undefined) {
    const [month, id] = decodeCursor(page.after, 2) ?? [];
    if (
      typeof month !== 'string' ||
      typeof id !== 'string' ||
      !isId(id) ||
      !/^\d{4}-\d\d-\d\d$/.test(month)
    ) {
      return refuse('medical.list.cursor', {}, { field: 'after' });
    }
    conditions.push(sql`(c.month, c.id) < (${month}::date, ${id}::uuid)`);
  }
  const rows =
    await reader.rows<Row>(sql`select c.id, c.hospital_id, h.name as hospital_name, c.month, c.settlements,
      c.reversals, c.amount_fen, c.drawn_at, c.drawn_by, c.drawn_by_name, e.how, e.document, e.at, e.by_name
    from medical_clearing c
      join medical_hospital h on h.county_code = c.county_code and h.id = c.hospital_id
      left join medical_clearing_end e on e.county_code = c.county_code and e.clearing_id = c.id
    where ${joinSql(conditions, ' and ')} order by c.month desc, c.id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.month.toString(), row.id],
      (row) => ({
        id: row.id,
        hospitalId: row.hospital_id,
        hospitalName: row.hospital_name,
        month: row.month.toString().slice(0, 7),
        settlements: row.settlements,
        reversals: row.reversals,
        amountFen: row.amount_fen.toString(),
        drawnAt: row.drawn_at.toString(),
        drawnByName: row.drawn_by_name,
        isOwn: isOwnAccount(actor, row.drawn_by),
        state: row.how ?? ('drawn' as const),
        document: row.document,
        endedAt: row.at?.toString() ?? null,
        endedByName: row.by_name,
      }),
    ),
  );
}
