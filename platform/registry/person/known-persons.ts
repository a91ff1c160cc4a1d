import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, FieldCipher, Id, Reader } from '../../base/index.ts';
import { fileSql, idHash, joinSql, parseIdentityNumber, type Sql, sql } from '../../base/index.ts';
import { PersonItem, type PersonRow, personColumns, toPersonItem } from '../list/person-item.ts';
import { scopeConditions } from '../list/scope.ts';
import { foldName } from '../search-key.ts';
import { PersonFields } from './input.ts';

/** As much of a person as was filled in so far. */
export const PersonSketch = Type.Intersect([
  Type.Partial(Type.Pick(PersonFields, ['name', 'birthDate', 'idNumber'])),
  Type.Object({ villageId: Type.Optional(Type.String({ format: 'uuid' })) }),
]);
export type PersonSketch = Static<typeof PersonSketch>;

export const KnownPersons = Type.Object({
  items: Type.Array(
    Type.Object({
      reason: Type.String({ description: 'same-id, former-id, same-name, near-id' }),
      person: PersonItem,
    }),
  ),
});
type KnownPersons = Static<typeof KnownPersons>;

const SHOWN_MAX = 5;

/**
 * Who is registered already and might be the person that is being typed: the rules of `app.note_duplicates`, asked
 * before anything is written. Within the asker's area only: who stands elsewhere is a matter of the county.
 */
export async function findKnownPersons(
  reader: Reader,
  actor: Actor,
  tools: { readonly cipher: FieldCipher; readonly today: Temporal.PlainDate },
  sketch: PersonSketch,
): Promise<KnownPersons> {
  const rules = rulesOf(actor.countyCode, tools, sketch);
  const where = joinSql([...scopeConditions(actor), sql`p.merged_into is null`], ' and ');
  const limit = fileSql(String(SHOWN_MAX));
  const found = new Map<Id, KnownPersons['items'][number]>();
  for (const { reason, from, condition } of rules) {
    const rows = await reader.rows<PersonRow>(sql`select ${personColumns}, town.name as town_name,
        village.name as village_name
      from ${from}
        left join division town on town.county_code = p.county_code and town.id = p.town_id
        left join division village on village.county_code = p.county_code and village.id = p.village_id
      where ${where} and ${condition} order by p.id limit ${limit}`);
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { reason, person: toPersonItem(row) });
  }
  return { items: [...found.values()].slice(0, SHOWN_MAX) };
}

interface Rule {
  readonly reason: string;
  readonly from: Sql;
  readonly condition: Sql;
}

function rulesOf(
  county: string,
  { cipher, today }: { readonly cipher: FieldCipher; readonly today: Temporal.PlainDate },
  sketch: PersonSketch,
): Rule[] {
  const person = sql`person p`;
  const parsed = parseIdentityNumber(sketch.idNumber ?? '', today);
  const rules: Rule[] = [];
  const name = foldName(sketch.name ?? '');
  const named = sql`p.search_name = ${name} and p.birth_date = ${sketch.birthDate ?? null}::date`;
  if (parsed.ok) {
    const hash = idHash(cipher, county, parsed.value.number);
    const former = sql`person_former_id f join person p on p.county_code = f.county_code and p.id = f.person_id`;
    rules.push({ reason: 'same-id', from: person, condition: sql`p.id_hash = ${hash}` });
    rules.push({
      reason: 'former-id',
      from: former,
      condition: sql`f.county_code = ${county} and f.number_hash = ${hash}`,
    });
  }
  if (name === '' || !sketch.birthDate) return rules;
  if (sketch.villageId !== undefined) {
    const condition = sql`${named} and p.village_id = ${sketch.villageId}`;
    rules.push({ reason: 'same-name', from: person, condition });
  }
  if (parsed.ok) {
    const condition = sql`${named} and p.id_area = ${parsed.value.area}`;
    rules.push({ reason: 'near-id', from: person, condition });
  }
  return rules;
}
