import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { isAdministratorsOwn, keepOfficerPerson, type NewOfficerPerson } from './officer-person.ts';
import { type PostGiven, writePost } from './post-holdings.ts';

export interface NewUser {
  /** Small letters, digits, `.`, `_` and `-`; the same login cannot exist twice in an installation. */
  readonly login: string;
  readonly name: string;
  /** Made with `hashPassword`: hashing takes a while and does not belong into a transaction. */
  readonly passwordHash: string;
  /** Left out: yes, as for every first password that somebody else has seen. */
  readonly mustChangePassword?: boolean;
  /** Who is behind it; whoever is known already gets one account more. */
  readonly person?: NewOfficerPerson | undefined;
  readonly posts?: readonly PostGiven[];
}

/**
 * Makes an account, for the system administrator, the command line and the demo county; the latter two may
 * give posts at once. Writes no audit entry: its callers do.
 * Refuses `identity.user.login-taken`, `identity.user.yourself` and what `writePost` refuses.
 */
export async function createUser(
  tx: Tx,
  actor: Actor,
  given: NewUser,
  now: Temporal.Instant,
): Promise<Outcome<{ id: Id }>> {
  const id = newId();
  const personId = given.person ? await keepOfficerPerson(tx, actor, given.person, now) : null;
  if (personId !== null && (await isAdministratorsOwn(tx, actor, personId)))
    return refuse('identity.user.yourself');
  const made = await tx.run(sql`insert into app_user (county_code, id, login, name, password_hash,
      password_set_at, must_change_password, created_at, person_id)
    values (${actor.countyCode}, ${id}, ${given.login}, ${given.name}, ${given.passwordHash}, ${now},
      ${given.mustChangePassword ?? true}, ${now}, ${personId})
    on conflict (login) do nothing`);
  if (made === 0) return refuse('identity.user.login-taken', { login: given.login }, { field: 'login' });
  for (const post of given.posts ?? []) {
    const outcome = await writePost(tx, actor, id, post);
    if (!outcome.ok) return outcome;
  }
  return done({ id });
}
