import {
  careOf,
  evaluate,
  getYmd,
  makePlan,
  type ParameterBook,
  type Plan,
  readFacts,
} from '../../engine/index.ts';
import type { Law } from '../policy/open-law.ts';

/** Reckons one scheme after the other by the law of a place and a day, many families on one plan. */
export interface Judge {
  /** Fen a month; null where the facts do not suffice or the place has no figures. */
  amountOf(facts: unknown, scheme: string, personId?: string): bigint | null;
  /** What of that is for care, in fen; nothing where the scheme has no such part. */
  careOf(facts: unknown, scheme: string, personId?: string): bigint;
}

const reads = new WeakMap<object, { readonly ymd: number; readonly read: ReturnType<typeof readFacts> }>();

/** To read the facts of a family takes longer than to judge it, and it is judged by old and new figures at once. */
function readOnce(facts: unknown, ymd: number): ReturnType<typeof readFacts> {
  if (typeof facts !== 'object' || facts === null) return readFacts(facts, ymd);
  const known = reads.get(facts);
  if (known?.ymd === ymd) return known.read;
  const read = readFacts(facts, ymd);
  reads.set(facts, { ymd, read });
  return read;
}

/** @param book other figures than those of the packs, to reckon what a new standard gives. */
export function createJudge(
  law: Pick<Law, 'handbook' | 'book'>,
  region: string,
  day: string,
  book: ParameterBook = law.book,
): Judge {
  const whole = makePlan(law.handbook, book, { region, day });
  const plans = new Map<string, Plan>();
  const ymd = getYmd(day);
  const planOf = (scheme: string): Plan => {
    const found = plans.get(scheme);
    if (found) return found;
    const plan = { ...whole, schemes: whole.schemes.filter(({ settled }) => settled.scheme.code === scheme) };
    plans.set(scheme, plan);
    return plan;
  };
  const amountOf: Judge['amountOf'] = (facts, scheme, personId) => {
    const read = readOnce(facts, ymd);
    if (!read.ok) return null;
    const decision = evaluate(planOf(scheme), read.value, { trace: false }).find(
      (one) => one.scheme.code === scheme,
    );
    if (decision?.status !== 'decided') return null;
    const own =
      decision.scheme.unit === 'member' ? decision.members.find(({ id }) => id === personId) : decision;
    return own?.eligible === true ? (own.amountFen ?? 0n) : 0n;
  };
  return {
    amountOf,
    careOf(facts, scheme, personId) {
      if (!law.handbook.schemes.get(scheme)?.forCare) return 0n;
      const read = readOnce(facts, ymd);
      const amountFen = amountOf(facts, scheme, personId) ?? 0n;
      return read.ok ? careOf(planOf(scheme), scheme, read.value, { id: personId, amountFen }) : 0n;
    },
  };
}
