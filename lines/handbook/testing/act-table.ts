import {
  allowedActions,
  type CaseAction,
  type CaseActor,
  type CaseReading,
  checkAct,
  listPossibilities,
  type Possibility,
  type RulesInForce,
  readCase,
} from '../../../engine/matters/index.ts';
import { addDays, begin, officersOf, recordFor } from '../../../engine/matters/testing/walk.ts';
import { seeded } from '../../../engine/testing/draw.ts';

interface Spot {
  readonly actions: readonly CaseAction[];
  readonly reading: CaseReading;
  readonly today: string;
}

/** States that look the same to whoever acts are one: the phase, the step whose turn it is, and how it stands. */
function nameOf({ reading, today }: Spot): string {
  const { current, phase, objections, toldToBring } = reading;
  const isOpen = objections.some(({ answeredNo }) => answeredNo === undefined);
  const hangs = current?.posting && (today > current.posting.lastDay ? '期满' : '张贴中');
  return [
    phase,
    ...(current ? [`${current.step.code}(${current.state})`] : []),
    ...(hangs ? [hangs] : []),
    ...(isOpen ? ['有异议未处理'] : []),
    ...(phase === 'applied' && toldToBring ? ['已一次性告知'] : []),
  ].join(' · ');
}

const wordOf = ({ kind, step }: Possibility): string => (step === null ? kind : `${kind} ${step}`);
const postOf = ({ level, post }: CaseActor): string => `${level}/${post}`;

export interface ActState {
  readonly name: string;
  /** Each act with the posts that may do it here; every other pair of act and post was tried and is refused. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  readonly refused: number;
}

const STATES_MAX = 400;

/**
 * Every state of a matter that its acts lead to, with all that may be done in it, tried with an account of every post
 * for every act on every step. States are looked for in breadth, so that the shortest way to each is taken.
 */
export function actStates(rules: RulesInForce): readonly ActState[] {
  const officers = officersOf(rules);
  const random = seeded(2026);
  const pick = (limit: number): number => Math.floor(random() * limit);
  const starter = officers.find(({ post, level }) =>
    rules.procedure.startedBy.some((one) => one.post === post && one.level === level),
  );
  if (!starter) throw new Error('nobody takes it in');
  const first = [begin(pick, rules, starter, rules.day)];
  const queue: Spot[] = [{ actions: first, reading: readCase(rules, first), today: rules.day }];
  const seen = new Set<string>();
  const states: ActState[] = [];
  for (let spot = queue.shift(); spot && states.length < STATES_MAX; spot = queue.shift()) {
    const name = nameOf(spot);
    if (seen.has(name)) continue;
    seen.add(name);
    states.push(stateOf(spot, officers, name));
    queue.push(...nextOf(spot, officers, pick));
  }
  return states;
}

function stateOf({ reading, today }: Spot, officers: readonly CaseActor[], name: string): ActState {
  const allowed = new Map<string, Set<string>>();
  let refused = 0;
  for (const actor of officers) {
    for (const possibility of listPossibilities({ reading, actor, today })) {
      const { kind, step } = possibility;
      if (possibility.refused !== undefined) {
        const checked = checkAct({ reading, actor, today }, { kind, step, record: {} });
        if (checked.ok || !('reason' in checked) || checked.reason !== possibility.refused)
          throw new Error(`${name}: ${wordOf(possibility)} is refused by the table and not by the check`);
        refused += 1;
        continue;
      }
      const word = wordOf(possibility);
      allowed.set(word, (allowed.get(word) ?? new Set()).add(postOf(actor)));
    }
  }
  return {
    name,
    allowed: new Map([...allowed].map(([word, posts]) => [word, [...posts].toSorted()])),
    refused,
  };
}

/** Where the acts lead, each done in the ways that chance finds, and where waiting leads while a list hangs. */
function nextOf(spot: Spot, officers: readonly CaseActor[], pick: (limit: number) => number): Spot[] {
  const { actions, reading, today } = spot;
  const done = new Set<string>();
  const found: Spot[] = [];
  const hanging = reading.current?.posting;
  if (hanging && today <= hanging.lastDay) found.push({ ...spot, today: addDays(hanging.lastDay, 1) });
  for (const actor of officers) {
    for (const possibility of allowedActions({ reading, actor, today })) {
      const word = wordOf(possibility);
      if (done.has(word)) continue;
      done.add(word);
      for (let way = 0; way < WAYS; way++) {
        const record = recordFor(pick, reading, actor, possibility, today);
        const checked = record && checkAct({ reading, actor, today }, { ...possibility, record });
        if (!checked?.ok) continue;
        const { kind, step } = possibility;
        const action: CaseAction = {
          no: actions.length + 1,
          kind,
          step,
          on: today,
          by: actor,
          record: checked.record,
        };
        const after = [...actions, action];
        found.push({ actions: after, reading: readCase(rules(reading), after), today });
      }
    }
  }
  return found;
}
/** A decision grants or refuses, an objection is answered in one way or another: each is looked at. */
const WAYS = 4;
const rules = (reading: CaseReading): RulesInForce => reading.rules;

/** The table of a procedure as a person reads it. */
export function writeActTable(title: string, states: readonly ActState[]): string {
  const rows = states.map(({ name, allowed, refused }) => {
    const byPosts = Map.groupBy([...allowed], ([, posts]) => posts.join('、'));
    const lines = [...byPosts].map(
      ([posts, acts]) => `| ${posts} | ${acts.map(([word]) => word).join('、')} |`,
    );
    return [
      `### ${name}`,
      '',
      '| 谁 | 可以做什么 |',
      '| --- | --- |',
      ...lines,
      '',
      `其余 ${refused} 种都拒绝。`,
    ].join('\n');
  });
  return [`## ${title}`, '', ...rows.flatMap((row) => [row, ''])].join('\n');
}
