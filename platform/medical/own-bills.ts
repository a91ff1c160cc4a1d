import { type Static, Type } from 'typebox';
import {
  type Actor,
  chinaMidnight,
  done,
  type Id,
  isId,
  type Outcome,
  type Reader,
  refuse,
  sql,
} from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { findHospital } from './hospital-accounts.ts';

/** A bill as its hospital reads it back, to compare with its own books: no name, no number of a person. */
export const OwnBill = Type.Object({
  settlementId: Type.String(),
  billNo: Type.String(),
  dischargedOn: Type.String(),
  settledAt: Type.String(),
  totalFen: Type.Integer(),
  assistanceFen: Type.Integer(),
  ownFen: Type.Integer(),
  reversedAt: Type.Union([Type.String(), Type.Null()]),
});
export type OwnBill = Static<typeof OwnBill>;

interface Row {
  readonly id: Id;
  readonly bill_no: string;
  readonly discharged_on: Temporal.PlainDate;
  readonly settled_at: Temporal.Instant;
  readonly total_fen: bigint;
  readonly assistance_fen: bigint;
  readonly own_fen: bigint;
  readonly reversed_at: Temporal.Instant | null;
}

/** What a hospital handed in in a month, in the order of the settlements. Refusals: those of `findHospital`, `medical.list.cursor`. */
export async function listOwnBills(
  reader: Reader,
  actor: Actor,
  { hospitalCode, month }: { readonly hospitalCode: string; readonly month: string },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: OwnBill[]; next: string | null }>> {
  const hospital = await findHospital(reader, actor, hospitalCode);
  if (!hospital.ok) return hospital;
  const first = Temporal.PlainDate.from(`${month}-01`);
  const start = (day: Temporal.PlainDate) => chinaMidnight(day);
  const [at, id] = page.after === undefined ? [] : (decodeCursor(page.after, 2) ?? ['', '']);
  if (page.after !== undefined && (!isId(id ?? '') || Number.isNaN(Date.parse(at ?? '')))) {
    return refuse('medical.list.cursor', {}, { field: 'after' });
  }
  const rows = await reader.rows<Row>(sql`select s.id, s.bill_no, s.discharged_on, s.settled_at, s.total_fen,
      s.assistance_fen, s.own_fen, r.reversed_at
    from medical_settlement s
      left join medical_reversal r on r.county_code = s.county_code and r.settlement_id = s.id
    where s.county_code = ${actor.countyCode} and s.hospital_id = ${hospital.value.id}
      and s.settled_at >= ${start(first)} and s.settled_at < ${start(first.add({ months: 1 }))}
      and (${at ?? null}::timestamptz is null or (s.settled_at, s.id) > (${at ?? null}::timestamptz, ${id ?? null}::uuid))
    order by s.settled_at, s.id limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.settled_at.toString(), row.id],
      (row) => ({
        settlementId: row.id,
        billNo: row.bill_no,
        dischargedOn: row.discharged_on.toString(),
        settledAt: row.settled_at.toString(),
        totalFen: Number(row.total_fen),
        assistanceFen: Number(row.assistance_fen),
        ownFen: Number(row.own_fen),
        reversedAt: row.reversed_at?.toString() ?? null,
      }),
    ),
  );
}
