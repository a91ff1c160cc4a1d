import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Id, Outcome, Refusal, Tx } from '../../base/index.ts';
import { done, findPhone, type IdentityNumber, parseIdentityNumber, refuse, sql } from '../../base/index.ts';
import type { IdKind } from '../bulk/prepare.ts';
import { ethnicityCodes, nationalityCodes } from '../codes/index.ts';
import { checkName } from '../person-name.ts';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });

/** The facts of a person that stand in one field each. */
export const PersonFields = Type.Object({
  name: Type.String({ maxLength: 200 }),
  sex: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(9)]),
  birthDate: Maybe(Day),
  ethnicity: Type.String({ pattern: '^[0-9]{2}$' }),
  nationality: Type.String({ pattern: '^[A-Z]{3}$' }),
  idKind: Type.Union([
    Type.Literal('resident'),
    Type.Literal('hmt-resident'),
    Type.Literal('foreign-resident'),
    Type.Literal('none'),
  ]),
  idNumber: Maybe(Type.String({ maxLength: 60 })),
  phone: Maybe(Type.String({ maxLength: 40 })),
});
export type PersonFields = Static<typeof PersonFields>;

/** What is checked of an ID number: a card of a foreigner before 2023 has three letters and twelve digits. */
export type CheckedId = Pick<IdentityNumber, 'number' | 'old15'> & {
  readonly birthDate: Temporal.PlainDate | null;
  readonly sex: 1 | 2 | null;
};

export function checkPersonName(name: string): Outcome<string> {
  const checked = checkName(name);
  if (checked.ok) return done(checked.name);
  const facts = { characters: checked.characters, suggestion: checked.suggestion ?? '' };
  return refuse(`registry.name.${checked.problem}`, facts, { field: 'name' });
}

export function checkIdNumber(
  kind: IdKind,
  text: string | null,
  today: Temporal.PlainDate,
): Outcome<CheckedId | null> {
  if (kind === 'none') return done(null);
  const field = 'idNumber';
  if (text === null || text.trim() === '') return refuse('registry.id.empty', {}, { field });
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (kind === 'foreign-resident' && /^[A-Z]{3}\d{12}$/.test(plain)) {
    return done({ number: plain, old15: null, birthDate: null, sex: null });
  }
  const parsed = parseIdentityNumber(text, today);
  return parsed.ok ? done(parsed.value) : refuse(`registry.id.${parsed.problem}`, {}, { field });
}

export function checkPhone(text: string | null): Outcome<string | null> {
  if (text === null || text.trim() === '') return done(null);
  const phone = findPhone(text);
  return phone === undefined ? refuse('registry.phone.shape', {}, { field: 'phone' }) : done(phone);
}

export function checkCodes(fields: { ethnicity?: string; nationality?: string }): Refusal | undefined {
  const { ethnicity, nationality } = fields;
  if (ethnicity !== undefined && !ethnicityCodes.has(ethnicity)) {
    return refuse('registry.code.unknown', { code: ethnicity, list: 'GB/T 3304' }, { field: 'ethnicity' })
      .refusal;
  }
  if (nationality !== undefined && !nationalityCodes.has(nationality)) {
    return refuse('registry.code.unknown', { code: nationality, list: 'GB/T 2659' }, { field: 'nationality' })
      .refusal;
  }
  return undefined;
}

/** Sex and birth date beside a number that says otherwise: one of the two was typed wrong. */
export function checkAgreement(
  id: CheckedId | null,
  said: { sex: number; birthDate: Temporal.PlainDate | null },
): Refusal | undefined {
  if (id?.birthDate && (said.birthDate === null || !id.birthDate.equals(said.birthDate))) {
    return refuse('registry.id.disagrees', { what: id.birthDate.toString() }, { field: 'birthDate' }).refusal;
  }
  if (id?.sex && said.sex !== id.sex) {
    return refuse(
      'registry.id.disagrees',
      { what: id.sex === 1 ? '男 / male' : '女 / female' },
      { field: 'sex' },
    ).refusal;
  }
  return undefined;
}

/** A day on which something happened: it lies behind us. */
export function checkPast(
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  field: string,
): Refusal | undefined {
  return Temporal.PlainDate.compare(day, today) > 0
    ? refuse('registry.date.future', {}, { field }).refusal
    : undefined;
}

export interface FoundVillage {
  readonly id: Id;
  readonly name: string;
  readonly townId: Id;
  readonly townName: string | null;
}

/**
 * A village that exists and lies in the actor's area; the database hides the others. It stands still until the
 * transaction ends, so that a merger at the same moment waits and then takes along what is written onto it.
 */
export async function findVillage(
  tx: Tx,
  countyCode: string,
  villageId: Id,
): Promise<FoundVillage | undefined> {
  const row = await tx.find<{ id: Id; name: string; town_id: Id; town_name: string | null }>(sql`
    select v.id, v.name, v.town_id, t.name as town_name from division v
      left join division t on t.county_code = v.county_code and t.id = v.town_id
    where v.county_code = ${countyCode} and v.id = ${villageId} and v.level = 'village' and v.valid_to is null
    for key share of v`);
  return row && { id: row.id, name: row.name, townId: row.town_id, townName: row.town_name };
}

export const VillageId = Uuid;
