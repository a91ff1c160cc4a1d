import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, isOwnAccount, newId, refuse, sql } from '../base/index.ts';
import type { HospitalItem } from './shapes.ts';

interface Row {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly system_id: Id;
  readonly system_name: string | null;
  readonly document: string;
  readonly entered_at: Temporal.Instant;
  readonly entered_by: Id;
  readonly entered_by_name: string;
  readonly confirmed_at: Temporal.Instant | null;
  readonly confirmed_by_name: string | null;
  readonly ended_at: Temporal.Instant | null;
  readonly ended_by_name: string | null;
  readonly due: bigint;
  readonly given: bigint;
}

/** A county has a few dozen: no pages. */
export async function listHospitals(reader: Reader, actor: Actor): Promise<HospitalItem[]> {
  const rows =
    await reader.rows<Row>(sql`select h.id, h.code, h.name, h.system_id, s.name as system_name, h.document,
      h.entered_at, h.entered_by, h.entered_by_name, h.confirmed_at, h.confirmed_by_name, h.ended_at, h.ended_by_name,
      coalesce(b.due, 0)::bigint as due, coalesce(b.given, 0)::bigint as given
    from medical_hospital h
      left join app.medical_systems() s on s.id = h.system_id
      left join lateral (select sum(d.balance) as due, sum(g.balance) as given
        from medical_hospital_account a
          join ledger_head d on d.county_code = a.county_code and d.account_id = a.due_id
          join ledger_head g on g.county_code = a.county_code and g.account_id = a.given_id
        where a.county_code = h.county_code and a.hospital_id = h.id) b on true
    where h.county_code = ${actor.countyCode} order by h.ended_at is not null, h.name, h.id`);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    systemId: row.system_id,
    systemName: row.system_name,
    document: row.document,
    enteredAt: row.entered_at.toString(),
    enteredByName: row.entered_by_name,
    isOwn: isOwnAccount(actor, row.entered_by),
    confirmedAt: row.confirmed_at?.toString() ?? null,
    confirmedByName: row.confirmed_by_name,
    endedAt: row.ended_at?.toString() ?? null,
    endedByName: row.ended_by_name,
    state: row.ended_at ? 'ended' : row.confirmed_at ? 'open' : 'waiting',
    dueFen: row.due.toString(),
    givenFen: row.given.toString(),
  }));
}

export interface NewHospital {
  readonly code: string;
  readonly name: string;
  readonly systemId: Id;
  readonly document: string;
}

/** Systems that may hand bills in: the system administrator enters them. */
export const listSystems = (reader: Reader): Promise<{ id: Id; name: string }[]> =>
  reader.rows<{ id: Id; name: string }>(sql`select id, name from app.medical_systems()`);

/** Enters a hospital; another officer confirms it. Refusals: `medical.hospital.code`, `medical.hospital.system`. */
export async function enterHospital(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { code, name, systemId, document }: NewHospital,
): Promise<Outcome<{ id: Id }>> {
  const known = await listSystems(tx);
  if (!known.some((one) => one.id === systemId)) {
    return refuse('medical.hospital.system', {}, { field: 'systemId' });
  }
  const id = newId();
  const written =
    await tx.run(sql`insert into medical_hospital (county_code, id, code, name, system_id, document,
      entered_at, entered_by, entered_by_name)
    values (${actor.countyCode}, ${id}, ${code}, ${name}, ${systemId}, ${document}, ${at}, ${actor.userId},
      ${actor.userName})
    on conflict (county_code, code) do nothing`);
  return written === 1 ? done({ id }) : refuse('medical.hospital.code', { code }, { field: 'code' });
}

/** Another person opens it, or it is ended. Refusals: `http.missing`, `medical.hospital.own`, `medical.hospital.state`. */
export async function endHospital(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  how: 'confirmed' | 'ended',
): Promise<Outcome<{ id: Id }>> {
  const row = await tx.find<{
    entered_by: Id;
    is_confirmed: boolean;
    is_ended: boolean;
  }>(sql`select entered_by,
      confirmed_at is not null as is_confirmed, ended_at is not null as is_ended
    from medical_hospital where county_code = ${actor.countyCode} and id = ${id} for update`);
  if (!row) return refuse('http.missing');
  if (row.is_ended || (how === 'confirmed' && row.is_confirmed)) return refuse('medical.hospital.state');
  if (how === 'confirmed' && isOwnAccount(actor, row.entered_by)) return refuse('medical.hospital.own');
  await tx.run(
    how === 'confirmed'
      ? sql`update medical_hospital set confirmed_at = ${at}, confirmed_by = ${actor.userId},
          confirmed_by_name = ${actor.userName} where county_code = ${actor.countyCode} and id = ${id}`
      : sql`update medical_hospital set ended_at = ${at}, ended_by_name = ${actor.userName}
          where county_code = ${actor.countyCode} and id = ${id}`,
  );
  return done({ id });
}
