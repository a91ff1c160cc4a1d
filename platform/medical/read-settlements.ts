import {
  type Actor,
  chinaMidnight,
  done,
  type Id,
  isId,
  joinSql,
  type Language,
  type Outcome,
  type Reader,
  refuse,
  type Sql,
  sql,
} from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { MedicalLaw } from './law.ts';
import { caseOf } from './reckon-bill.ts';
import type { SettlementItem, SettlementRecord } from './shapes.ts';

export interface SettlementFilter {
  readonly hospitalId?: Id | undefined;
  readonly clearingId?: Id | undefined;
  readonly personId?: Id | undefined;
  readonly class?: string | undefined;
  /** `2026-11`: settled in this month. */
  readonly month?: string | undefined;
  readonly state?: SettlementItem['state'] | undefined;
}

interface Row {
  readonly id: Id;
  readonly hospital_id: Id;
  readonly hospital_name: string;
  readonly bill_no: string;
  readonly person_id: Id;
  readonly person_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly class: string;
  readonly discharged_on: Temporal.PlainDate;
  readonly total_fen: bigint;
  readonly reduction_fen: bigint;
  readonly basic_fen: bigint;
  readonly critical_fen: bigint;
  readonly other_fen: bigint;
  readonly share_fen: bigint;
  readonly tilt_fen: bigint;
  readonly assistance_fen: bigint;
  readonly own_fen: bigint;
  readonly settled_at: Temporal.Instant;
  readonly state: SettlementItem['state'];
}

const stateOf = sql`case when r.settlement_id is not null then 'reversed'
  when exists (select 1 from medical_clearing_line l
    join medical_clearing_end e on e.county_code = l.county_code and e.clearing_id = l.clearing_id and e.how = 'paid'
    where l.county_code = s.county_code and l.settlement_id = s.id and l.kind = 'settled') then 'cleared'
  else 'due' end`;
const columns = sql`s.id, s.hospital_id, h.name as hospital_name, s.bill_no, s.person_id, p.name as person_name,
  town.name as town_name, village.name as village_name, s.class, s.discharged_on, s.total_fen, s.reduction_fen,
  s.basic_fen, s.critical_fen, s.other_fen, s.share_fen, s.tilt_fen, s.assistance_fen, s.own_fen, s.settled_at,
  ${stateOf} as state`;
const sources = sql`medical_settlement s
  join medical_hospital h on h.county_code = s.county_code and h.id = s.hospital_id
  join person p on p.county_code = s.county_code and p.id = s.person_id
  left join division town on town.county_code = p.county_code and town.id = p.town_id
  left join division village on village.county_code = p.county_code and village.id = p.village_id
  left join medical_reversal r on r.county_code = s.county_code and r.settlement_id = s.id`;

const toItem = (row: Row, law: MedicalLaw, language: Language): SettlementItem => ({
  id: row.id,
  hospitalId: row.hospital_id,
  hospitalName: row.hospital_name,
  billNo: row.bill_no,
  personId: row.person_id,
  personName: row.person_name,
  townName: row.town_name,
  villageName: row.village_name,
  class: row.class,
  classTitle: law.titleOf(row.class, language),
  dischargedOn: row.discharged_on.toString(),
  totalFen: Number(row.total_fen),
  insuredFen: Number(row.reduction_fen + row.basic_fen + row.critical_fen + row.other_fen),
  shareFen: Number(row.share_fen),
  tiltFen: Number(row.tilt_fen),
  assistanceFen: Number(row.assistance_fen),
  ownFen: Number(row.own_fen),
  settledAt: row.settled_at.toString(),
  state: row.state,
});

function conditionsOf(actor: Actor, filter: SettlementFilter): Sql[] {
  const month = filter.month === undefined ? undefined : Temporal.PlainDate.from(`${filter.month}-01`);
  const start = (day: Temporal.PlainDate) => chinaMidnight(day);
  return [
    sql`s.county_code = ${actor.countyCode}`,
    ...(filter.hospitalId === undefined ? [] : [sql`s.hospital_id = ${filter.hospitalId}`]),
    ...(filter.personId === undefined ? [] : [sql`s.person_id = ${filter.personId}`]),
    ...(filter.class === undefined ? [] : [sql`s.class = ${filter.class}`]),
    ...(month === undefined
      ? []
      : [sql`s.settled_at >= ${start(month)} and s.settled_at < ${start(month.add({ months: 1 }))}`]),
    ...(filter.state === undefined ? [] : [sql`${stateOf} = ${filter.state}`]),
    ...(filter.clearingId === undefined
      ? []
      : [
          sql`exists (select 1 from medical_clearing_line l where l.county_code = s.county_code
            and l.clearing_id = ${filter.clearingId} and l.settlement_id = s.id)`,
        ]),
  ];
}

export interface ReadSetting {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: MedicalLaw;
  readonly language: Language;
}

/** Settlements, the latest first. Refusal: `medical.list.cursor`. */
export async function listSettlements(
  { reader, actor, law, language }: ReadSetting,
  filter: SettlementFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: SettlementItem[]; next: string | null }>> {
  const conditions = conditionsOf(actor, filter);
  if (page.after !== undefined) {
    const [at, id] = decodeCursor(page.after, 2) ?? [];
    if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at))) {
      return refuse('medical.list.cursor', {}, { field: 'after' });
    }
    conditions.push(sql`(s.settled_at, s.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows =
    await reader.rows<Row>(sql`select ${columns} from ${sources} where ${joinSql(conditions, ' and ')}
    order by s.settled_at desc, s.id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.settled_at.toString(), row.id],
      (row) => toItem(row, law, language),
    ),
  );
}

interface Whole extends Row {
  readonly in_catalogue_fen: bigint;
  readonly is_referred: boolean;
  readonly year: number;
  readonly year_no: number;
  readonly counted_before_fen: bigint;
  readonly counted_fen: bigint;
  readonly share_before_fen: bigint;
  readonly tilt_before_fen: bigint;
  readonly known_by: string;
  readonly known_id: Id | null;
  readonly fund_id: Id | null;
  readonly fund_name: string | null;
  readonly by_name: string;
  readonly reason: string | null;
  readonly reversed_at: Temporal.Instant | null;
  readonly reversed_by: string | null;
}

/** One settlement with its reasoning, made anew from what was kept, and the patient’s year. Refusal: `http.missing`. */
export async function getSettlement(setting: ReadSetting, id: Id): Promise<Outcome<SettlementRecord>> {
  const { reader, actor, law, language } = setting;
  const row =
    await reader.find<Whole>(sql`select ${columns}, s.in_catalogue_fen, s.is_referred, s.year, s.year_no,
      s.counted_before_fen, s.counted_fen, s.share_before_fen, s.tilt_before_fen, s.known_by, s.known_id, s.fund_id,
      f.name as fund_name, s.by_name, r.reason, r.reversed_at, r.by_name as reversed_by
    from ${sources} left join fund f on f.county_code = s.county_code and f.id = s.fund_id
    where s.county_code = ${actor.countyCode} and s.id = ${id}`);
  if (!row) return refuse('http.missing');
  const item = toItem(row, law, language);
  const bill = {
    reductionFen: Number(row.reduction_fen),
    basicFen: Number(row.basic_fen),
    criticalFen: Number(row.critical_fen),
    otherFen: Number(row.other_fen),
    inCatalogueFen: Number(row.in_catalogue_fen),
    isReferred: row.is_referred,
  };
  const asked = caseOf(
    actor.countyCode,
    { ...bill, totalFen: item.totalFen, dischargedOn: item.dischargedOn },
    row.class,
    { counted: row.counted_before_fen, share: row.share_before_fen, tilt: row.tilt_before_fen },
  );
  const anew = law.reckon(asked);
  const reasoning = law.explain(asked, language);
  return done({
    ...item,
    ...bill,
    yearNo: row.year_no,
    countedBeforeFen: Number(row.counted_before_fen),
    countedFen: Number(row.counted_fen),
    shareBeforeFen: Number(row.share_before_fen),
    tiltBeforeFen: Number(row.tilt_before_fen),
    knownBy: row.known_by,
    knownId: row.known_id,
    fundId: row.fund_id,
    fundName: row.fund_name,
    byName: row.by_name,
    reversal:
      row.reason !== null && row.reversed_at !== null && row.reversed_by !== null
        ? { reason: row.reason, reversedAt: row.reversed_at.toString(), byName: row.reversed_by }
        : null,
    sentences: [...reasoning.sentences],
    figures: [...reasoning.figures],
    basis: [...reasoning.basis],
    steps: [...reasoning.steps],
    year: await readYear(setting, row),
    isReproduced: anew.ok && anew.value.shareFen === item.shareFen && anew.value.tiltFen === item.tiltFen,
  });
}

async function readYear({ reader, actor }: ReadSetting, row: Whole): Promise<SettlementRecord['year']> {
  const rows = await reader.rows<{
    id: Id;
    year_no: number;
    hospital_name: string;
    discharged_on: Temporal.PlainDate;
    assistance_fen: bigint;
    is_reversed: boolean;
  }>(sql`select s.id, s.year_no, h.name as hospital_name, s.discharged_on, s.assistance_fen,
      r.settlement_id is not null as is_reversed
    from medical_settlement s
      join medical_hospital h on h.county_code = s.county_code and h.id = s.hospital_id
      left join medical_reversal r on r.county_code = s.county_code and r.settlement_id = s.id
    where s.county_code = ${actor.countyCode} and s.person_id = ${row.person_id} and s.year = ${row.year}
    order by s.year_no`);
  return rows.map((one) => ({
    id: one.id,
    yearNo: one.year_no,
    hospitalName: one.hospital_name,
    dischargedOn: one.discharged_on.toString(),
    assistanceFen: Number(one.assistance_fen),
    isReversed: one.is_reversed,
  }));
}
