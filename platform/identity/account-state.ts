import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, isOwnAccount, refuse, type Sql, sql } from '../base/index.ts';
import { type Guard, guardOf } from './sign-in-guard.ts';

type Nothing = Record<never, never>;

/** An account as an administrator acts on it; locked, so that two acts come one behind the other. */
export interface Account {
  readonly id: Id;
  readonly login: string;
  readonly disabled_at: Temporal.Instant | null;
  readonly awaits_release: boolean;
  readonly has_totp: boolean;
  readonly version: number;
}

/** Refuses `http.missing`, and `identity.user.yourself`: nobody administers their own account. */
export async function lockAccount(tx: Tx, actor: Actor, userId: Id): Promise<Outcome<Account>> {
  if (isOwnAccount(actor, userId)) return refuse('identity.user.yourself');
  const account = await tx.find<Account>(sql`select id, login, disabled_at, awaits_release,
      totp_sealed is not null as has_totp, version
    from app_user where county_code = ${actor.countyCode} and id = ${userId} for update`);
  return account ? done(account) : refuse('http.missing');
}

const change = (tx: Tx, actor: Actor, account: Account, what: Sql) =>
  tx.run(sql`update app_user set ${what}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${account.id}`);

export async function endSessions(
  tx: Tx,
  actor: Actor,
  userId: Id,
  reason: string,
  now: Temporal.Instant,
): Promise<number> {
  return tx.run(sql`update user_session set ended_at = ${now}, end_reason = ${reason}
    where county_code = ${actor.countyCode} and user_id = ${userId} and ended_at is null`);
}

/** Signing in stops at once; the account and all that it did stay. */
export async function disable(
  tx: Tx,
  actor: Actor,
  account: Account,
  now: Temporal.Instant,
): Promise<Outcome<Nothing>> {
  if (account.disabled_at !== null) return refuse('identity.user.state');
  await change(tx, actor, account, sql`disabled_at = ${now}`);
  await endSessions(tx, actor, account.id, 'disabled', now);
  return done({});
}

export async function enable(tx: Tx, actor: Actor, account: Account): Promise<Outcome<Nothing>> {
  if (account.disabled_at === null) return refuse('identity.user.state');
  await change(tx, actor, account, sql`disabled_at = null`);
  return done({});
}

/**
 * A new first password, by the system administrator. So that one person alone cannot walk in under another
 * one's name, signing in waits until the security administrator has released the account.
 */
export async function resetPassword(
  tx: Tx,
  actor: Actor,
  account: Account,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.run(sql`insert into password_history (county_code, user_id, set_at, password_hash)
    select county_code, id, password_set_at, password_hash from app_user
    where county_code = ${actor.countyCode} and id = ${account.id} on conflict do nothing`);
  await change(
    tx,
    actor,
    account,
    sql`password_hash = ${passwordHash}, password_set_at = ${now}, must_change_password = true,
      awaits_release = true`,
  );
  await endSessions(tx, actor, account.id, 'password-reset', now);
}

/** The security administrator has made sure that the new password reached its owner. */
export async function release(tx: Tx, actor: Actor, account: Account): Promise<Outcome<Nothing>> {
  if (!account.awaits_release) return refuse('identity.user.state');
  await change(tx, actor, account, sql`awaits_release = false`);
  return done({});
}

/** Forgets the wrong tries on the login and on every browser that its owner uses. */
export async function unlock(tx: Tx, actor: Actor, account: Account): Promise<Outcome<Nothing>> {
  const devices = await tx.rows<{ id: Id }>(sql`select id from known_device
    where county_code = ${actor.countyCode} and user_id = ${account.id}`);
  const guards: Guard[] = [guardOf('login', account.login), ...devices.map((d) => guardOf('device', d.id))];
  await tx.run(sql`delete from sign_in_guard where key = any(${guards.map((guard) => guard.key)}::bytea[])`);
  return done({});
}

/** For somebody who lost the phone: signing in is by password alone again. */
export async function clearTotp(tx: Tx, actor: Actor, account: Account): Promise<Outcome<Nothing>> {
  if (!account.has_totp) return refuse('identity.totp.is-off');
  await change(tx, actor, account, sql`totp_sealed = null, totp_confirmed_at = null, totp_last_step = null`);
  return done({});
}
