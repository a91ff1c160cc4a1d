import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { done, fileSql, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, ListOf, toPage } from '../http/index.ts';
import { maskIdentityNumber, placeConditions, scopeConditions } from '../registry/index.ts';
import { findRoster, rosters } from './catalogue.ts';

const Text = Type.String();
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const RosterList = Type.Object({
  items: Type.Array(
    Type.Object({ code: Text, zh: Text, en: Text, of: Text, source: Text, members: Type.Integer() }),
  ),
});
export const MemberItem = Type.Object({
  id: Text,
  personId: Text,
  name: Text,
  sex: Type.Integer(),
  birthDate: Maybe(Text),
  idMasked: Maybe(Text),
  diedOn: Maybe(Text),
  householdId: Maybe(Text),
  townId: Text,
  townName: Maybe(Text),
  villageId: Text,
  villageName: Maybe(Text),
  fromOn: Text,
  toOn: Maybe(Text),
  enterReason: Text,
  leaveReason: Maybe(Text),
  importId: Maybe(Text),
  importRow: Maybe(Type.Integer()),
  facts: Type.Record(Type.String(), Type.Unknown()),
});
export type MemberItem = Static<typeof MemberItem>;
export const MemberList = ListOf(MemberItem);

/** The rosters of the house, and how many of the actor's people stand on each today. */
export async function listRosters(reader: Reader, actor: Actor): Promise<Static<typeof RosterList>> {
  const rows = await reader.rows<{
    roster: string;
    members: number;
  }>(sql`select p.roster, count(*)::int as members
    from roster_membership p where ${joinSql(scopeOf(actor), ' and ')} and p.to_on is null group by p.roster`);
  const counts = new Map(rows.map((row) => [row.roster, row.members]));
  return { items: rosters.map((roster) => ({ ...roster, members: counts.get(roster.code) ?? 0 })) };
}

/** A membership has a place of its own, so the scope of people fits it. */
const scopeOf = (actor: Actor) => scopeConditions(actor);

interface Row extends Omit<MemberItem, 'idMasked'> {
  readonly idArea: string | null;
}

export interface MemberRequest {
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  /** Those who left instead of those who stand there. */
  readonly left?: boolean | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Who stands on a roster, by township, village and order of entry. Refusals: `rosters.unknown`, `rosters.cursor`. */
export async function listMembers(
  reader: Reader,
  actor: Actor,
  code: string,
  request: MemberRequest,
): Promise<Outcome<Static<typeof MemberList>>> {
  if (findRoster(code) === undefined) return refuse('rosters.unknown');
  const conditions = [...scopeOf(actor), sql`p.roster = ${code}`];
  conditions.push(request.left ? sql`p.to_on is not null` : sql`p.to_on is null`);
  conditions.push(...placeConditions(actor, request));
  if (request.after !== undefined) {
    const key = decodeCursor(request.after, 3);
    if (key === undefined) return refuse('rosters.cursor', {}, { field: 'after' });
    conditions.push(
      sql`(p.town_id, p.village_id, p.id) > (${key[0]}::uuid, ${key[1]}::uuid, ${key[2]}::uuid)`,
    );
  }
  const rows = await reader.rows<Row>(sql`select m.id, m.person_id as "personId", who.name, who.sex,
      who.birth_date::text as "birthDate", who.id_area as "idArea", who.died_on::text as "diedOn",
      m.household_id as "householdId", m.town_id as "townId", town.name as "townName",
      m.village_id as "villageId", village.name as "villageName", m.from_on::text as "fromOn",
      m.to_on::text as "toOn", m.enter_reason as "enterReason", m.leave_reason as "leaveReason",
      m.import_id as "importId", m.import_row as "importRow", m.facts
    from (select p.* from roster_membership p where ${joinSql(conditions, ' and ')}
      order by p.town_id, p.village_id, p.id limit ${fileSql(String(request.limit + 1))}) m
      join person who on who.county_code = m.county_code and who.id = m.person_id
      left join division town on town.county_code = m.county_code and town.id = m.town_id
      left join division village on village.county_code = m.county_code and village.id = m.village_id
    order by m.town_id, m.village_id, m.id`);
  return done(
    toPage(
      rows,
      request.limit,
      (row) => [row.townId, row.villageId, row.id],
      ({ idArea, ...row }) => ({ ...row, idMasked: idArea === null ? null : maskIdentityNumber(idArea) }),
    ),
  );
}
