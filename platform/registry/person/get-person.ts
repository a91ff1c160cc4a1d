import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader } from '../../base/index.ts';
import { done, maskIdentityNumber, refuse, sql } from '../../base/index.ts';
import { disabilityOn } from '../history/disability-on.ts';
import { PersonItem, type PersonRow, personColumns, toPersonItem } from '../list/person-item.ts';
import { findLunarDate } from '../lunar.ts';

const Text = Type.String();
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** Everything that is shown of one person; secrets as masks. */
export const PersonRecord = Type.Intersect([
  PersonItem,
  Type.Object({
    version: Type.Integer(),
    lunarBirth: Maybe(Text),
    ageYears: Maybe(Type.Integer()),
    ethnicity: Text,
    nationality: Text,
    idKind: Text,
    source: Text,
    createdAt: Text,
    mergedInto: Maybe(Text),
    formerIds: Type.Array(Type.Object({ id: Text, kind: Text, masked: Text, heldUntil: Maybe(Text) })),
    household: Maybe(
      Type.Object({
        id: Text,
        householdNo: Maybe(Text),
        headName: Maybe(Text),
        headId: Maybe(Text),
        joinedOn: Text,
        members: Type.Integer(),
      }),
    ),
    certificates: Type.Array(
      Type.Object({
        id: Text,
        kind: Text,
        grade: Type.Integer(),
        issuedOn: Maybe(Text),
        validUntil: Maybe(Text),
        revokedOn: Maybe(Text),
      }),
    ),
    accounts: Type.Array(
      Type.Object({
        id: Text,
        masked: Text,
        bankName: Text,
        holderName: Text,
        holderRelation: Maybe(Text),
        since: Text,
        closedOn: Maybe(Text),
      }),
    ),
    rosters: Type.Array(
      Type.Object({ id: Text, roster: Text, fromOn: Text, toOn: Maybe(Text), enterReason: Text }),
    ),
    photoId: Maybe(Text),
    openPairs: Type.Integer({
      description: 'Open questions of a duplicate; the county sees them, others 0.',
    }),
    asOf: Maybe(Type.String({ description: 'The day this is read for; null for today.' })),
  }),
]);
export type PersonRecord = Static<typeof PersonRecord>;

interface Row extends PersonRow {
  readonly version: number;
  readonly ethnicity: string;
  readonly nationality: string;
  readonly id_kind: string;
  readonly source: string;
  readonly created_at: Temporal.Instant;
  readonly merged_into: Id | null;
  readonly former_ids: { id: string; kind: string; area: string; heldUntil: string | null }[];
  readonly household: PersonRecord['household'];
  readonly certificates: PersonRecord['certificates'];
  readonly accounts: (Omit<PersonRecord['accounts'][number], 'masked'> & { tail: string })[];
  readonly rosters: PersonRecord['rosters'];
  readonly photo_id: Id | null;
  readonly open_pairs: number;
}

/** One statement: a record page is asked for again and again, and each round trip would cost more than the joins. */
const recordSql = (
  actor: Actor,
  id: Id,
) => sql`select ${personColumns}, p.version, p.ethnicity, p.nationality,
    p.id_kind, p.source, p.created_at, p.merged_into, town.name as town_name, village.name as village_name,
    (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'area', f.id_area,
        'heldUntil', f.held_until) order by f.created_at), '[]')
      from person_former_id f where f.county_code = p.county_code and f.person_id = p.id) as former_ids,
    (select json_build_object('id', h.id, 'householdNo', h.household_no, 'headName', h.head_name,
        'headId', h.head_id, 'joinedOn', m.joined_on, 'members', (select count(*) from household_member other
          where other.county_code = h.county_code and other.household_id = h.id and other.left_on is null))
      from household h join household_member m on m.county_code = h.county_code and m.household_id = h.id
        and m.person_id = p.id and m.left_on is null
      where h.county_code = p.county_code and h.id = p.household_id) as household,
    (select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'grade', c.grade,
        'issuedOn', c.issued_on, 'validUntil', c.valid_until, 'revokedOn', c.revoked_on)
        order by c.revoked_on nulls first, c.created_at), '[]')
      from disability_certificate c where c.county_code = p.county_code and c.person_id = p.id) as certificates,
    (select coalesce(json_agg(json_build_object('id', a.id, 'tail', a.account_tail, 'bankName', a.bank_name,
        'holderName', a.holder_name, 'holderRelation', a.holder_relation, 'since', a.since,
        'closedOn', a.closed_on) order by a.closed_on nulls first, a.created_at), '[]')
      from bank_account a where a.county_code = p.county_code and a.person_id = p.id) as accounts,
    (select coalesce(json_agg(json_build_object('id', r.id, 'roster', r.roster, 'fromOn', r.from_on,
        'toOn', r.to_on, 'enterReason', r.enter_reason) order by r.from_on desc), '[]')
      from roster_membership r where r.county_code = p.county_code and r.person_id = p.id) as rosters,
    (select photo.id from person_photo photo where photo.county_code = p.county_code and photo.person_id = p.id
      and photo.removed_at is null) as photo_id,
    (select count(*)::int from duplicate_pair d where d.county_code = p.county_code and d.state = 'open'
      and (d.person_a = p.id or d.person_b = p.id)) as open_pairs
  from person p
    left join division town on town.county_code = p.county_code and town.id = p.town_id
    left join division village on village.county_code = p.county_code and village.id = p.village_id
  where p.county_code = ${actor.countyCode} and p.id = ${id}`;

function completedYears(birth: string | null, on: Temporal.PlainDate): number | null {
  if (birth === null) return null;
  const years = Temporal.PlainDate.from(birth).until(on, { largestUnit: 'years' }).years;
  return years < 0 ? null : years;
}

/**
 * The record of one person as it is today.
 * Refusals: `http.missing`. A merged record is given, with `mergedInto`: its history is still its own.
 */
export async function getPerson(
  reader: Reader,
  actor: Actor,
  id: Id,
  today: Temporal.PlainDate,
): Promise<Outcome<PersonRecord>> {
  const row = await reader.find<Row>(recordSql(actor, id));
  if (row === undefined) return refuse('http.missing');
  const birth = row.birth_date;
  const until = row.died_on === null ? today : Temporal.PlainDate.from(row.died_on);
  const item = toPersonItem(row);
  return done({
    ...item,
    version: row.version,
    lunarBirth: birth === null ? null : (findLunarDate(Temporal.PlainDate.from(birth)) ?? null),
    ageYears: completedYears(birth, until),
    ethnicity: row.ethnicity,
    nationality: row.nationality,
    idKind: row.id_kind,
    source: row.source,
    createdAt: row.created_at.toString(),
    mergedInto: row.merged_into,
    formerIds: row.former_ids.map(({ area, ...former }) => ({ ...former, masked: maskIdentityNumber(area) })),
    household: row.household,
    ...disabilityOn(item, row.certificates, today.toString()),
    certificates: row.certificates,
    accounts: row.accounts.map(({ tail, ...account }) => ({ ...account, masked: `****${tail}` })),
    rosters: row.rosters,
    photoId: row.photo_id,
    openPairs: row.open_pairs,
    asOf: null,
  });
}
