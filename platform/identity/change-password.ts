import { randomBytes } from 'node:crypto';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql, systemActor } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { checkPassword, isReused, type PasswordOwner } from './password-rules.ts';
import { newToken, type Session } from './session-keeper.ts';
import type { IdentitySettings } from './settings.ts';
import { claimTry, forgive, guardOf } from './sign-in-guard.ts';

const door = systemActor('', 'sign-in');

interface OwnerRow {
  readonly login: string;
  readonly name: string;
  readonly password_hash: string;
}

/** Who an account belongs to, with the words that must not be in its password. */
export async function readOwner(
  reader: Reader,
  countyCode: string,
  userId: Id,
): Promise<PasswordOwner & { passwordHash: string }> {
  const row = await reader.get<OwnerRow>(sql`select login, name, password_hash from app_user
    where county_code = ${countyCode} and id = ${userId}`);
  const county = await reader.find<{ name: string; pinyin: string }>(sql`select name, pinyin from division
    where county_code = ${countyCode} and level = 'county' and valid_to is null`);
  const words = county
    ? [county.name, county.name.slice(0, 2), county.pinyin.replace(/(shi|xian|qu)$/, '')]
    : [];
  return {
    login: row.login,
    name: row.name,
    countyWords: [countyCode, ...words],
    passwordHash: row.password_hash,
  };
}

/**
 * Proves once more who sits there, before something that a borrowed session must not do. Wrong tries count
 * as at the door. Refuses `identity.password.wrong`, `identity.sign-in.wait`, `.busy`.
 */
export async function provePassword(
  services: Services,
  settings: IdentitySettings,
  owner: { readonly login: string; readonly passwordHash: string },
  password: string,
): Promise<Outcome<undefined>> {
  const guards = [guardOf('login', owner.login)];
  const claim = await services.db.write(door, (tx) => claimTry(tx, guards, services.clock.now(), settings));
  if (!claim.ok) return claim;
  if (!(await verifyPassword(password, owner.passwordHash))) {
    return refuse('identity.password.wrong', {}, { field: 'oldPassword' });
  }
  await services.db.change(door, (tx) => forgive(tx, guards));
  return done(undefined);
}

/**
 * Changes one's own password: every other session ends and this one gets a new token, which is handed back.
 * Hashing takes a while, so it happens outside the transaction.
 */
export async function changePassword(
  services: Services,
  settings: IdentitySettings,
  session: Session,
  given: { readonly oldPassword: string; readonly newPassword: string; readonly address: string },
): Promise<Outcome<{ token: string; csrfToken: string }>> {
  const { actor } = session;
  const { owner, lastHashes } = await services.db.read(actor, async (reader) => ({
    owner: await readOwner(reader, actor.countyCode, actor.userId),
    lastHashes: await readLastHashes(reader, actor, settings.passwordHistory),
  }));
  const proof = await provePassword(services, settings, owner, given.oldPassword);
  if (!proof.ok) return proof;
  const rules = checkPassword(given.newPassword, owner, settings);
  if (!rules.ok) return rules;
  const used = settings.passwordHistory > 0 ? [owner.passwordHash, ...lastHashes] : [];
  if (await isReused(given.newPassword, used.slice(0, settings.passwordHistory))) {
    return refuse('identity.password.reused', { count: settings.passwordHistory }, { field: 'newPassword' });
  }
  const hashed = await hashPassword(given.newPassword);
  const now = services.clock.now();
  return services.db.write(actor, async (tx) => {
    const changed = await storePassword(tx, actor, owner.passwordHash, hashed, now);
    if (!changed) return refuse('http.clash');
    const { token, tokenHash } = newToken();
    const csrfToken = randomBytes(24).toString('base64url');
    await tx.run(sql`update user_session set ended_at = ${now}, end_reason = 'password-changed'
      where county_code = ${actor.countyCode} and user_id = ${actor.userId}
        and id <> ${session.id} and ended_at is null`);
    await tx.run(sql`update user_session set token_hash = ${tokenHash}, csrf_token = ${csrfToken}
      where county_code = ${actor.countyCode} and id = ${session.id}`);
    await appendAudit(tx, actor, now, [
      {
        action: 'identity.change-password',
        subjectKind: 'user',
        subjectId: actor.userId,
        address: given.address,
      },
    ]);
    return done({ token, csrfToken });
  });
}

async function readLastHashes(reader: Reader, actor: Actor, count: number): Promise<string[]> {
  const rows = await reader.rows<{ password_hash: string }>(sql`select password_hash from password_history
    where county_code = ${actor.countyCode} and user_id = ${actor.userId}
    order by set_at desc limit ${count}`);
  return rows.map((row) => row.password_hash);
}

async function storePassword(
  tx: Tx,
  actor: Actor,
  oldHash: string,
  newHash: string,
  now: Temporal.Instant,
): Promise<boolean> {
  await tx.run(sql`insert into password_history (county_code, user_id, set_at, password_hash)
    select county_code, id, password_set_at, password_hash from app_user
    where county_code = ${actor.countyCode} and id = ${actor.userId}
    on conflict do nothing`);
  const touched = await tx.run(sql`update app_user set password_hash = ${newHash}, password_set_at = ${now},
      must_change_password = false, version = version + 1
    where county_code = ${actor.countyCode} and id = ${actor.userId} and password_hash = ${oldHash}`);
  return touched === 1;
}
