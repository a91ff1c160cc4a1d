import type { ActionKind, CaseAction, CaseActor, WantedAction } from '../actions.ts';
import { allowedActions, type Possibility } from '../allowed.ts';
import { checkAct, fieldsOfAct } from '../check-act.ts';
import { type Field, type FieldValues, fieldsOn, isAsked, type Json } from '../fields.ts';
import type { RulesInForce } from '../in-force.ts';
import type { ActingPost } from '../matter.ts';
import { readCase } from '../read-case.ts';
import type { CaseReading } from '../reading.ts';

/** A source of chance: a whole number below the limit. */
export type Pick = (limit: number) => number;

const someOf = <T>(pick: Pick, list: readonly T[]): T => {
  const found = list[pick(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

function answerOf(pick: Pick, { kind }: Field, day: string): Json {
  switch (kind.kind) {
    case 'text':
      return '某事'.slice(0, kind.max);
    case 'yes-no':
      return pick(2) === 1;
    case 'choice':
      return someOf(pick, kind.choice.values);
    case 'day':
      return day;
    case 'count':
      return Math.min(kind.max, kind.min + pick(12));
    case 'money':
      return pick(Math.min(kind.maxFen, 1_000_000) + 1);
    case 'lines':
      return ['某人'];
    case 'papers':
      return Array.from({ length: kind.min }, () => crypto.randomUUID());
  }
}

/** Fills in a form; what an earlier field leaves out is left out. */
export function fillIn(pick: Pick, fields: readonly Field[], day: string): FieldValues {
  const values: Record<string, Json> = {};
  for (const field of fieldsOn(fields, day)) {
    if (!isAsked(field, values) || (field.isOptional && pick(2) === 0)) continue;
    values[field.name] = answerOf(pick, field, day);
  }
  return values;
}

/** Officers of every post that a matter knows: two accounts of each, so that there is a second person. */
export function officersOf(rules: RulesInForce): readonly CaseActor[] {
  const { startedBy, acceptedBy, steps } = rules.procedure;
  const posts: readonly ActingPost[] = [
    ...startedBy,
    ...acceptedBy,
    ...steps.flatMap(({ by, second }) => [...by, ...(second ?? [])]),
    { post: 'director', level: 'county' },
    { post: 'auditor', level: 'county' },
  ];
  const unique = new Map(posts.map((one) => [`${one.level}/${one.post}`, one]));
  return [...unique].flatMap(([name, { post, level }]) =>
    ['a', 'b', 'c'].map((which) => ({ userId: `${name}/${which}`, post, level })),
  );
}

export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** The application that begins a walk. */
export function begin(pick: Pick, rules: RulesInForce, actor: CaseActor, on: string): CaseAction {
  const { form, materials } = rules.procedure;
  const brought = materials.filter(({ shared }) => !shared).map(({ code }) => code);
  return {
    no: 1,
    kind: 'apply',
    step: null,
    on,
    by: actor,
    record: { form: fillIn(pick, form, rules.day), materials: brought },
  };
}

/** What an act says when it says something that fits; nothing when chance found nothing that does. */
export function recordFor(
  pick: Pick,
  reading: CaseReading,
  actor: CaseActor,
  { kind, step }: Possibility,
  today: string,
): FieldValues | undefined {
  const asking = { reading, actor, today };
  for (let tries = 0; tries < 20; tries++) {
    const record = guess(pick, asking, { kind, step });
    if (checkAct(asking, { kind, step, record }).ok) return record;
  }
  return undefined;
}

function guess(
  pick: Pick,
  asking: { readonly reading: CaseReading; readonly actor: CaseActor; readonly today: string },
  { kind, step }: ChosenAct,
): FieldValues {
  const { reading, today } = asking;
  if (kind === 'supplement') return { materials: [], form: {} };
  if (kind === 'reverse') return { no: reading.lastMove?.no ?? 0, reason: '录错' };
  const fields = fieldsOfAct(asking, { kind, step });
  if (fields === null) return { eligible: pick(4) > 0, amountFen: pick(100_000), digest: 'x', facts: {} };
  const values = fillIn(pick, fields, reading.rules.day);
  const [turn] = reading.waitingFor;
  if (kind === 'transfer' && turn) return { ...values, toPost: turn.post, toLevel: turn.level };
  if (kind === 'post') return { ...values, postedOn: today };
  const open = reading.objections.find(({ answeredNo }) => answeredNo === undefined);
  return kind === 'answer' ? { ...values, objection: open?.no ?? 0 } : values;
}
type ChosenAct = { readonly kind: WantedAction['kind']; readonly step: string | null };

export interface Walk {
  readonly actions: readonly CaseAction[];
  readonly reading: CaseReading;
  readonly today: string;
}

/** One in so many: acts that end a case, or turn it round, are rare, or no walk would come far. */
const RARITY: Partial<Readonly<Record<ActionKind, number>>> = {
  withdraw: 40,
  terminate: 40,
  'refuse-acceptance': 40,
  reverse: 20,
  return: 20,
  reopen: 4,
  pause: 20,
  transfer: 20,
  'take-over': 8,
  'declare-relative': 40,
  'ask-supplement': 8,
  extend: 12,
  object: 20,
  'take-down': 12,
  record: 12,
};
const isTried = (pick: Pick, { kind }: Possibility): boolean => pick(RARITY[kind] ?? 1) === 0;

/** Goes a random way through a case: whoever may do something does it, and days pass. */
export function walk(pick: Pick, rules: RulesInForce, stepsMax: number): Walk {
  const officers = officersOf(rules);
  const starters = officers.filter(({ post, level }) =>
    rules.procedure.startedBy.some((one) => one.post === post && one.level === level),
  );
  let today = rules.day;
  const actions: CaseAction[] = [begin(pick, rules, someOf(pick, starters), today)];
  let reading = readCase(rules, actions);
  for (let made = 0; made < stepsMax; made++) {
    if (pick(3) === 0) today = addDays(today, pick(9));
    const actor = someOf(pick, officers);
    const possible = allowedActions({ reading, actor, today }).filter((one) => isTried(pick, one));
    if (possible.length === 0) continue;
    const chosen = someOf(pick, possible);
    const record = recordFor(pick, reading, actor, chosen, today);
    if (!record) continue;
    const checked = checkAct({ reading, actor, today }, { ...chosen, record });
    if (!checked.ok) continue;
    actions.push({
      no: actions.length + 1,
      kind: chosen.kind,
      step: chosen.step,
      on: today,
      by: actor,
      record: checked.record,
    });
    reading = readCase(rules, actions);
  }
  return { actions, reading, today };
}
