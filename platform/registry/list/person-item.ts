import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import { maskIdentityNumber, sql } from '../../base/index.ts';
import { HEAD } from '../codes/index.ts';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** One line of a list of people: nothing secret in it. */
export const PersonItem = Type.Object({
  id: Type.String(),
  name: Type.String(),
  sex: Type.Integer({ description: 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated.' }),
  birthDate: Maybe(Type.String()),
  idMasked: Maybe(Type.String({ description: 'First six digits and twelve stars.' })),
  phoneMasked: Maybe(Type.String()),
  townId: Type.String(),
  townName: Maybe(Type.String()),
  villageId: Type.String(),
  villageName: Maybe(Type.String()),
  householdId: Maybe(Type.String()),
  relation: Maybe(Type.String({ description: 'To the head, GB/T 4761 two digits.' })),
  isHead: Type.Boolean(),
  disabilityKind: Maybe(Type.String()),
  disabilityGrade: Maybe(Type.Integer()),
  diedOn: Maybe(Type.String()),
});
export type PersonItem = Static<typeof PersonItem>;

export interface PersonRow {
  readonly id: Id;
  readonly name: string;
  readonly sex: number;
  readonly birth_date: string | null;
  readonly id_area: string | null;
  readonly phone_masked: string | null;
  readonly town_id: Id;
  readonly town_name: string | null;
  readonly village_id: Id;
  readonly village_name: string | null;
  readonly household_id: Id | null;
  readonly relation: string | null;
  readonly disability_kind: string | null;
  readonly disability_grade: number | null;
  readonly died_on: string | null;
}

/** Days as text: a list hands them on unread, and twenty dates a page are dearer to read than to copy. */
export const personColumns = sql`p.id, p.name, p.sex, p.birth_date::text as birth_date, p.id_area, p.phone_masked,
  p.town_id, p.village_id, p.household_id, p.relation, p.disability_kind, p.disability_grade,
  p.died_on::text as died_on`;

export const toPersonItem = (row: PersonRow): PersonItem => ({
  id: row.id,
  name: row.name,
  sex: row.sex,
  birthDate: row.birth_date,
  idMasked: row.id_area === null ? null : maskIdentityNumber(row.id_area),
  phoneMasked: row.phone_masked,
  townId: row.town_id,
  townName: row.town_name,
  villageId: row.village_id,
  villageName: row.village_name,
  householdId: row.household_id,
  relation: row.relation,
  isHead: row.relation === HEAD,
  disabilityKind: row.disability_kind,
  disabilityGrade: row.disability_grade,
  diedOn: row.died_on,
});
