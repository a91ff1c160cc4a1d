import type { Condition, ProcedureText, Step } from './matter.ts';
import { stepsBefore } from './read-case.ts';

/** What is left of a condition where it is settled who decides: true or false when nothing is left to ask. */
function settle(condition: Condition, isDelegated: boolean): boolean | Condition {
  switch (condition.if) {
    case 'delegated':
      return isDelegated;
    case 'not': {
      const inner = settle(condition.of, isDelegated);
      return typeof inner === 'boolean' ? !inner : { if: 'not', of: inner };
    }
    case 'any':
    case 'all': {
      const decides = condition.if === 'any';
      const parts = condition.of.map((one) => settle(one, isDelegated));
      if (parts.includes(decides)) return decides;
      const left = parts.filter((one) => typeof one !== 'boolean');
      const [only] = left;
      if (only === undefined) return !decides;
      return left.length === 1 ? only : { if: condition.if, of: left };
    }
    default:
      return condition;
  }
}

function settled<T extends { readonly when?: Condition }>(one: T, isDelegated: boolean): T | undefined {
  if (one.when === undefined) return one;
  const left = settle(one.when, isDelegated);
  if (left === false) return undefined;
  const { when: _settled, ...rest } = one;
  return (left === true ? rest : { ...rest, when: left }) as T;
}

/**
 * A procedure as people of one place read it: what only holds where others decide is left out, and what always holds
 * here is said without a condition. For guides and charts; cases are run by the whole declaration.
 */
export function procedureHere(procedure: ProcedureText, isDelegated: boolean): ProcedureText {
  const kept = new Map(procedure.steps.map((step) => [step.code, settled(step, isDelegated)]));
  const steps = procedure.steps.flatMap((step, place): readonly Step[] => {
    const left = kept.get(step.code);
    if (left === undefined) return [];
    const before = stepsBefore(procedure.steps, place);
    // A step behind one that is not done here stands behind what came before that.
    return [
      before.every((code) => kept.get(code))
        ? left
        : { ...left, after: behind(procedure.steps, kept, before) },
    ];
  });
  return { ...procedure, steps, limits: procedure.limits.flatMap((one) => settled(one, isDelegated) ?? []) };
}

function behind(
  steps: readonly Step[],
  kept: ReadonlyMap<string, Step | undefined>,
  codes: readonly string[],
): readonly string[] {
  const found = codes.flatMap((code) => {
    if (kept.get(code)) return [code];
    const place = steps.findIndex((step) => step.code === code);
    return behind(steps, kept, stepsBefore(steps, place));
  });
  return [...new Set(found)];
}
