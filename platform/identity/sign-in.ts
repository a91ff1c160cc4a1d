import { randomBytes } from 'node:crypto';
import { type AuditEntry, appendAudit } from '../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql, systemActor } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { hashOfNobody, verifyPassword } from './password-hash.ts';
import { newToken, tokenHashOf } from './session-keeper.ts';
import type { IdentitySettings } from './settings.ts';
import { claimTry, forgive, type Guard, guardOf, undoClaim } from './sign-in-guard.ts';
import { findStep } from './totp.ts';
import { openTotpSecret } from './totp-secret.ts';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  readonly code: string | undefined;
  readonly address: string;
  readonly agent: string;
  /** The cookie of a browser that somebody signed in from before. */
  readonly deviceToken: string | undefined;
}

export interface SignedIn {
  readonly token: string;
  /** A new one when this browser was not known for this account. */
  readonly deviceToken: string | undefined;
}

interface UserRow {
  readonly county_code: string;
  readonly id: Id;
  readonly name: string;
  readonly password_hash: string;
  readonly totp_sealed: Buffer | null;
  readonly totp_confirmed_at: Temporal.Instant | null;
  readonly totp_last_step: bigint | null;
  readonly disabled_at: Temporal.Instant | null;
  readonly awaits_release: boolean;
  readonly known_device_id: Id | null;
}

const door = systemActor('', 'sign-in');
const LOGIN_SHOWN = 2;

/** The officer, before there is a session: their name stands in the audit log from the first moment. */
const comingIn = (user: UserRow): Actor => ({
  ...systemActor(user.county_code, 'sign-in'),
  userId: user.id,
  userName: user.name,
  post: 'none',
});

/**
 * Signs somebody in. What is wrong is told only to whoever knows the password; an unknown login and a wrong
 * password give the same refusal after the same work.
 * Refuses `identity.sign-in.wrong`, `.wait`, `.disabled`, `.awaits-release`, `.code-needed`, `.code-wrong`, `.busy`.
 */
export async function signIn(
  services: Services,
  settings: IdentitySettings,
  input: SignInInput,
): Promise<Outcome<SignedIn>> {
  const login = input.login.trim().toLowerCase();
  const deviceHash = tokenHashOf(input.deviceToken ?? '');
  const { user, auditor } = await services.db.read(door, async (reader) => ({
    user: await reader.find<UserRow>(sql`select u.county_code, u.id, u.name, u.password_hash, u.totp_sealed,
        u.totp_confirmed_at, u.totp_last_step, u.disabled_at, u.awaits_release, d.id as known_device_id
      from app_user u
      left join known_device d on d.county_code = u.county_code and d.user_id = u.id
        and d.token_hash = ${deviceHash}
      where u.login = ${login}`),
    auditor: await reader.find<{ code: string }>(sql`select code from county order by code limit 1`),
  }));
  const guards = user?.known_device_id
    ? [guardOf('device', user.known_device_id)]
    : [guardOf('login', login), guardOf('address', input.address)];
  const claim = await services.db.write(door, (tx) => claimTry(tx, guards, services.clock.now(), settings));
  if (!claim.ok) return claim;

  const isRight = await verifyPassword(input.password, user?.password_hash ?? hashOfNobody);
  const tell = (reason: string) => ({
    action: 'identity.sign-in-refused',
    address: input.address,
    detail: user ? { reason } : { reason, login: `${login.slice(0, LOGIN_SHOWN)}…` },
  });
  if (user === undefined || !isRight) {
    const actor = user ? comingIn(user) : systemActor(auditor?.code ?? '', 'sign-in');
    if (actor.countyCode !== '') await record(services, actor, tell('wrong'));
    return refuse('identity.sign-in.wrong');
  }
  const refused = await refuseState(services, user, guards, input.code, tell);
  if (refused) return refused;
  return enter(services, settings, user, guards, input);
}

const record = (services: Services, actor: Actor, entry: AuditEntry) =>
  services.db.change(actor, (tx) => appendAudit(tx, actor, services.clock.now(), [entry]));

/** The password is right; what else stands in the way. */
async function refuseState(
  services: Services,
  user: UserRow,
  guards: readonly Guard[],
  code: string | undefined,
  tell: (reason: string) => AuditEntry,
): Promise<{ ok: false; refusal: ReturnType<typeof refuse>['refusal'] } | undefined> {
  const reason = user.disabled_at !== null ? 'disabled' : user.awaits_release ? 'awaits-release' : undefined;
  if (reason !== undefined) {
    await record(services, comingIn(user), tell(reason));
    return refuse(`identity.sign-in.${reason}`);
  }
  if (user.totp_confirmed_at !== null && (code ?? '') === '') {
    await services.db.change(door, (tx) => undoClaim(tx, guards));
    return refuse('identity.sign-in.code-needed', {}, { field: 'code' });
  }
  return undefined;
}

async function enter(
  services: Services,
  settings: IdentitySettings,
  user: UserRow,
  guards: readonly Guard[],
  input: SignInInput,
): Promise<Outcome<SignedIn>> {
  const now = services.clock.now();
  const actor = comingIn(user);
  const outcome = await services.db.write(actor, async (tx) => {
    if (user.totp_confirmed_at !== null && !(await takeCode(tx, services, user, input.code ?? '', now))) {
      return refuse('identity.sign-in.code-wrong', {}, { field: 'code' });
    }
    await forgive(tx, guards);
    const { token, tokenHash } = newToken();
    const holdingId = await findHolding(tx, user, services.clock.today());
    const sessionId = newId();
    await tx.run(sql`insert into user_session (county_code, id, token_hash, csrf_token, user_id,
        post_holding_id, signed_in_at, seen_at, ends_at, address, agent)
      values (${user.county_code}, ${sessionId}, ${tokenHash}, ${randomBytes(24).toString('base64url')},
        ${user.id}, ${holdingId}, ${now}, ${now}, ${now.add({ hours: settings.sessionHoursMax })},
        ${input.address}, ${input.agent.slice(0, 200)})`);
    await tx.run(sql`update app_user set last_sign_in_at = ${now}
      where county_code = ${user.county_code} and id = ${user.id}`);
    const deviceToken = await rememberDevice(tx, user, input.deviceToken, now);
    await appendAudit(tx, actor, now, [
      { action: 'identity.sign-in', subjectKind: 'session', subjectId: sessionId, address: input.address },
    ]);
    return done({ token, deviceToken });
  });
  if (!outcome.ok) {
    const detail = { reason: 'code-wrong' };
    await record(services, actor, { action: 'identity.sign-in-refused', address: input.address, detail });
  }
  return outcome;
}

/** Each code counts once, also when two requests bring it at the same moment. */
async function takeCode(
  tx: Tx,
  services: Services,
  user: UserRow,
  code: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (user.totp_sealed === null) throw new Error('a confirmed second factor has no secret');
  const secret = openTotpSecret(services.cipher, user.county_code, user.id, user.totp_sealed);
  const lastStep = user.totp_last_step === null ? null : Number(user.totp_last_step);
  const step = findStep(secret, code, now, lastStep);
  if (step === undefined) return false;
  const touched = await tx.run(sql`update app_user set totp_last_step = ${step}
    where county_code = ${user.county_code} and id = ${user.id}
      and (totp_last_step is null or totp_last_step < ${step})`);
  return touched === 1;
}

/** The post of the last session when it is still held, otherwise the one held longest. */
async function findHolding(tx: Tx, user: UserRow, today: Temporal.PlainDate): Promise<Id | null> {
  const row = await tx.find<{ id: Id }>(sql`select h.id from post_holding h
    where h.county_code = ${user.county_code} and h.user_id = ${user.id}
      and h.held_from <= ${today} and (h.held_to is null or h.held_to > ${today})
    order by (h.id = (select s.post_holding_id from user_session s
        where s.county_code = h.county_code and s.user_id = h.user_id
        order by s.signed_in_at desc limit 1)) desc nulls last, h.held_from, h.id
    limit 1`);
  return row?.id ?? null;
}

/** One cookie for a browser, whoever shares it; a token that is not one of ours is not taken over. */
async function rememberDevice(
  tx: Tx,
  user: UserRow,
  deviceToken: string | undefined,
  now: Temporal.Instant,
): Promise<string | undefined> {
  if (user.known_device_id !== null) {
    await tx.run(sql`update known_device set seen_at = ${now}
      where county_code = ${user.county_code} and id = ${user.known_device_id}`);
    return undefined;
  }
  const shared = tokenHashOf(deviceToken ?? '');
  const known = await tx.rows(sql`select 1 from known_device where token_hash = ${shared} limit 1`);
  const fresh = newToken();
  const tokenHash = known.length > 0 ? shared : fresh.tokenHash;
  await tx.run(sql`insert into known_device (county_code, id, user_id, token_hash, made_at, seen_at)
    values (${user.county_code}, ${newId()}, ${user.id}, ${tokenHash}, ${now}, ${now})`);
  return known.length > 0 ? undefined : fresh.token;
}
