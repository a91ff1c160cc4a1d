import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Language, Reader } from '../base/index.ts';
import { joinSql, maskIdentityNumber, type Sql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { isPost, type PostLevel, posts } from './posts.ts';
import { findLocks } from './sign-in-guard.ts';

const Level = Type.Union([Type.Literal('county'), Type.Literal('town'), Type.Literal('village')]);
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const Holding = Type.Object({
  id: Type.String(),
  post: Type.String(),
  postName: Type.String(),
  level: Level,
  placeId: Type.String(),
  placeName: Type.String(),
  heldFrom: Type.String(),
  heldTo: Nullable(Type.String()),
  document: Type.String(),
  takenDocument: Type.String(),
  isHeldNow: Type.Boolean(),
});
type Holding = Static<typeof Holding>;

export const UserState = Type.Union([
  Type.Literal('active'),
  Type.Literal('locked'),
  Type.Literal('awaits-release'),
  Type.Literal('disabled'),
]);

export const UserItem = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  state: UserState,
  lockedUntil: Nullable(Type.String()),
  hasTotp: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  passwordSetAt: Type.String(),
  lastSignInAt: Nullable(Type.String()),
  createdAt: Type.String(),
  version: Type.Integer(),
  /** Of the natural person behind it: all that is shown of the number. */
  idMasked: Nullable(Type.String()),
  /** Of the same person: they count as one wherever two must act. */
  otherAccounts: Type.Array(Type.Object({ id: Type.String(), login: Type.String(), name: Type.String() })),
  /** Those held now first, then the coming, then the past ones. */
  posts: Type.Array(Holding),
});
export type UserItem = Static<typeof UserItem>;

export interface UserQuery {
  readonly text?: string | undefined;
  readonly state?: 'active' | 'disabled' | 'awaits-release' | undefined;
  readonly afterLogin?: string | undefined;
  readonly limit: number;
}

interface UserRow {
  readonly id: Id;
  readonly login: string;
  readonly name: string;
  readonly disabled_at: Temporal.Instant | null;
  readonly awaits_release: boolean;
  readonly has_totp: boolean;
  readonly must_change_password: boolean;
  readonly password_set_at: Temporal.Instant;
  readonly last_sign_in_at: Temporal.Instant | null;
  readonly created_at: Temporal.Instant;
  readonly version: number;
  readonly id_area: string | null;
  readonly others: readonly { readonly id: Id; readonly login: string; readonly name: string }[];
}

export interface Moment {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly language: Language;
}

const stateFilter = (state: UserQuery['state']): Sql => {
  if (state === 'disabled') return sql`disabled_at is not null`;
  if (state === 'awaits-release') return sql`disabled_at is null and awaits_release`;
  if (state === 'active') return sql`disabled_at is null and not awaits_release`;
  return sql`true`;
};

async function readRows(reader: Reader, actor: Actor, where: Sql, limit: number): Promise<UserRow[]> {
  return reader.rows<UserRow>(sql`select id, login, name, disabled_at, awaits_release,
      totp_confirmed_at is not null as has_totp, must_change_password, password_set_at, last_sign_in_at,
      created_at, version,
      (select p.id_area from officer_person p where p.county_code = u.county_code and p.id = u.person_id) as id_area,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'login', o.login, 'name', o.name) order by o.login)
        from app_user o where o.county_code = u.county_code and o.person_id = u.person_id and o.id <> u.id),
        '[]'::jsonb) as others
    from app_user u where county_code = ${actor.countyCode} and ${where}
    order by login limit ${limit}`);
}

async function toItems(reader: Reader, actor: Actor, rows: readonly UserRow[], moment: Moment) {
  const holdings = await readHoldings(
    reader,
    actor,
    rows.map((row) => row.id),
    moment,
  );
  const locks = await findLocks(
    reader,
    rows.map((row) => row.login),
    moment.now,
  );
  return rows.map((row): UserItem => {
    const lockedUntil = locks.get(row.login) ?? null;
    const quiet = row.awaits_release ? 'awaits-release' : lockedUntil ? 'locked' : 'active';
    return {
      id: row.id,
      login: row.login,
      name: row.name,
      state: row.disabled_at ? 'disabled' : quiet,
      lockedUntil: lockedUntil?.toString() ?? null,
      hasTotp: row.has_totp,
      mustChangePassword: row.must_change_password,
      passwordSetAt: row.password_set_at.toString(),
      lastSignInAt: row.last_sign_in_at?.toString() ?? null,
      createdAt: row.created_at.toString(),
      version: row.version,
      idMasked: row.id_area === null ? null : maskIdentityNumber(row.id_area),
      otherAccounts: row.others.map(({ id, login, name }) => ({ id, login, name })),
      posts: holdings.get(row.id) ?? [],
    };
  });
}

/** Accounts by login; `text` is a part of the login or of the name. */
export async function listUsers(reader: Reader, actor: Actor, query: UserQuery, moment: Moment) {
  const text = query.text?.trim() ?? '';
  const filters = [
    stateFilter(query.state),
    text === ''
      ? sql`true`
      : sql`(position(${text.toLowerCase()} in login) > 0 or position(${text} in name) > 0)`,
    query.afterLogin === undefined ? sql`true` : sql`login > ${query.afterLogin}`,
  ];
  const rows = await readRows(reader, actor, joinSql(filters, ' and '), query.limit + 1);
  const items = await toItems(reader, actor, rows, moment);
  return toPage(
    items,
    query.limit,
    (item) => [item.login],
    (item) => item,
  );
}

export async function findUser(
  reader: Reader,
  actor: Actor,
  userId: Id,
  moment: Moment,
): Promise<UserItem | undefined> {
  const rows = await readRows(reader, actor, sql`id = ${userId}`, 1);
  return (await toItems(reader, actor, rows, moment))[0];
}

interface HoldingRow {
  readonly id: Id;
  readonly user_id: Id;
  readonly post: string;
  readonly level: PostLevel;
  readonly place_id: Id;
  readonly place_name: string;
  readonly held_from: Temporal.PlainDate;
  readonly held_to: Temporal.PlainDate | null;
  readonly document: string;
  readonly taken_document: string;
  readonly is_held_now: boolean;
}

async function readHoldings(
  reader: Reader,
  actor: Actor,
  userIds: readonly Id[],
  moment: Moment,
): Promise<Map<Id, Holding[]>> {
  const byUser = new Map<Id, Holding[]>();
  if (userIds.length === 0) return byUser;
  const { today } = moment;
  const rows = await reader.rows<HoldingRow>(sql`select h.id, h.user_id, h.post, h.level, h.place_id,
      coalesce(d.name, '') as place_name, h.held_from, h.held_to, h.document, h.taken_document,
      h.held_from <= ${today} and (h.held_to is null or h.held_to > ${today}) as is_held_now
    from post_holding h
    left join division d on d.county_code = h.county_code and d.id = h.place_id
    where h.county_code = ${actor.countyCode} and h.user_id = any(${userIds}::uuid[])
    order by is_held_now desc, h.held_from desc, h.id`);
  for (const row of rows) {
    const list = byUser.get(row.user_id) ?? [];
    list.push({
      id: row.id,
      post: row.post,
      postName: isPost(row.post) ? posts[row.post].name[moment.language] : row.post,
      level: row.level,
      placeId: row.place_id,
      placeName: row.place_name,
      heldFrom: row.held_from.toString(),
      heldTo: row.held_to?.toString() ?? null,
      document: row.document,
      takenDocument: row.taken_document,
      isHeldNow: row.is_held_now,
    });
    byUser.set(row.user_id, list);
  }
  return byUser;
}
