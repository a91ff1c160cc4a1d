import type { KnownFacts } from '../../facts/read.ts';
import type { Node } from '../../language/nodes.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Settled } from '../../schemes/interaction.ts';
import { Asker, type Asking } from './ask.ts';
import { createBinder } from './bind.ts';
import { remembering, sharedNodes } from './memory.ts';
import { compileNode, type Frame, type Step } from './steps.ts';
import type { Question } from './value.ts';

/** What a scheme gives one household, or one member; `NaN` while a fact is missing. */
export interface Result {
  readonly eligible: number;
  readonly claim: number;
  readonly paid: number;
}

export interface Judged {
  /** One for a household's scheme, one a member for a person's. */
  readonly results: readonly Result[];
  readonly questions: readonly Question[];
}

export interface UntracedPlan {
  /** In the order of the plan's schemes. */
  judge(facts: KnownFacts): readonly Judged[];
}

const made = new WeakMap<Plan, UntracedPlan>();

/** A plan made into functions once, which then judge household after household without writing down why. */
export function untracedOf(plan: Plan): UntracedPlan {
  const known = made.get(plan);
  if (known) return known;
  const compiled = compileUntraced(plan);
  made.set(plan, compiled);
  return compiled;
}

function compileUntraced(plan: Plan): UntracedPlan {
  const bind = createBinder(plan);
  const roots = plan.schemes.map(({ settled }) => bindRoots(settled, bind));
  let input: KnownFacts = { household: new Map(), members: [] };
  const stepOf = createSteps(
    plan,
    bind,
    roots.flatMap(({ nodes }) => nodes),
    () => input,
  );
  const steps = roots.map(({ unit, nodes }) => ({ unit, nodes, steps: nodes.map(stepOf) }));
  const asking: Asking = { bind, value: (node, frame) => stepOf(node)(frame) };
  const frame: Frame = { place: -1, members: 0, turn: 0 };
  return {
    judge(facts) {
      input = facts;
      frame.turn++;
      frame.members = facts.members.length;
      return steps.map(({ unit, nodes, steps: [eligible, claim, paid] }) => {
        if (!eligible || !claim || !paid) throw new TypeError('a scheme has three results');
        const results: Result[] = [];
        let isOpen = false;
        const count = unit === 'household' ? 1 : frame.members;
        for (let place = 0; place < count; place++) {
          frame.place = unit === 'household' ? -1 : place;
          const result = { eligible: eligible(frame), claim: claim(frame), paid: paid(frame) };
          isOpen ||= Number.isNaN(result.eligible) || Number.isNaN(result.claim) || Number.isNaN(result.paid);
          results.push(result);
        }
        return { results, questions: isOpen ? questionsOf(unit, nodes, asking, frame) : [] };
      });
    },
  };
}

const bindRoots = ({ scheme, eligible, claim, paid }: Settled, bind: (node: Node) => Node) => ({
  unit: scheme.unit,
  nodes: [eligible, claim, paid].map(bind),
});

function questionsOf(
  unit: 'household' | 'member',
  nodes: readonly Node[],
  asking: Asking,
  frame: Frame,
): readonly Question[] {
  const asker = new Asker(asking, frame);
  const places = unit === 'household' ? [-1] : Array.from({ length: frame.members }, (_, place) => place);
  for (const place of places) {
    frame.place = place;
    for (const node of nodes) asker.ask(node);
  }
  return [...asker.questions.values()];
}

function createSteps(
  plan: Plan,
  bind: (node: Node) => Node,
  roots: readonly Node[],
  input: () => KnownFacts,
): (node: Node) => Step {
  const shared = sharedNodes(roots);
  const done = new Map<Node, Step>();
  const readFact = (node: Extract<Node, { op: 'fact' }>): Step => {
    const { fact } = node;
    const when = fact.asked && stepOf(bind(fact.asked.when));
    const otherwise = fact.asked?.otherwise ?? Number.NaN;
    return (frame) => {
      const { household, members } = input();
      const known = node.scope === 'household' ? household : members[frame.place]?.facts;
      const given = known?.get(fact.name);
      if (given !== undefined) return given;
      // Whether it is asked may itself be unknown.
      return when?.(frame) === 0 ? otherwise : Number.NaN;
    };
  };
  const stepOf = (node: Node): Step => {
    const known = done.get(node);
    if (known) return known;
    const step = compileNode(node, { plan, compile: stepOf, readFact });
    const kept = shared.has(node) ? remembering(node, step) : step;
    done.set(node, kept);
    return kept;
  };
  return stepOf;
}
