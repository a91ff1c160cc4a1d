import type { Id } from './ids.ts';

/** How far an actor sees: the whole county, one township, one village; `system` is the program itself. */
export type ScopeLevel = 'system' | 'county' | 'town' | 'village';

/** What an actor watches over; row-level security opens the audit log to `audit` alone. */
export type Duty = 'business' | 'system' | 'security' | 'audit';

/** Who acts, in which post and place. Every transaction runs in the name of one. */
export interface Actor {
  readonly userId: Id;
  readonly userName: string;
  readonly postHoldingId: Id;
  readonly post: string;
  readonly duty: Duty;
  readonly countyCode: string;
  readonly level: ScopeLevel;
  /** The township or village; null at county level. */
  readonly placeId: Id | null;
  readonly permissions: ReadonlySet<string>;
}

const SYSTEM_ID = '00000000-0000-7000-8000-000000000000';

/**
 * The program acting for itself in one county (migrations of data, jobs, sign-in).
 * `why` is a short verb phrase and goes into the audit log.
 */
export function systemActor(countyCode: string, why: string): Actor {
  return {
    userId: SYSTEM_ID,
    userName: `system: ${why}`,
    postHoldingId: SYSTEM_ID,
    post: 'system',
    duty: 'business',
    countyCode,
    level: 'system',
    placeId: null,
    permissions: new Set(),
  };
}
