import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, FieldCipher, Id, Outcome, Reader } from '../../base/index.ts';
import { done, fileSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, ListOf, toPage } from '../../http/index.ts';
import { PersonItem, type PersonRow, personColumns, toPersonItem } from '../list/person-item.ts';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const PairItem = Type.Object({
  id: Type.String(),
  state: Type.String({ description: 'open, merged, apart' }),
  reasons: Type.Array(Type.String({ description: 'same-id, former-id, same-name, near-id, one-digit' })),
  foundAt: Type.String(),
  decidedAt: Maybe(Type.String()),
  decidedByName: Maybe(Type.String()),
  note: Type.String(),
  equalDigits: Maybe(
    Type.Integer({
      description: 'How many characters of the two ID numbers agree from the front; 18 is all.',
    }),
  ),
  persons: Type.Array(PersonItem),
});
export const PairList = ListOf(PairItem);
export type PairItem = Static<typeof PairItem>;

interface Row {
  readonly id: Id;
  readonly state: string;
  readonly reasons: string[];
  readonly found_at: Temporal.Instant;
  readonly decided_at: Temporal.Instant | null;
  readonly decided_by_name: string | null;
  readonly note: string;
  readonly person_a: Id;
  readonly person_b: Id;
}
type SealedRow = PersonRow & { readonly id_sealed: Buffer | null };

function equalDigits(cipher: FieldCipher, county: string, a: SealedRow, b: SealedRow): number | null {
  const [one, other] = [a, b].map(
    (row) =>
      row.id_sealed &&
      cipher.open(row.id_sealed, { countyCode: county, table: 'person', column: 'id_sealed', rowId: row.id }),
  );
  if (!one || !other) return null;
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

/** Pairs that may be one person, the oldest question first. County level only. Refusals: `registry.list.cursor`. */
export async function listPairs(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  request: { state: string; personId?: Id | undefined; limit: number; after?: string | undefined },
): Promise<Outcome<{ items: PairItem[]; next: string | null }>> {
  const key = request.after === undefined ? undefined : decodeCursor(request.after, 2);
  if (request.after !== undefined && key === undefined)
    return refuse('registry.list.cursor', {}, { field: 'after' });
  const behind = key ? sql`and (found_at, id) > (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``;
  const ofPerson = request.personId
    ? sql`and (person_a = ${request.personId} or person_b = ${request.personId})`
    : sql``;
  const rows =
    await reader.rows<Row>(sql`select id, state, reasons, found_at, decided_at, decided_by_name, note,
      person_a, person_b from duplicate_pair
    where county_code = ${actor.countyCode} and state = ${request.state} ${behind} ${ofPerson}
    order by found_at, id limit ${fileSql(String(request.limit + 1))}`);
  const persons = await readPersons(
    reader,
    actor,
    rows.flatMap((row) => [row.person_a, row.person_b]),
  );
  const toItem = (row: Row): PairItem => {
    const two = [row.person_a, row.person_b].flatMap((id) => persons.get(id) ?? []);
    const [a, b] = two;
    return {
      id: row.id,
      state: row.state,
      reasons: row.reasons,
      foundAt: row.found_at.toString(),
      decidedAt: row.decided_at?.toString() ?? null,
      decidedByName: row.decided_by_name,
      note: row.note,
      equalDigits: a && b ? equalDigits(cipher, actor.countyCode, a, b) : null,
      persons: two.map(toPersonItem),
    };
  };
  return done(toPage(rows, request.limit, (row) => [row.found_at.toString(), row.id], toItem));
}

async function readPersons(reader: Reader, actor: Actor, ids: readonly Id[]): Promise<Map<Id, SealedRow>> {
  const rows = await reader.rows<SealedRow>(sql`select ${personColumns}, p.id_sealed, town.name as town_name,
      village.name as village_name from person p
      left join division town on town.county_code = p.county_code and town.id = p.town_id
      left join division village on village.county_code = p.county_code and village.id = p.village_id
    where p.county_code = ${actor.countyCode} and p.id = any (${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
