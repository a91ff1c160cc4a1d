import type { Actor, FieldCipher, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, fileSql, joinSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, encodeCursor } from '../../http/index.ts';
import { findNamedPlaces } from '../search/find-places.ts';
import type { Branch, SearchHint, Understood } from '../search/plan-search.ts';
import { planSearch } from '../search/plan-search.ts';
import { recognise } from '../search/recognise.ts';
import { type PersonFilter, personConditions } from './person-filter.ts';
import { type PersonItem, type PersonRow, personColumns, toPersonItem } from './person-item.ts';
import { scopeConditions, townOfVillage } from './scope.ts';

export interface ListRequest {
  /** What was typed into the box; nothing, or blanks, lists everybody. */
  readonly q?: string | undefined;
  readonly filter: PersonFilter;
  /** By birth date the oldest come first. */
  readonly sort?: 'name' | 'birth' | '-birth' | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface PersonPage {
  readonly items: PersonItem[];
  readonly next: string | null;
  readonly understood: readonly Understood[];
  readonly hint: SearchHint | null;
}

export interface ListContext {
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly today: Temporal.PlainDate;
}

interface FoundRow extends PersonRow {
  readonly branch: number;
  readonly sort_key: string | null;
}

const PERSON = sql`person p`;

/** Few are a hundred: a span of ages is read in the order of birth, unless a village is small enough to read whole. */
function orderOf({ sort, filter }: ListRequest, actor: Actor): 'name' | 'birth' | '-birth' {
  const isSpan = filter.ageFrom !== undefined || filter.ageTo !== undefined;
  const isSmall = filter.villageId !== undefined || actor.level === 'village';
  return sort ?? (isSpan && !isSmall ? 'birth' : 'name');
}

function browseBranch(request: ListRequest, actor: Actor): Branch & { descending?: boolean } {
  const key = orderOf(request, actor);
  if (key === 'name') return { key: sql`p.search_name`, from: PERSON, conditions: [] };
  return {
    key: sql`p.birth_date`,
    from: PERSON,
    conditions: [sql`p.birth_date is not null`],
    descending: key === '-birth',
  };
}

/** Pages continue behind the last row shown: its branch, its key, its id. */
interface PageStart {
  readonly branch: number;
  readonly key: string;
  readonly id: string;
}

function readCursor(after: string | undefined): PageStart | undefined | 'broken' {
  if (after === undefined) return undefined;
  const [branch, key, id] = decodeCursor(after, 3) ?? [];
  if (typeof branch !== 'string' || typeof key !== 'string' || typeof id !== 'string') return 'broken';
  return { branch: Number(branch), key, id };
}

function branchSql(
  branch: Branch & { descending?: boolean },
  no: number,
  conditions: readonly Sql[],
  start: PageStart | undefined,
  limit: Sql,
): Sql {
  const all = [...conditions, ...branch.conditions];
  const id = branch.id ?? sql`p.id`;
  const castKey = branch.descending === undefined ? sql`` : sql`::date`;
  if (start?.branch === no) {
    const comparison = branch.descending ? sql`<` : sql`>`;
    all.push(sql`(${branch.key}, ${id}) ${comparison} (${start.key}${castKey}, ${start.id}::uuid)`);
  }
  const direction = branch.descending ? sql` desc` : sql``;
  return sql`(select ${fileSql(String(no))} as branch, ${branch.key}::text as sort_key, ${personColumns}
    from ${branch.from} where ${joinSql(all, ' and ')}
    order by ${branch.key}${direction}, ${id}${direction} limit ${limit})`;
}

/**
 * Lists or searches people in the actor's scope. The export reads page after page of the same function.
 * Refusals: `registry.list.cursor` when `after` is none of ours.
 */
export async function listPersons(
  reader: Reader,
  context: ListContext,
  request: ListRequest,
): Promise<Outcome<PersonPage>> {
  const { actor, cipher } = context;
  const start = readCursor(request.after);
  if (start === 'broken') return refuse('registry.list.cursor', {}, { field: 'after' });

  const typed = request.q?.trim() ?? '';
  let plan: { branches: readonly Branch[]; understood: readonly Understood[]; hint: SearchHint | null };
  if (typed === '') plan = { branches: [browseBranch(request, actor)], understood: [], hint: null };
  else {
    const terms = recognise(typed);
    const places = await findNamedPlaces(reader, actor.countyCode, terms);
    const scope = { countyCode: actor.countyCode, townOfVillage: townOfVillage(actor, request.filter) };
    plan = planSearch(cipher, scope, terms, places);
  }
  const { understood, hint } = plan;
  const branches = plan.branches
    .map((branch, no) => ({ branch, no }))
    .filter(({ no }) => no >= (start?.branch ?? 0));
  if (branches.length === 0) return done({ items: [], next: null, understood, hint });

  // One more than the page shows; as text, so that the planner knows how little is wanted.
  const limit = fileSql(String(request.limit + 1));
  const conditions = [...scopeConditions(actor), ...personConditions(actor, request.filter, context.today)];
  const parts = branches.map(({ branch, no }) => branchSql(branch, no, conditions, start, limit));
  const rows = await reader.rows<FoundRow>(sql`
    select p.*, ${placeName(actor, sql`p.town_id`)} as town_name, ${placeName(actor, sql`p.village_id`)} as village_name
    from (select * from (${joinSql(parts, ' union all ')}) found limit ${limit}) p`);
  return done({ ...pageOf(inOrder(rows, request), request.limit), understood, hint });
}

/** Looked up for each row of a page: joined, all places of the county would be read through for twenty. */
const placeName = ({ countyCode }: Actor, id: Sql): Sql =>
  sql`(select d.name from division d where d.county_code = ${countyCode} and d.id = ${id})`;

/** The joins may come back in any order; a page is small. */
function inOrder(rows: FoundRow[], request: ListRequest): FoundRow[] {
  const sign = request.sort === '-birth' ? -1 : 1;
  return rows.sort(
    (a, b) => a.branch - b.branch || sign * (byCodePoint(a.sort_key, b.sort_key) || byCodePoint(a.id, b.id)),
  );
}

/** The order of UTF-8 bytes, which is the database's; JavaScript's own comparison differs beyond the BMP. */
function byCodePoint(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a ?? '', 'utf8'), Buffer.from(b ?? '', 'utf8'));
}

function pageOf(rows: readonly FoundRow[], limit: number): { items: PersonItem[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? encodeCursor([String(last.branch), last.sort_key ?? '', last.id])
      : null;
  return { items: shown.map(toPersonItem), next };
}
