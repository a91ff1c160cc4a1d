import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader } from '../../base/index.ts';
import { done, maskIdentityNumber, refuse, sql } from '../../base/index.ts';

const Text = Type.String();
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const Member = Type.Object({
  stayId: Text,
  personId: Text,
  name: Maybe(
    Type.String({ description: 'Null when the person is looked after outside the reader’s area today.' }),
  ),
  sex: Maybe(Type.Integer()),
  birthDate: Maybe(Text),
  idMasked: Maybe(Text),
  relation: Text,
  joinedOn: Text,
  leftOn: Maybe(Text),
  joinReason: Text,
  leaveReason: Maybe(Text),
  diedOn: Maybe(Text),
  disabilityKind: Maybe(Text),
  disabilityGrade: Maybe(Type.Integer()),
});

export const HouseholdRecord = Type.Object({
  id: Text,
  version: Type.Integer(),
  householdNo: Maybe(Text),
  headId: Maybe(Text),
  headName: Maybe(Text),
  townId: Text,
  townName: Maybe(Text),
  villageId: Text,
  villageName: Maybe(Text),
  registeredPlace: Text,
  actualPlace: Text,
  formedOn: Text,
  dissolvedOn: Maybe(Text),
  members: Type.Array(Member, { description: 'Of today, the head first; or of the day asked for.' }),
  formerMembers: Type.Array(Member),
  asOf: Maybe(Text),
});
export type HouseholdRecord = Static<typeof HouseholdRecord>;
type Member = Static<typeof Member>;

interface MemberRow extends Omit<Member, 'idMasked'> {
  readonly idArea: string | null;
}

interface Row extends Omit<HouseholdRecord, 'members' | 'formerMembers' | 'asOf'> {
  readonly stays: MemberRow[];
}

const recordSql = (actor: Actor, id: Id) => sql`select h.id, h.version, h.household_no as "householdNo",
    h.head_id as "headId", h.head_name as "headName", h.town_id as "townId", town.name as "townName",
    h.village_id as "villageId", village.name as "villageName", h.registered_place as "registeredPlace",
    h.actual_place as "actualPlace", h.formed_on::text as "formedOn", h.dissolved_on::text as "dissolvedOn",
    (select coalesce(json_agg(json_build_object('stayId', m.id, 'personId', m.person_id, 'name', p.name,
        'sex', p.sex, 'birthDate', p.birth_date, 'idArea', p.id_area, 'relation', m.relation,
        'joinedOn', m.joined_on, 'leftOn', m.left_on, 'joinReason', m.join_reason,
        'leaveReason', m.leave_reason, 'diedOn', p.died_on, 'disabilityKind', p.disability_kind,
        'disabilityGrade', p.disability_grade) order by m.relation, p.birth_date, m.id), '[]')
      from household_member m left join person p on p.county_code = m.county_code and p.id = m.person_id
      where m.county_code = h.county_code and m.household_id = h.id) as stays
  from household h
    left join division town on town.county_code = h.county_code and town.id = h.town_id
    left join division village on village.county_code = h.county_code and village.id = h.village_id
  where h.county_code = ${actor.countyCode} and h.id = ${id}`;

const toMember = ({ idArea, ...row }: MemberRow): Member => ({
  ...row,
  idMasked: idArea === null ? null : maskIdentityNumber(idArea),
});

/** The record of one household as it is today. Refusals: `http.missing`. */
export async function getHousehold(reader: Reader, actor: Actor, id: Id): Promise<Outcome<HouseholdRecord>> {
  const row = await reader.find<Row>(recordSql(actor, id));
  if (row === undefined) return refuse('http.missing');
  const { stays, ...household } = row;
  const all = stays.map(toMember);
  return done({
    ...household,
    members: all.filter((member) => member.leftOn === null),
    formerMembers: all.filter((member) => member.leftOn !== null),
    asOf: null,
  });
}

/** The household on an earlier day, from today's record and the acts after that day. */
export function membersOn(
  record: HouseholdRecord,
  on: Temporal.PlainDate,
): Pick<HouseholdRecord, 'members' | 'formerMembers'> {
  const day = on.toString();
  const all = [...record.members, ...record.formerMembers];
  return {
    members: all.filter(
      (member) => member.joinedOn <= day && (member.leftOn === null || member.leftOn > day),
    ),
    formerMembers: all.filter((member) => member.leftOn !== null && member.leftOn <= day),
  };
}
