import qrcode from 'qrcode';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { findStep, newTotpSecret, totpUri } from './totp.ts';
import { openTotpSecret, sealTotpSecret } from './totp-secret.ts';

interface FactorRow {
  readonly login: string;
  readonly totp_sealed: Buffer | null;
  readonly totp_confirmed_at: Temporal.Instant | null;
  readonly totp_last_step: bigint | null;
}

type Nothing = Record<never, never>;

/** One transaction on one's own account, with its line in the audit log. */
function onOwn<T>(
  services: Services,
  actor: Actor,
  said: { readonly action: string; readonly address: string },
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return services.db.write(actor, async (tx) => {
    const outcome = await work(tx);
    const entry = { ...said, subjectKind: 'user', subjectId: actor.userId };
    if (outcome.ok) await appendAudit(tx, actor, services.clock.now(), [entry]);
    return outcome;
  });
}

const findFactor = (tx: Tx, actor: Actor) =>
  tx.get<FactorRow>(sql`select login, totp_sealed, totp_confirmed_at, totp_last_step from app_user
    where county_code = ${actor.countyCode} and id = ${actor.userId} for update`);

/** Makes a secret and shows it; it counts only once a code made with it came back. */
export function startTotp(
  services: Services,
  actor: Actor,
  address: string,
): Promise<Outcome<{ secret: string; uri: string; svg: string }>> {
  return onOwn(services, actor, { action: 'identity.start-totp', address }, async (tx) => {
    const factor = await findFactor(tx, actor);
    if (factor.totp_confirmed_at !== null) return refuse('identity.totp.is-on');
    const secret = newTotpSecret();
    const sealed = sealTotpSecret(services.cipher, actor.countyCode, actor.userId, secret);
    await tx.run(sql`update app_user set totp_sealed = ${sealed}, totp_last_step = null
      where county_code = ${actor.countyCode} and id = ${actor.userId}`);
    const uri = totpUri(secret, factor.login);
    return done({ secret, uri, svg: await qrcode.toString(uri, { type: 'svg', margin: 1 }) });
  });
}

export function confirmTotp(
  services: Services,
  actor: Actor,
  code: string,
  address: string,
): Promise<Outcome<Nothing>> {
  return onOwn<Nothing>(services, actor, { action: 'identity.confirm-totp', address }, async (tx) => {
    const factor = await findFactor(tx, actor);
    if (factor.totp_confirmed_at !== null) return refuse('identity.totp.is-on');
    if (factor.totp_sealed === null) return refuse('identity.totp.not-started');
    const now = services.clock.now();
    const secret = openTotpSecret(services.cipher, actor.countyCode, actor.userId, factor.totp_sealed);
    const step = findStep(secret, code, now, null);
    if (step === undefined) return refuse('identity.totp.code-wrong', {}, { field: 'code' });
    await tx.run(sql`update app_user set totp_confirmed_at = ${now}, totp_last_step = ${step}
      where county_code = ${actor.countyCode} and id = ${actor.userId}`);
    return done({});
  });
}

/** Off again, by its owner. Without the phone it takes the security administrator (see account-state). */
export function removeTotp(
  services: Services,
  actor: Actor,
  code: string,
  address: string,
): Promise<Outcome<Nothing>> {
  return onOwn<Nothing>(services, actor, { action: 'identity.remove-totp', address }, async (tx) => {
    const factor = await findFactor(tx, actor);
    if (factor.totp_sealed === null || factor.totp_confirmed_at === null) {
      return refuse('identity.totp.is-off');
    }
    const secret = openTotpSecret(services.cipher, actor.countyCode, actor.userId, factor.totp_sealed);
    const lastStep = factor.totp_last_step === null ? null : Number(factor.totp_last_step);
    if (findStep(secret, code, services.clock.now(), lastStep) === undefined) {
      return refuse('identity.totp.code-wrong', {}, { field: 'code' });
    }
    await tx.run(sql`update app_user set totp_sealed = null, totp_confirmed_at = null, totp_last_step = null
      where county_code = ${actor.countyCode} and id = ${actor.userId}`);
    return done({});
  });
}
