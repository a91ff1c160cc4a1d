import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { givePost, type PostGiven } from './post-holdings.ts';

export interface NewUser {
  /** Small letters, digits, `.`, `_` and `-`; the same login cannot exist twice in an installation. */
  readonly login: string;
  readonly name: string;
  /** Made with `hashPassword`: hashing takes a while and does not belong into a transaction. */
  readonly passwordHash: string;
  /** Left out: yes, as for every first password that somebody else has seen. */
  readonly mustChangePassword?: boolean;
  readonly posts?: readonly PostGiven[];
}

/**
 * Makes an account, for the system administrator, the command line and the demo county; the latter two may
 * give posts at once. Writes no audit entry: its callers do.
 * Refuses `identity.user.login-taken` and what `givePost` refuses.
 */
export async function createUser(
  tx: Tx,
  actor: Actor,
  given: NewUser,
  now: Temporal.Instant,
): Promise<Outcome<{ id: Id }>> {
  const id = newId();
  const made = await tx.run(sql`insert into app_user (county_code, id, login, name, password_hash,
      password_set_at, must_change_password, created_at)
    values (${actor.countyCode}, ${id}, ${given.login}, ${given.name}, ${given.passwordHash}, ${now},
      ${given.mustChangePassword ?? true}, ${now})
    on conflict (login) do nothing`);
  if (made === 0) return refuse('identity.user.login-taken', { login: given.login }, { field: 'login' });
  for (const post of given.posts ?? []) {
    const outcome = await givePost(tx, actor, id, post);
    if (!outcome.ok) return outcome;
  }
  return done({ id });
}
