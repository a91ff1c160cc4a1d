import {
  evaluate,
  type FactDefinition,
  type KnownFacts,
  type Plan,
  type Problem,
  readFacts,
  vocabulary,
} from '../../engine/index.ts';

export type Answer = string | number | boolean;
type Answers = Record<string, Answer>;

/** What a family has said of itself so far, in the form that `decide` reads too. */
export interface Said {
  readonly household: Answers;
  readonly members: readonly Answers[];
}

/** One thing to ask next: of the household, or of those members of whom it is not known yet. */
export interface Asking {
  readonly fact: FactDefinition;
  /** Places of the members; empty for what is asked of the household. */
  readonly members: readonly number[];
}

/** Asked before everything else: nearly every rule looks at them, and they settle what need not be asked. */
const FIRST = ['residence', 'birthDate', 'relation', 'disabilityKind'];

const order = new Map(
  [...vocabulary.household.keys(), ...vocabulary.member.keys()].map((name, at) => [name, at] as const),
);

export function readSaid(said: Said, plan: Plan): KnownFacts | readonly Problem[] {
  const read = readFacts(said, plan.day);
  return read.ok ? read.value : read.problems;
}

/** The next question, or nothing when every scheme of the plan can be decided. */
export function findNext(plan: Plan, facts: KnownFacts): Asking | undefined {
  const waiting = new Map<string, { fact: FactDefinition; members: Set<number>; schemes: number }>();
  for (const { questions } of evaluate(plan, facts, { trace: false })) {
    const named = new Set<string>();
    for (const { fact, member } of questions) {
      const one = waiting.get(fact.name) ?? { fact, members: new Set<number>(), schemes: 0 };
      waiting.set(fact.name, one);
      if (member !== undefined) one.members.add(member);
      if (!named.has(fact.name)) one.schemes += 1;
      named.add(fact.name);
    }
  }
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const [best] = [...waiting.values()].toSorted(
    (a, b) =>
      rank(a.fact.name) - rank(b.fact.name) ||
      b.schemes - a.schemes ||
      (order.get(a.fact.name) ?? 0) - (order.get(b.fact.name) ?? 0),
  );
  return best && { fact: best.fact, members: [...best.members].toSorted((a, b) => a - b) };
}

/** The same family with one more answer, for the household or for each member asked. */
export function withAnswers(said: Said, { fact, members }: Asking, answers: readonly Answer[]): Said {
  const [first] = answers;
  if (fact.scope === 'household') {
    return first === undefined ? said : { ...said, household: { ...said.household, [fact.name]: first } };
  }
  return {
    ...said,
    members: said.members.map((member, place) => {
      const answer = answers[members.indexOf(place)];
      return answer === undefined ? member : { ...member, [fact.name]: answer };
    }),
  };
}
