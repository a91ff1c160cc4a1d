import fc from 'fast-check';
import {
  type Actor,
  type Clock,
  type Database,
  type FieldCipher,
  type Id,
  newId,
  type Outcome,
  refuse,
  sql,
  systemActor,
  type Tx,
} from '../../base/index.ts';

export type Post = 'bureau-officer' | 'director';

/** Whose each account is: two persons with several, one with one, and two of whom nobody knows who they are. */
const PERSONS = [0, 0, 0, 0, 1, 1, 1, 2, null, null] as const;

export interface Session {
  readonly holding: Id;
  readonly post: Post;
}
export interface Account {
  readonly id: Id;
  /** What stands for the person: whoever is not known is one by themselves. */
  readonly person: string;
  post: Post;
  holding: Id;
  isHeld: boolean;
  /** A session that was opened in a post that ended since. */
  stale: Session | undefined;
}

/** Where they work: an officer of the bureau as a pattern for all of them. */
export interface Office {
  readonly db: Database;
  readonly county: { readonly code: string; readonly id: Id };
  readonly bureau: Actor;
  readonly services: { readonly cipher: FieldCipher; readonly clock: Clock };
}

/** What happens to accounts while something is entered and checked. */
export type PostCommand =
  | { readonly do: 'appoint'; readonly account: number; readonly post: Post }
  | { readonly do: 'dismiss'; readonly account: number };

/** Persons with several accounts, whose posts are given and taken while they work. */
export async function openAccounts(office: Office) {
  const { db, county, bureau, services } = office;
  const at = services.clock.now();
  const today = services.clock.today();
  const program = systemActor(county.code, 'test');
  const run = (statement: Parameters<Tx['run']>[0]) => db.change(program, (tx) => tx.run(statement));

  async function appoint(account: Pick<Account, 'id'>, post: Post): Promise<Id> {
    const id = newId();
    await run(sql`insert into post_holding (county_code, id, user_id, post, duty, place_id, level, held_from, given_by)
      values (${county.code}, ${id}, ${account.id}, ${post}, 'business', ${county.id}, 'county', '2020-01-01', ${newId()})`);
    return id;
  }

  const persons = new Map<number, Id>();
  const accounts: Account[] = [];
  for (const [no, person] of PERSONS.entries()) {
    if (person !== null && !persons.has(person)) {
      const id = newId();
      persons.set(person, id);
      const hash = services.cipher.blindIndex('id', county.code, `person ${person}`).subarray(0, 16);
      await run(sql`insert into officer_person (county_code, id, id_hash, id_area, id_sealed, entered_at, entered_by)
        values (${county.code}, ${id}, ${hash}, '420299', '\\x00', ${at}, ${newId()})`);
    }
    const id = newId();
    const personId = person === null ? null : (persons.get(person) ?? null);
    await run(sql`insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at, person_id)
      values (${county.code}, ${id}, ${`who-${no}`}, ${`人员${no}`}, '', ${at}, ${at}, ${personId})`);
    const post: Post = no % 2 === 0 ? 'bureau-officer' : 'director';
    const holding = await appoint({ id }, post);
    accounts.push({ id, person: personId ?? id, post, holding, isHeld: true, stale: undefined });
  }

  return {
    accounts: accounts as readonly Account[],

    /** Everybody holds a post again. */
    async begin(): Promise<void> {
      for (const account of accounts.filter(({ isHeld }) => !isHeld)) {
        account.holding = await appoint(account, account.post);
        account.isHeld = true;
      }
    },

    /** Gives an account another post, or takes the one that it has; a session of the old one stays open. */
    async follow(command: PostCommand): Promise<void> {
      const account = accounts[command.account];
      if (account === undefined) throw new Error('no such account');
      await run(
        sql`update post_holding set held_to = ${today} where county_code = ${county.code} and id = ${account.holding}`,
      );
      account.stale = { holding: account.holding, post: account.post };
      account.isHeld = command.do === 'appoint';
      if (command.do === 'appoint') {
        account.post = command.post;
        account.holding = await appoint(account, command.post);
      }
    },

    /**
     * As every route that writes does: who is behind the account, and whether the post stands, is asked in the transaction.
     * A path that has forgotten to ask for the person knows the account alone.
     */
    act<T>(
      { id }: Account,
      { holding: postHoldingId, post }: Session,
      work: (tx: Tx, actor: Actor) => Promise<Outcome<T>>,
      { hasForgotten = false } = {},
    ): Promise<Outcome<T>> {
      const actor: Actor = { ...bureau, userId: id, userName: id.slice(-8), postHoldingId, post };
      return db.write(actor, async (tx) => {
        const who = await tx.get<{ has_ended: boolean; others: Id[] }>(
          sql`select has_ended, others from app.who_acts(${postHoldingId}, ${today})`,
        );
        if (who.has_ended) return refuse('http.post-ended');
        return await work(tx, { ...actor, otherAccounts: hasForgotten ? [] : who.others });
      });
    },
  };
}
export type Accounts = Awaited<ReturnType<typeof openAccounts>>;

export const anyAccount = fc.integer({ min: 0, max: PERSONS.length - 1 });
export const anyAppointment: fc.Arbitrary<PostCommand> = fc.record({
  ...{ do: fc.constant('appoint' as const), account: anyAccount },
  post: fc.constantFrom<Post>('bureau-officer', 'director'),
});
export const anyDismissal: fc.Arbitrary<PostCommand> = fc.record({
  ...{ do: fc.constant('dismiss' as const), account: anyAccount },
});
