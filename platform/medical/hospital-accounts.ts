import {
  type Actor,
  chinaDay,
  done,
  type Id,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { openAccounts } from '../ledger/index.ts';

export interface HospitalRow {
  readonly id: Id;
  readonly name: string;
}

/** The hospital of a bill, open and of the system that asks. Refusals: `medical.hospital`, `medical.hospital.closed`. */
export async function findHospital(
  tx: Pick<Tx, 'find'>,
  actor: Actor,
  code: string,
): Promise<Outcome<HospitalRow>> {
  const row = await tx.find<HospitalRow & { is_open: boolean }>(sql`select id, name,
      confirmed_at is not null and ended_at is null as is_open
    from medical_hospital
    where county_code = ${actor.countyCode} and code = ${code} and system_id = ${actor.userId}`);
  if (!row) return refuse('medical.hospital', { code }, { field: 'hospitalCode' });
  return row.is_open ? done(row) : refuse('medical.hospital.closed', {}, { field: 'hospitalCode' });
}

export interface Purse {
  readonly fundId: Id;
  readonly poolId: Id;
  readonly dueId: Id;
}

interface FundFound {
  readonly fund_id: Id;
  readonly pool_id: Id;
  readonly due_id: Id | null;
}

/**
 * From which fund of the year a bill is paid, and where it falls due: the first that still has as much, by its name; else
 * the first, which then refuses. The accounts of a hospital are opened with its first bill. Refusal: `medical.no-fund`.
 */
export async function findPurse(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wanted: {
    readonly hospital: HospitalRow;
    readonly scheme: string;
    readonly year: number;
    readonly fen: bigint;
  },
): Promise<Outcome<Purse>> {
  const { hospital, scheme, year, fen } = wanted;
  const county = actor.countyCode;
  const row = await tx.find<FundFound>(sql`select f.id as fund_id, f.pool_id, a.due_id
    from fund f
      join ledger_purpose p on p.county_code = f.county_code and p.asset_id = f.id and p.scheme = ${scheme}
      join ledger_head h on h.county_code = f.county_code and h.account_id = f.pool_id
      left join medical_hospital_account a on a.county_code = f.county_code and a.hospital_id = ${hospital.id}
        and a.fund_id = f.id
    where f.county_code = ${county} and f.year = ${year}
    order by h.balance - h.held < ${fen}, f.name, f.id limit 1`);
  if (!row) return refuse('medical.no-fund', { year });
  if (row.due_id !== null) return done({ fundId: row.fund_id, poolId: row.pool_id, dueId: row.due_id });
  return await openPurse(tx, actor, at, { ...wanted, fundId: row.fund_id, poolId: row.pool_id });
}

async function openPurse(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wanted: { hospital: HospitalRow; scheme: string; fundId: Id; poolId: Id },
): Promise<Outcome<Purse>> {
  const { hospital, scheme, fundId, poolId } = wanted;
  const county = actor.countyCode;
  await tx.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`medical-purse/${county}/${hospital.id}/${fundId}`}, 0))`,
  );
  const there = await tx.find<{ due_id: Id }>(sql`select due_id from medical_hospital_account
    where county_code = ${county} and hospital_id = ${hospital.id} and fund_id = ${fundId}`);
  if (there) return done({ fundId, poolId, dueId: there.due_id });
  const openedOn = chinaDay(at);
  const account = (id: Id, kind: 'due' | 'given') => ({
    id,
    kind,
    assetId: fundId,
    name: hospital.name,
    scheme,
    openedOn,
  });
  const [dueId, givenId] = [newId(), newId()];
  const opened = await openAccounts(tx, actor, [account(dueId, 'due'), account(givenId, 'given')]);
  if (!opened.ok) return opened;
  await tx.run(sql`insert into medical_hospital_account (county_code, hospital_id, fund_id, due_id, given_id)
    values (${county}, ${hospital.id}, ${fundId}, ${dueId}, ${givenId})`);
  return done({ fundId, poolId, dueId });
}
