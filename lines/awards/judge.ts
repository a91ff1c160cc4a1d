import { evaluate, getYmd, makePlan, type ParameterBook, type Plan, readFacts } from '../../engine/index.ts';
import type { Law } from '../policy/open-law.ts';

/** Reckons one scheme after the other by the law of a place and a day, many families on one plan. */
export interface Judge {
  /** Fen a month; null where the facts do not suffice or the place has no figures. */
  amountOf(facts: unknown, scheme: string, personId?: string): bigint | null;
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
  return {
    amountOf(facts, scheme, personId) {
      const read = readFacts(facts, ymd);
      if (!read.ok) return null;
      const decision = evaluate(planOf(scheme), read.value, { trace: false }).find(
        (one) => one.scheme.code === scheme,
      );
      if (decision?.status !== 'decided') return null;
      const own =
        decision.scheme.unit === 'member' ? decision.members.find(({ id }) => id === personId) : decision;
      return own?.eligible === true ? (own.amountFen ?? 0n) : 0n;
    },
  };
}
