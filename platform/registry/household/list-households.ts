import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, FieldCipher, Id, Outcome, Reader } from '../../base/index.ts';
import { done, fileSql, joinSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import { listPersons } from '../list/list-persons.ts';
import { placeConditions, scopeConditions } from '../list/scope.ts';

const Text = Type.String();
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const HouseholdItem = Type.Object({
  id: Text,
  householdNo: Maybe(Text),
  headId: Maybe(Text),
  headName: Maybe(Text),
  townId: Text,
  townName: Maybe(Text),
  villageId: Text,
  villageName: Maybe(Text),
  members: Type.Integer(),
  formedOn: Text,
  dissolvedOn: Maybe(Text),
});
export type HouseholdItem = Static<typeof HouseholdItem>;

export const HouseholdFilter = Type.Object({
  townId: Type.Optional(Type.String({ format: 'uuid' })),
  villageId: Type.Optional(Type.String({ format: 'uuid' })),
  dissolved: Type.Optional(Type.Boolean({ description: 'The dissolved ones instead of the others.' })),
});
export type HouseholdFilter = Static<typeof HouseholdFilter>;

export interface HouseholdListRequest {
  /** The head, by anything that finds a person; or the household's number. */
  readonly q?: string | undefined;
  readonly filter: HouseholdFilter;
  readonly limit: number;
  readonly after?: string | undefined;
}

interface Row {
  readonly id: Id;
  readonly household_no: string | null;
  readonly head_id: Id | null;
  readonly head_name: string | null;
  readonly town_id: Id;
  readonly town_name: string | null;
  readonly village_id: Id;
  readonly village_name: string | null;
  readonly members: number;
  readonly formed_on: string;
  readonly dissolved_on: string | null;
}

const columns = sql`p.id, p.household_no, p.head_id, p.head_name, p.town_id, p.village_id,
  p.formed_on::text as formed_on, p.dissolved_on::text as dissolved_on`;

const decorated = (countyCode: string, inner: ReturnType<typeof sql>) => sql`
  select p.*, town.name as town_name, village.name as village_name,
    (select count(*)::int from household_member m where m.county_code = ${countyCode} and m.household_id = p.id
      and m.left_on is null) as members
  from (${inner}) p
    left join division town on town.county_code = ${countyCode} and town.id = p.town_id
    left join division village on village.county_code = ${countyCode} and village.id = p.village_id
  order by p.head_name, p.id`;

export const toHouseholdItem = (row: Row): HouseholdItem => ({
  id: row.id,
  householdNo: row.household_no,
  headId: row.head_id,
  headName: row.head_name,
  townId: row.town_id,
  townName: row.town_name,
  villageId: row.village_id,
  villageName: row.village_name,
  members: row.members,
  formedOn: row.formed_on,
  dissolvedOn: row.dissolved_on,
});

const BY_NUMBER_MAX = 20;

/** Lists households by the name of their head, or searches them. Refusals: `registry.list.cursor`. */
export async function listHouseholds(
  reader: Reader,
  context: { actor: Actor; cipher: FieldCipher; today: Temporal.PlainDate },
  request: HouseholdListRequest,
): Promise<Outcome<{ items: HouseholdItem[]; next: string | null }>> {
  const typed = request.q?.trim() ?? '';
  if (typed !== '') return await searchHouseholds(reader, context, request, typed);
  const { actor } = context;
  const conditions = [...scopeConditions(actor), ...placeConditions(actor, request.filter)];
  conditions.push(request.filter.dissolved ? sql`p.dissolved_on is not null` : sql`p.dissolved_on is null`);
  if (request.after !== undefined) {
    const key = decodeCursor(request.after, 2);
    if (key === undefined) return refuse('registry.list.cursor', {}, { field: 'after' });
    conditions.push(sql`(p.head_name, p.id) > (${key[0]}, ${key[1]}::uuid)`);
  }
  conditions.push(sql`p.head_name is not null`);
  const limit = fileSql(String(request.limit + 1));
  const rows = await reader.rows<Row>(
    decorated(
      actor.countyCode,
      sql`select ${columns} from household p where ${joinSql(conditions, ' and ')}
        order by p.head_name, p.id limit ${limit}`,
    ),
  );
  return done(toPage(rows, request.limit, (row) => [row.head_name ?? '', row.id], toHouseholdItem));
}

async function searchHouseholds(
  reader: Reader,
  context: { actor: Actor; cipher: FieldCipher; today: Temporal.PlainDate },
  request: HouseholdListRequest,
  typed: string,
): Promise<Outcome<{ items: HouseholdItem[]; next: string | null }>> {
  const { actor } = context;
  const place = placeConditions(actor, request.filter);
  const byNumber =
    request.after === undefined
      ? await reader.rows<Row>(
          decorated(
            actor.countyCode,
            sql`select ${columns} from household p
              where ${joinSql([...scopeConditions(actor), ...place, sql`p.household_no = ${typed}`], ' and ')}
              limit ${fileSql(String(BY_NUMBER_MAX))}`,
          ),
        )
      : [];
  const { townId, villageId } = request.filter;
  const heads = await listPersons(reader, context, {
    q: typed,
    filter: { head: true, living: 'all', ...(townId ? { townId } : {}), ...(villageId ? { villageId } : {}) },
    limit: request.limit,
    after: request.after,
  });
  if (!heads.ok) return heads;
  const ids = heads.value.items.flatMap((head) => (head.householdId === null ? [] : [head.householdId]));
  const byHead =
    ids.length === 0
      ? []
      : await reader.rows<Row>(
          decorated(
            actor.countyCode,
            sql`select ${columns} from household p
              where ${joinSql([...scopeConditions(actor), sql`p.id = any (${ids}::uuid[])`], ' and ')}`,
          ),
        );
  const known = new Set(byNumber.map((row) => row.id));
  const order = new Map(ids.map((id, index) => [id, index]));
  const found = byHead
    .filter((row) => !known.has(row.id))
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return done({ items: [...byNumber, ...found].map(toHouseholdItem), next: heads.value.next });
}
