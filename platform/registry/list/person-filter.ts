import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { HEAD } from '../codes/index.ts';
import { placeConditions } from './scope.ts';

const AGE_MAX = 150;

/** What a list of people can be narrowed by; the same for the page, the count and the export. */
export const PersonFilter = Type.Object({
  townId: Type.Optional(Type.String({ format: 'uuid' })),
  villageId: Type.Optional(Type.String({ format: 'uuid' })),
  sex: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
  ageFrom: Type.Optional(
    Type.Integer({ minimum: 0, maximum: AGE_MAX, description: 'Completed years, today.' }),
  ),
  ageTo: Type.Optional(Type.Integer({ minimum: 0, maximum: AGE_MAX })),
  disability: Type.Optional(
    Type.String({ pattern: '^(any|[1-7])$', description: 'GB/T 26341 kind, or any.' }),
  ),
  disabilityGrade: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  head: Type.Optional(Type.Boolean({ description: 'Heads of households only.' })),
  withoutHousehold: Type.Optional(Type.Boolean()),
  living: Type.Optional(
    Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('all')], {
      description: 'yes (as when left out): the living; no: the dead; all: both.',
    }),
  ),
  roster: Type.Optional(Type.String({ maxLength: 40, description: 'Code of a roster they are on today.' })),
});
export type PersonFilter = Static<typeof PersonFilter>;

export function personConditions(actor: Actor, filter: PersonFilter, today: Temporal.PlainDate): Sql[] {
  const conditions = placeConditions(actor, filter);
  const add = (condition: Sql) => void conditions.push(condition);
  add(sql`p.merged_into is null`);
  if (filter.sex !== undefined) add(sql`p.sex = ${filter.sex}`);
  if (filter.ageFrom !== undefined) add(sql`p.birth_date <= ${today.subtract({ years: filter.ageFrom })}`);
  if (filter.ageTo !== undefined) add(sql`p.birth_date > ${today.subtract({ years: filter.ageTo + 1 })}`);
  if (filter.disability === 'any') add(sql`p.disability_kind is not null`);
  else if (filter.disability !== undefined) add(sql`p.disability_kind = ${filter.disability}`);
  if (filter.disabilityGrade !== undefined) {
    add(sql`p.disability_kind is not null and p.disability_grade = ${filter.disabilityGrade}`);
  }
  if (filter.head) add(sql`p.relation = ${HEAD}`);
  if (filter.withoutHousehold) add(sql`p.household_id is null`);
  if (filter.living === 'no') add(sql`p.died_on is not null`);
  else if (filter.living !== 'all') add(sql`p.died_on is null`);
  if (filter.roster !== undefined) {
    add(sql`exists (select 1 from roster_membership m where m.county_code = p.county_code
      and m.roster = ${filter.roster} and m.person_id = p.id and m.to_on is null)`);
  }
  return conditions;
}
