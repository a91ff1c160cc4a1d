import type { Id } from '../../base/index.ts';
import type {
  Joining,
  PersonUpdate,
  PreparedAccount,
  PreparedCertificate,
  PreparedHousehold,
  PreparedPerson,
} from '../../registry/index.ts';
import type { Finding } from '../check/finding.ts';
import type { SchemeFacts } from './facts.ts';

export interface NewMembership {
  readonly id: Id;
  readonly personId: Id;
  readonly householdId: Id | null;
  readonly townId: Id;
  readonly villageId: Id;
  readonly fromOn: Temporal.PlainDate;
  /** Relief is given once: it begins and ends. */
  readonly toOn: Temporal.PlainDate | null;
  readonly facts: SchemeFacts;
  readonly rowNo: number;
}

export interface ChangedMembership {
  readonly id: Id;
  readonly personId: Id;
  readonly facts: SchemeFacts;
  readonly rowNo: number;
}

export interface RowResult {
  readonly sheetIndex: number;
  readonly rowNo: number;
  readonly verdict: 'accepted' | 'warned' | 'refused';
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'refused';
  readonly isPartial: boolean;
  readonly personId: Id | null;
  readonly householdId: Id | null;
  readonly findings: readonly Finding[];
  readonly facts: SchemeFacts;
  /** A membership says the same facts. */
  readonly hasMembership: boolean;
}

/** Everything that one chunk will write: made first, written after, in one transaction. */
export interface Draft {
  readonly households: PreparedHousehold[];
  readonly persons: PreparedPerson[];
  readonly updates: PersonUpdate[];
  readonly joinings: Joining[];
  readonly accounts: PreparedAccount[];
  readonly certificates: PreparedCertificate[];
  readonly memberships: NewMembership[];
  readonly changedMemberships: ChangedMembership[];
  /** Households that were known without a head, and now have one. */
  readonly newHeads: {
    readonly householdId: Id;
    readonly personId: Id;
    readonly name: string;
    readonly rowNo: number;
  }[];
  readonly rows: RowResult[];
}

export const emptyDraft = (): Draft => ({
  households: [],
  persons: [],
  updates: [],
  joinings: [],
  accounts: [],
  certificates: [],
  memberships: [],
  changedMemberships: [],
  newHeads: [],
  rows: [],
});
