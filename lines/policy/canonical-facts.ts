import { type Kind, type KnownFacts, toIso, vocabulary } from '../../engine/index.ts';

type FactValue = string | number | boolean;
export interface CanonicalFacts {
  readonly household: Record<string, FactValue>;
  readonly members: Record<string, FactValue>[];
}

/** Facts in the one form in which a page holds them, whatever forms they were given in; `decide` reads it too. */
export function canonicalFacts(known: KnownFacts): CanonicalFacts {
  const write = (facts: ReadonlyMap<string, number>, scope: 'household' | 'member') =>
    Object.fromEntries(
      [...facts].flatMap(([name, value]) => {
        const fact = vocabulary[scope].get(name);
        return fact ? [[name, writeFact(value, fact.kind)] as const] : [];
      }),
    );
  return {
    household: write(known.household, 'household'),
    members: known.members.map(({ id, facts }) => ({ id, ...write(facts, 'member') })),
  };
}

const periods = { month: '元/月', quarter: '元/季', year: '元/年', once: '元' } as const;

function writeFact(value: number, kind: Kind): FactValue {
  switch (kind.kind) {
    case 'money':
      return `${Math.trunc(value / 100)}${value % 100 === 0 ? '' : `.${String(value % 100).padStart(2, '0')}`} ${periods[kind.period]}`;
    case 'bool':
      return value === 1;
    case 'day':
      return toIso(value);
    case 'choice':
      return kind.values[value] ?? '';
    default:
      return value;
  }
}
