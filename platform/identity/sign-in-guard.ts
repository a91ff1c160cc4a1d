import { hash } from 'node:crypto';
import type { Outcome, Tx } from '../base/index.ts';
import { done, joinSql, refuse, sql } from '../base/index.ts';
import type { IdentitySettings } from './settings.ts';

/** Something that wrong sign-ins are counted on: the login (known or not), the address, a known browser. */
export interface Guard {
  readonly kind: 'login' | 'address' | 'device';
  readonly key: Buffer;
}

export function guardOf(kind: Guard['kind'], value: string): Guard {
  return { kind, key: hash('sm3', `${kind}|${value}`, 'buffer') };
}

interface GuardRow {
  readonly key: Buffer;
  readonly failed_count: number;
  readonly failed_at: Temporal.Instant;
  readonly locked_until: Temporal.Instant | null;
}

const keysOf = (guards: readonly Guard[]) => guards.map((guard) => guard.key);

/** Minutes to wait after the nth wrong try in a row: none at first, then doubling up to the limit. */
export function lockMinutes(count: number, free: number, settings: IdentitySettings): number {
  if (count < free) return 0;
  return Math.min(settings.lockMinutesFirst * 2 ** Math.min(count - free, 20), settings.lockMinutesMax);
}

const freeOf = (guard: Guard, settings: IdentitySettings) =>
  guard.kind === 'address' ? settings.addressFailuresFree : settings.failuresFree;

/**
 * Counts a try as wrong before the password is looked at, so that a thousand tries at once are no more than
 * five. A right one takes it back with `forgive`.
 * Refuses `identity.sign-in.wait` while one of the guards is locked.
 */
export async function claimTry(
  tx: Tx,
  guards: readonly Guard[],
  now: Temporal.Instant,
  settings: IdentitySettings,
): Promise<Outcome<undefined>> {
  // In the order of the keys, so that two sign-ins never wait for one another crosswise.
  const sorted = [...guards].sort((a, b) => Buffer.compare(a.key, b.key));
  const values = sorted.map((guard) => sql`(${guard.key}::bytea, ${guard.kind}, 0, ${now}::timestamptz)`);
  const rows = await tx.rows<GuardRow>(sql`insert into sign_in_guard (key, kind, failed_count, failed_at)
    values ${joinSql(values, ', ')}
    on conflict (key) do update set key = excluded.key
    returning key, failed_count, failed_at, locked_until`);
  const waits = rows.map((row) =>
    row.locked_until === null ? 0 : now.until(row.locked_until).total('minutes'),
  );
  const wait = Math.max(...waits);
  if (wait > 0) return refuse('identity.sign-in.wait', { minutes: Math.ceil(wait) });
  const oldest = now.subtract({ minutes: settings.failureMemoryMinutes });
  const claims = sorted.map((guard) => {
    const row = rows.find((r) => r.key.equals(guard.key));
    const isForgotten = row === undefined || Temporal.Instant.compare(row.failed_at, oldest) < 0;
    const count = (isForgotten ? 0 : row.failed_count) + 1;
    const minutes = lockMinutes(count, freeOf(guard, settings), settings);
    const until = minutes === 0 ? null : now.add({ seconds: minutes * 60 });
    return sql`(${guard.key}::bytea, ${count}::integer, ${until}::timestamptz)`;
  });
  await tx.run(sql`update sign_in_guard g set failed_count = c.count, failed_at = ${now}, locked_until = c.until
    from (values ${joinSql(claims, ', ')}) c (key, count, until) where g.key = c.key`);
  return done(undefined);
}

/**
 * Takes back what one right try had counted. A login or a browser starts anew; an address only loses that
 * one, for otherwise whoever owns one account could try all the others from beside it.
 */
export async function forgive(tx: Tx, guards: readonly Guard[]): Promise<void> {
  await tx.run(sql`update sign_in_guard set
      failed_count = case when kind = 'address' then greatest(failed_count - 1, 0) else 0 end,
      locked_until = null
    where key = any(${keysOf(guards)}::bytea[])`);
}

/** Takes back one claim on each, for a try that was neither right nor wrong (a one-time code is asked for). */
export async function undoClaim(tx: Tx, guards: readonly Guard[]): Promise<void> {
  await tx.run(sql`update sign_in_guard set failed_count = greatest(failed_count - 1, 0), locked_until = null
    where key = any(${keysOf(guards)}::bytea[])`);
}

/** Until when sign-in by these logins waits; for the list of users. */
export async function findLocks(
  reader: Pick<Tx, 'rows'>,
  logins: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, Temporal.Instant>> {
  const guards = logins.map((login) => ({ login, ...guardOf('login', login) }));
  const rows = await reader.rows<GuardRow>(sql`select key, failed_count, failed_at, locked_until
    from sign_in_guard where key = any(${keysOf(guards)}::bytea[]) and locked_until > ${now}`);
  const found = new Map<string, Temporal.Instant>();
  for (const row of rows) {
    const guard = guards.find((g) => g.key.equals(row.key));
    if (guard && row.locked_until) found.set(guard.login, row.locked_until);
  }
  return found;
}
