import type { Id } from './ids.ts';

/**
 * How far an actor sees: the whole county, one township, one village; `system` is the program itself; `public` is
 * somebody without an account, who sees their own application and nothing else.
 */
export type ScopeLevel = 'system' | 'county' | 'town' | 'village' | 'public';

/** What an actor watches over; row-level security opens the audit log to `audit` alone. */
export type Duty = 'business' | 'system' | 'security' | 'audit' | 'public';

/** Who acts, in which post and place. Every transaction runs in the name of one. */
export interface Actor {
  readonly userId: Id;
  readonly userName: string;
  /** The other accounts of the natural person who acts. Never compare `userId` by itself: ask `isOwnAccount`. */
  readonly otherAccounts: readonly Id[];
  readonly postHoldingId: Id;
  readonly post: string;
  readonly duty: Duty;
  readonly countyCode: string;
  readonly level: ScopeLevel;
  /** The township or village; null at county level. */
  readonly placeId: Id | null;
  readonly permissions: ReadonlySet<string>;
}

type Person = Pick<Actor, 'userId' | 'otherAccounts'>;

/** Every account of the natural person who acts, for a question to the database. */
export const accountsOf = ({ userId, otherAccounts }: Person): Id[] => [userId, ...otherAccounts];

/**
 * Whether an account is one of those of the natural person who acts: the one rule behind every "another person than".
 * A person counts once, however many accounts and posts they have.
 */
export const isOwnAccount = (person: Person, accountId: Id | null | undefined): boolean =>
  accountId === person.userId || (accountId != null && person.otherAccounts.includes(accountId));

const SYSTEM_ID = '00000000-0000-7000-8000-000000000000';

/**
 * The program acting for itself in one county (migrations of data, jobs, sign-in).
 * `why` is a short verb phrase and goes into the audit log.
 */
export function systemActor(countyCode: string, why: string): Actor {
  return {
    userId: SYSTEM_ID,
    userName: `system: ${why}`,
    otherAccounts: [],
    postHoldingId: SYSTEM_ID,
    post: 'system',
    duty: 'business',
    countyCode,
    level: 'system',
    placeId: null,
    permissions: new Set(),
  };
}

const PUBLIC_ID = '00000000-0000-7000-8000-000000000001';

/**
 * Somebody without an account, at the public's door. Sees nothing of the county but the one application that is put
 * here, which the policies of the database let them have; what else they may know comes from functions that ask for
 * what only they know.
 */
export function publicActor(countyCode: string, applicationId: Id | null): Actor {
  return {
    userId: PUBLIC_ID,
    userName: 'public',
    otherAccounts: [],
    postHoldingId: PUBLIC_ID,
    post: 'public',
    duty: 'public',
    countyCode,
    level: 'public',
    placeId: applicationId,
    permissions: new Set(),
  };
}
