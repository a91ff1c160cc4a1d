import type { Citation } from '../documents.ts';
import { getYmd, type Ymd } from '../language/day.ts';
import type { Bool, Money, Period, Text } from '../language/kinds.ts';
import type { Expr, Node, Scope } from '../language/nodes.ts';

/** A family or person for whom the result is known, and where that is known from. */
export interface Example {
  readonly name: string;
  readonly source: Citation;
  readonly region: string;
  readonly day: string;
  readonly facts: unknown;
  readonly expect: {
    readonly eligible: boolean;
    /** With its unit, as in `702 元/月`; for a scheme of persons, the sum over the members. */
    readonly amount?: string;
  };
}

interface SchemeText {
  readonly code: string;
  readonly title: Text;
  /** First day on which the scheme exists. */
  readonly from: string;
  /** The first day on which it exists no longer. */
  readonly end?: string;
  readonly basis: readonly Citation[];
  readonly examples: readonly Example[];
}

/** A scheme that is granted to the household as one. */
export interface HouseholdScheme<P extends Period> extends SchemeText {
  readonly unit: 'household';
  readonly eligible: Expr<Bool>;
  readonly amount: Expr<Money<P>>;
  /** What of it counts as one member's, where another scheme must set it off. */
  readonly memberShare?: Expr<Money<P>, Scope>;
}

/** A scheme that is granted to each person. */
export interface MemberScheme<P extends Period> extends SchemeText {
  readonly unit: 'member';
  readonly eligible: Expr<Bool, Scope>;
  readonly amount: Expr<Money<P>, Scope>;
  /** What of the amount is for whoever cares for the person, and goes to them: `careOf` reads it. */
  readonly forCare?: ForCare<P>;
}

export interface ForCare<P extends Period> {
  readonly amount: Expr<Money<P>, Scope>;
  /** Which document says that it is apart. */
  readonly article: Citation;
}

export interface Scheme {
  readonly code: string;
  readonly title: Text;
  readonly unit: Scope;
  readonly period: Period;
  readonly from: Ymd;
  readonly end?: Ymd;
  readonly basis: readonly Citation[];
  readonly eligible: Node;
  /** The amount of those who are eligible; `statusOnly` schemes confirm a standing and pay nothing. */
  readonly amount: Node;
  readonly memberShare?: Node;
  readonly forCare?: { readonly amount: Node; readonly article: Citation };
  readonly examples: readonly Example[];
}

/** A scheme of law: who is eligible, and how much those are given. */
export function scheme<P extends Period>(given: HouseholdScheme<P> | MemberScheme<P>): Scheme {
  const { from, end, ...rest } = given;
  const kind = given.amount.kind;
  if (kind.kind !== 'money') throw new TypeError(`the amount of ${given.code} is not money`);
  return {
    ...rest,
    period: kind.period,
    from: getYmd(from),
    ...(end === undefined ? {} : { end: getYmd(end) }),
  };
}
