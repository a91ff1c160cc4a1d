import { type ActionKind, actionKinds, type CaseActor, isAccountOf, reversibleKinds } from './actions.ts';
import { type ActingPost, type Step, thePublic } from './matter.ts';
import { stepsBefore } from './read-case.ts';
import type { CaseReading, Phase, StepReading, StepState } from './reading.ts';

/** Why somebody may not do something now. */
export type Reason =
  | 'wrong-phase'
  | 'wrong-post'
  | 'wrong-step'
  | 'recused'
  | 'own-family'
  | 'held-by-other'
  | 'has-investigated'
  | 'has-acted-before'
  | 'same-person'
  | 'told-already'
  | 'not-ripe'
  | 'objection-open'
  | 'no-objection'
  | 'nothing-to-extend'
  | 'no-pause-rule'
  | 'not-held'
  | 'nothing-to-return'
  | 'nothing-to-reverse'
  | 'not-yours';

export interface Possibility {
  readonly kind: ActionKind;
  readonly step: string | null;
  /** Nothing when it is allowed. */
  readonly refused: Reason | undefined;
}

/** The day matters to what may be done, never to what a case is. */
export interface Asking {
  readonly reading: CaseReading;
  readonly actor: CaseActor;
  readonly today: string;
  /** Who went along and signed, when a visit is told. */
  readonly team?: readonly CaseActor[] | undefined;
  /** Accounts of whoever is the applicant, of the household, or registered as near to it: known without their saying so. */
  readonly kin?: ReadonlySet<string> | undefined;
}

type On = 'case' | 'step';
interface Rule {
  readonly phases: readonly Phase[];
  readonly on: On;
  /** Kinds of steps it is meant for, and the states in which they must stand. */
  readonly steps?: readonly Step['kind'][];
  readonly states?: readonly StepState[];
  readonly who: (asking: Asking, step: StepReading | undefined) => readonly ActingPost[];
  /** What must be true besides. */
  readonly guards?: readonly ((asking: Asking, step: StepReading | undefined) => Reason | undefined)[];
}

const COUNTY: readonly ActingPost[] = [
  { post: 'bureau-officer', level: 'county' },
  { post: 'director', level: 'county' },
];
const intake = ({ reading }: Asking) => reading.rules.procedure.acceptedBy;
const desk = ({ reading }: Asking) => [
  ...reading.rules.procedure.startedBy,
  ...reading.rules.procedure.acceptedBy,
];
const everybody = (asking: Asking) => [
  ...desk(asking),
  ...asking.reading.steps.flatMap(({ step }) => [...step.by, ...(step.second ?? [])]),
];
const ofStep = (_: Asking, step: StepReading | undefined) =>
  step ? [...step.step.by, ...(step.step.alsoBy ?? [])] : [];
const ofSecond = (_: Asking, step: StepReading | undefined) =>
  step ? [...step.step.by, ...(step.step.second ?? [])] : [];
/** A visit may be told by whoever was the second, as long as one of those who signed may do the step. */
const ofTeam = (asking: Asking, step: StepReading | undefined) =>
  step && (asking.team ?? []).some((one) => isAmong(step.step.by, one) && mayCosign(asking, step, one))
    ? ofSecond(asking, step)
    : ofStep(asking, step);
const turn = ({ reading }: Asking) => reading.waitingFor;

const notHeld = ({ reading: { holder }, actor, team = [] }: Asking): Reason | undefined =>
  holder !== undefined && ![actor, ...team].some((one) => isAccountOf(one, holder.userId))
    ? 'held-by-other'
    : undefined;

/** Whether one of the accounts of this person is among some. */
const hasAny = (accounts: Iterable<string> | undefined, actor: CaseActor): boolean =>
  accounts !== undefined && [...accounts].some((account) => isAccountOf(actor, account));

/** Why somebody near to the family has to stand back; nothing when they are not. */
function nearness({ reading, kin }: Asking, actor: CaseActor): Reason | undefined {
  if (hasAny(reading.recused, actor)) return 'recused';
  return hasAny(kin, actor) ? 'own-family' : undefined;
}

/** The person who investigates does not decide, and whoever gave the opinion does not either. */
function notInvolved({ reading, actor }: Asking, one: StepReading | undefined): Reason | undefined {
  if (!one) return undefined;
  const isDecision = one.step.kind === 'decision';
  const acted = ({ step }: StepReading) => hasAny(reading.actedIn.get(step.code), actor);
  const involved = reading.steps.filter(acted);
  if (isDecision && involved.some(({ step }) => step.kind === 'investigation')) return 'has-investigated';
  const isShut = ({ step }: StepReading) =>
    (isDecision && step.kind === 'opinion') || (one.step.notBy ?? []).includes(step.code);
  return involved.some(isShut) ? 'has-acted-before' : undefined;
}

/** Whether somebody who went along may be the second who signs: another person, of a post that may, and nobody's kin. */
export function mayCosign(asking: Asking, one: StepReading, actor: CaseActor): boolean {
  const posts = [...one.step.by, ...(one.step.second ?? [])];
  return (
    one.step.second !== undefined &&
    !isAccountOf(actor, asking.actor.userId) &&
    !isAccountOf(asking.actor, actor.userId) &&
    isAmong(posts, actor) &&
    nearness(asking, actor) === undefined &&
    notInvolved({ ...asking, actor }, one) === undefined
  );
}

const isOtherPerson = ({ actor }: Asking, one: StepReading | undefined): Reason | undefined =>
  hasAny(one?.signedBy, actor) ? 'same-person' : undefined;

function publicityOver({ reading, today }: Asking, one: StepReading | undefined): Reason | undefined {
  if (one?.step.kind !== 'publicity') return undefined;
  if (!one.posting) return 'not-ripe';
  if (reading.objections.some(({ answeredNo }) => answeredNo === undefined)) return 'objection-open';
  return today > one.posting.lastDay ? undefined : 'not-ripe';
}

/** While the list hangs on the wall, even when something is done anew meanwhile. */
const isHanging = (_: Asking, one: StepReading | undefined): Reason | undefined =>
  one?.posting ? undefined : 'wrong-step';

const hasOpenObjection = ({ reading }: Asking, one: StepReading | undefined): Reason | undefined =>
  reading.objections.some(({ step, answeredNo }) => step === one?.step.code && answeredNo === undefined)
    ? undefined
    : 'no-objection';

/** Steps before the open one that were done and can be done again. */
export const returnable = (reading: CaseReading): readonly string[] => {
  const place = reading.current ? reading.steps.indexOf(reading.current) : 0;
  return reading.steps
    .slice(0, Math.max(place, 0))
    .flatMap(({ step, state }) => (state === 'done' ? step.code : []));
};

const canReverse = ({ reading: { lastMove }, actor }: Asking): Reason | undefined => {
  if (!lastMove || !reversibleKinds.has(lastMove.kind)) return 'nothing-to-reverse';
  const isDirector = actor.level === 'county' && actor.post === 'director';
  return isAccountOf(actor, lastMove.by.userId) || isDirector ? undefined : 'not-yours';
};

/** What can still be extended: declared, its limit not yet longer. */
export const extensible = ({ rules, extended }: CaseReading): readonly string[] =>
  (rules.procedure.extensions ?? [])
    .filter(({ code, days }) => !extended.has(code) && rules.findDays(days) !== undefined)
    .map(({ code }) => code);

const OPEN: readonly StepState[] = ['open'];
const HANGING: readonly StepState[] = ['posted', 'waiting'];
const WORKABLE: readonly Step['kind'][] = ['record', 'investigation', 'calculation'];
const GOING_ON: readonly Phase[] = ['running', 'decided'];
/** What nobody waits for, such as a spot check, is done after a case is closed as well. */
const WITH_LATER: readonly Phase[] = [...GOING_ON, 'closed'];

/** Who may do what, when: the one table. Whatever is not allowed here is not allowed. */
const table: Readonly<Record<Exclude<ActionKind, 'apply'>, Rule>> = {
  accept: { phases: ['applied'], on: 'case', who: intake, guards: [notHeld] },
  'refuse-acceptance': { phases: ['applied'], on: 'case', who: intake, guards: [notHeld] },
  'ask-supplement': {
    phases: ['applied'],
    on: 'case',
    who: intake,
    guards: [notHeld, ({ reading }) => (reading.toldToBring ? 'told-already' : undefined)],
  },
  supplement: { phases: ['supplementing'], on: 'case', who: desk },
  record: {
    phases: WITH_LATER,
    on: 'step',
    steps: WORKABLE,
    states: OPEN,
    who: ofStep,
    guards: [notHeld, notInvolved],
  },
  complete: {
    phases: WITH_LATER,
    on: 'step',
    steps: [...WORKABLE, 'publicity'],
    states: ['open', 'posted'],
    who: ofTeam,
    guards: [notHeld, notInvolved, publicityOver],
  },
  confirm: {
    phases: WITH_LATER,
    on: 'step',
    states: ['half'],
    who: ofSecond,
    guards: [isOtherPerson, notInvolved],
  },
  opine: {
    phases: GOING_ON,
    on: 'step',
    steps: ['opinion'],
    states: OPEN,
    who: ofStep,
    guards: [notHeld, notInvolved],
  },
  post: {
    phases: GOING_ON,
    on: 'step',
    steps: ['publicity'],
    states: OPEN,
    who: ofStep,
    guards: [notHeld, notInvolved],
  },
  'take-down': {
    phases: GOING_ON,
    on: 'step',
    steps: ['publicity'],
    states: HANGING,
    who: (asking, step) => [...ofStep(asking, step), ...COUNTY],
    guards: [isHanging],
  },
  object: {
    phases: GOING_ON,
    on: 'step',
    steps: ['publicity'],
    states: ['posted'],
    who: (asking) => [...everybody(asking), thePublic],
  },
  answer: {
    phases: GOING_ON,
    on: 'step',
    steps: ['publicity'],
    states: HANGING,
    who: ofStep,
    guards: [isHanging, hasOpenObjection],
  },
  decide: {
    phases: GOING_ON,
    on: 'step',
    steps: ['decision'],
    states: OPEN,
    who: ofStep,
    guards: [notHeld, notInvolved],
  },
  extend: {
    phases: ['running'],
    on: 'case',
    who: turn,
    guards: [({ reading }) => (extensible(reading).length > 0 ? undefined : 'nothing-to-extend')],
  },
  pause: {
    phases: ['running'],
    on: 'case',
    who: turn,
    guards: [
      ({ reading }) => ((reading.rules.procedure.pauses ?? []).length > 0 ? undefined : 'no-pause-rule'),
    ],
  },
  resume: { phases: ['paused'], on: 'case', who: everybody },
  // Written by the draw alone: nobody chooses who is looked at.
  draw: { phases: [], on: 'case', who: () => [] },
  'declare-relative': { phases: ['applied', 'running'], on: 'case', who: everybody },
  transfer: { phases: ['applied', ...GOING_ON], on: 'case', who: turn, guards: [notHeld] },
  'take-over': {
    phases: ['applied', ...GOING_ON],
    on: 'case',
    who: turn,
    guards: [
      ({ reading: { holder }, actor }) =>
        holder === undefined || isAccountOf(actor, holder.userId) ? 'not-held' : undefined,
    ],
  },
  return: {
    phases: ['running'],
    on: 'case',
    who: turn,
    guards: [notHeld, ({ reading }) => (returnable(reading).length > 0 ? undefined : 'nothing-to-return')],
  },
  withdraw: { phases: ['applied', 'supplementing', 'running', 'paused'], on: 'case', who: desk },
  terminate: { phases: ['supplementing', 'running', 'paused'], on: 'case', who: intake },
  reopen: {
    phases: ['decided', 'closed', 'not-accepted', 'withdrawn', 'terminated'],
    on: 'case',
    who: () => COUNTY,
  },
  reverse: {
    phases: ['running', 'decided', 'closed'],
    on: 'case',
    who: everybodyAndCounty,
    guards: [canReverse],
  },
};

function everybodyAndCounty(asking: Asking): readonly ActingPost[] {
  return [...everybody(asking), ...COUNTY];
}

const isAmong = (posts: readonly ActingPost[], actor: CaseActor): boolean =>
  posts.some(({ post, level }) => post === actor.post && level === actor.level);

/** Being a near relative shuts out of everything but saying so. */
const OPEN_TO_RELATIVES: ReadonlySet<ActionKind> = new Set(['declare-relative', 'object']);

/** Why an act is refused; nothing when it is allowed. What it says is not looked at here. */
export function findReason(asking: Asking, kind: ActionKind, stepCode: string | null): Reason | undefined {
  if (kind === 'apply') return 'wrong-phase';
  const { phases, on, steps, states, who, guards } = table[kind];
  const { reading, actor } = asking;
  if (!phases.includes(reading.phase)) return 'wrong-phase';
  const step = stepCode === null ? undefined : reading.steps.find((one) => one.step.code === stepCode);
  if ((on === 'step') !== (step !== undefined) || (on === 'case' && stepCode !== null)) return 'wrong-step';
  if (step && steps && !steps.includes(step.step.kind)) return 'wrong-step';
  if (step && states && !states.includes(step.state)) return 'wrong-step';
  if (!isAmong(who(asking, step), actor)) return 'wrong-post';
  const near = OPEN_TO_RELATIVES.has(kind) ? undefined : nearness(asking, actor);
  if (near) return near;
  for (const guard of guards ?? []) {
    const reason = guard(asking, step);
    if (reason) return reason;
  }
  return undefined;
}

/** Everything that could be done to a case, each allowed or with the reason why not. */
export function listPossibilities(asking: Asking): readonly Possibility[] {
  return actionKinds.flatMap((kind): readonly Possibility[] => {
    if (kind === 'apply') return [];
    const targets = table[kind].on === 'case' ? [null] : asking.reading.steps.map(({ step }) => step.code);
    return targets.map((step) => ({ kind, step, refused: findReason(asking, kind, step) }));
  });
}

/** What an actor may do now. */
export const allowedActions = (asking: Asking): readonly Possibility[] =>
  listPossibilities(asking).filter(({ refused }) => refused === undefined);

/** The steps that have to be done before a step can be, on the way that this case takes. */
export function obligatoryBefore(reading: CaseReading, code: string): readonly string[] {
  const list = reading.steps.map(({ step }) => step);
  const found = new Set<string>();
  const walk = (place: number): void => {
    for (const before of stepsBefore(list, place)) {
      if (found.has(before)) continue;
      found.add(before);
      walk(list.findIndex((step) => step.code === before));
    }
  };
  walk(list.findIndex((step) => step.code === code));
  return [...found].filter(
    (one) => reading.steps.find(({ step }) => step.code === one)?.state !== 'not-needed',
  );
}
