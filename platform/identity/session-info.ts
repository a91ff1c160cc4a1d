import type { Static } from 'typebox';
import { Type } from 'typebox';
import { chinaDay, type Id, type Language, type Reader, sql } from '../base/index.ts';
import { isPost, posts } from './posts.ts';
import { isPasswordExpired, type Session } from './session-keeper.ts';
import type { IdentitySettings } from './settings.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const HeldPost = Type.Object({
  id: Type.String(),
  post: Type.String(),
  postName: Type.String(),
  level: Type.Union([Type.Literal('county'), Type.Literal('town'), Type.Literal('village')]),
  placeId: Type.String(),
  placeName: Type.String(),
  heldTo: Nullable(Type.String()),
});

/** What a new password must be like, as the county has set it; the pages say it before it is tried. */
export const PasswordRules = Type.Object({
  lengthMin: Type.Integer(),
  kindsMin: Type.Integer({ description: 'Of small letters, capitals, digits and signs; 1: no such rule.' }),
  history: Type.Integer({ description: 'Not one of so many last ones; 0: no such rule.' }),
  daysMax: Type.Integer({ description: 'Days until it must be changed; 0: no such rule.' }),
});

/** Everything the pages need to know about who is signed in. */
export const SessionInfo = Type.Object({
  user: Type.Object({ id: Type.String(), login: Type.String(), name: Type.String() }),
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  county: Type.Object({ code: Type.String(), name: Type.String() }),
  post: Nullable(HeldPost),
  posts: Type.Array(HeldPost),
  permissions: Type.Array(Type.String()),
  csrfToken: Type.String(),
  mustChangePassword: Type.Boolean(),
  passwordEndsOn: Nullable(Type.String()),
  passwordRules: PasswordRules,
  hasTotp: Type.Boolean(),
  signedInAt: Type.String(),
  endsAt: Type.String(),
  idleMinutes: Type.Integer(),
  lastSignIn: Nullable(Type.Object({ at: Type.String(), address: Nullable(Type.String()) })),
});
export type SessionInfo = Static<typeof SessionInfo>;
type HeldPost = Static<typeof HeldPost>;

interface UserRow {
  readonly login: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly county_name: string;
  readonly password_set_at: Temporal.Instant;
  readonly must_change_password: boolean;
  readonly has_totp: boolean;
  readonly signed_in_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly post_holding_id: Id | null;
}

export async function readSessionInfo(
  reader: Reader,
  session: Pick<Session, 'id' | 'actor' | 'csrfToken'>,
  moment: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate; readonly language: Language },
  settings: IdentitySettings,
): Promise<SessionInfo> {
  const { countyCode, userId } = session.actor;
  const { now, today, language } = moment;
  const user = await reader.get<UserRow>(sql`select u.login, u.name, u.language, c.name as county_name,
      u.password_set_at, u.must_change_password, u.totp_confirmed_at is not null as has_totp,
      s.signed_in_at, s.ends_at, s.post_holding_id
    from app_user u join county c on c.code = u.county_code
    join user_session s on s.county_code = u.county_code and s.id = ${session.id}
    where u.county_code = ${countyCode} and u.id = ${userId}`);
  const last = await reader.find<{ at: Temporal.Instant; address: string | null }>(sql`
    select signed_in_at as at, address from user_session
    where county_code = ${countyCode} and user_id = ${userId} and id <> ${session.id}
    order by signed_in_at desc limit 1`);
  const held = await readHeldPosts(reader, countyCode, userId, today, language);
  const endsOn = chinaDay(user.password_set_at);
  return {
    user: { id: userId, login: user.login, name: user.name },
    language: user.language,
    county: { code: countyCode, name: user.county_name },
    post: held.find((post) => post.id === user.post_holding_id) ?? null,
    posts: held,
    permissions: [...session.actor.permissions],
    csrfToken: session.csrfToken,
    mustChangePassword: user.must_change_password || isPasswordExpired(user.password_set_at, now, settings),
    passwordEndsOn:
      settings.passwordDaysMax === 0 ? null : endsOn.add({ days: settings.passwordDaysMax }).toString(),
    passwordRules: {
      lengthMin: settings.passwordLengthMin,
      kindsMin: settings.passwordKindsMin,
      history: settings.passwordHistory,
      daysMax: settings.passwordDaysMax,
    },
    hasTotp: user.has_totp,
    signedInAt: user.signed_in_at.toString(),
    endsAt: user.ends_at.toString(),
    idleMinutes: settings.sessionIdleMinutes,
    lastSignIn: last ? { at: last.at.toString(), address: last.address } : null,
  };
}

interface HeldRow {
  readonly id: Id;
  readonly post: string;
  readonly level: HeldPost['level'];
  readonly place_id: Id;
  readonly place_name: string;
  readonly held_to: Temporal.PlainDate | null;
}

async function readHeldPosts(
  reader: Reader,
  countyCode: string,
  userId: Id,
  today: Temporal.PlainDate,
  language: Language,
): Promise<HeldPost[]> {
  const rows = await reader.rows<HeldRow>(sql`select h.id, h.post, h.level, h.place_id, h.held_to,
      coalesce(d.name, '') as place_name
    from post_holding h
    left join division d on d.county_code = h.county_code and d.id = h.place_id
    where h.county_code = ${countyCode} and h.user_id = ${userId}
      and h.held_from <= ${today} and (h.held_to is null or h.held_to > ${today})
    order by h.held_from, h.id`);
  return rows.map((row) => ({
    id: row.id,
    post: row.post,
    postName: isPost(row.post) ? posts[row.post].name[language] : row.post,
    level: row.level,
    placeId: row.place_id,
    placeName: row.place_name,
    heldTo: row.held_to?.toString() ?? null,
  }));
}
