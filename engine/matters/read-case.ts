import { type CaseAction, cosignersOf, standingKinds } from './actions.ts';
import { type ConditionFacts, holds } from './conditions.ts';
import { applyAction, type Folded, type FoldedStep, startFold } from './fold.ts';
import type { RulesInForce } from './in-force.ts';
import type { ActingPost, Step } from './matter.ts';
import type { CaseReading, Phase, StepReading, StepState } from './reading.ts';

/** The steps that a step waits for: those named, else the one before it in the list. */
export function stepsBefore(steps: readonly Step[], place: number): readonly string[] {
  const step = steps[place];
  if (step?.after) return step.after;
  const before = steps.slice(0, place).findLast(({ isOptional }) => !isOptional);
  return before ? [before.code] : [];
}

/**
 * Reads a case from its actions: the one source of what a case is. The same actions give the same reading for ever;
 * the day on which it is read does not matter.
 * @throws when the actions are not those of one case: numbers with gaps, days that run back, steps that do not exist.
 */
export function readCase(rules: RulesInForce, actions: readonly CaseAction[]): CaseReading {
  if (actions[0]?.kind !== 'apply') throw new Error('a case begins with an application');
  const reversed = new Set(
    actions.flatMap(({ kind, record }) => (kind === 'reverse' ? [Number(record.no)] : [])),
  );
  const folded = startFold(rules);
  const actedIn = new Map<string, Set<string>>();
  let lastMove: CaseAction | undefined;
  actions.forEach((action, place) => {
    if (action.no !== place + 1) throw new Error(`act ${action.no} stands at place ${place + 1}`);
    // What came on paper is accepted with the day on which it came, whatever was noted on it meanwhile.
    const isLate = action.kind === 'accept' && action.on >= folded.appliedOn;
    if (action.on < folded.lastOn && !isLate)
      throw new Error(`act ${action.no} lies before the one before it`);
    if (action.step !== null) {
      const known = actedIn.get(action.step) ?? new Set();
      for (const { userId } of [action.by, ...cosignersOf(action)]) known.add(userId);
      actedIn.set(action.step, known);
    }
    if (reversed.has(action.no)) return;
    applyAction(folded, action);
    if (!standingKinds.has(action.kind)) lastMove = action;
  });
  return toReading(folded, actions.length, { actedIn, lastMove, reversed });
}

function factsOf(folded: Folded): ConditionFacts {
  return {
    form: folded.form,
    recordOf: (code) => {
      const found = folded.steps.find(({ step }) => step.code === code);
      return found?.isDone ? found.record : {};
    },
    hasNearRelative: folded.hasNearRelative,
    // Where each is looked at, no lot has to fall.
    isDrawn: folded.isDrawn || folded.rules.sampled === 'all',
    hasObjection: folded.objections.length > 0,
    answers: new Set(folded.objections.flatMap(({ how }) => how ?? [])),
    isDelegated: folded.rules.isDelegated,
    isGranted: folded.decision?.isGranted,
  };
}

/** Where each step stands: what is not needed lets through what comes before it. */
function statesOf(folded: Folded): readonly StepState[] {
  const facts = factsOf(folded);
  const list = folded.steps.map(({ step }) => step);
  const passed = new Map<string, boolean>();
  // Before the acceptance, and after an end, no step is anybody's turn.
  const isGoingOn = folded.stage === 'running';
  return folded.steps.map((one, place) => {
    const isReady = isGoingOn && stepsBefore(list, place).every((code) => passed.get(code) ?? false);
    const isNeeded = holds(one.step.when, facts);
    passed.set(one.step.code, isReady && (!isNeeded || one.isDone));
    if (!isNeeded) return 'not-needed';
    if (one.isDone) return 'done';
    if (!isReady) return 'waiting';
    if (one.posting) return 'posted';
    return one.signedBy.length > 0 ? 'half' : 'open';
  });
}

const stepReading = (one: FoldedStep, state: StepState): StepReading => ({
  step: one.step,
  state,
  round: one.round,
  begunOn: one.begunOn,
  doneOn: one.doneOn,
  doneNo: one.doneNo,
  record: one.record,
  signedBy: one.signedBy,
  posting: one.posting,
});

const OPEN: ReadonlySet<StepState> = new Set(['open', 'half', 'posted']);

function phaseOf(folded: Folded, steps: readonly StepReading[]): Phase {
  if (folded.stage !== 'running') return folded.stage;
  if (folded.pausings.some(({ to }) => to === undefined)) return 'paused';
  if (!folded.decision) return 'running';
  const isOver = steps.every(
    ({ step, state }) => step.isOptional || state === 'done' || state === 'not-needed',
  );
  return isOver ? 'closed' : 'decided';
}

function waitingFor(
  { rules: { procedure } }: Folded,
  phase: Phase,
  current: StepReading | undefined,
): readonly ActingPost[] {
  if (phase === 'applied') return procedure.acceptedBy;
  if (!current || (phase !== 'running' && phase !== 'decided')) return [];
  return current.state === 'half' ? [...current.step.by, ...(current.step.second ?? [])] : current.step.by;
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

function toReading(
  folded: Folded,
  lastNo: number,
  seen: Pick<CaseReading, 'actedIn' | 'lastMove' | 'reversed'>,
): CaseReading {
  const states = statesOf(folded);
  const steps = folded.steps.map((one, place) => stepReading(one, states[place] ?? 'waiting'));
  const phase = phaseOf(folded, steps);
  const isGoingOn = phase === 'running' || phase === 'decided';
  const current = isGoingOn
    ? steps.find(({ step, state }) => OPEN.has(state) && !step.isOptional)
    : undefined;
  const turn = waitingFor(folded, phase, current);
  const lastDone = steps
    .flatMap(({ step, doneOn }) => (step.isOptional ? [] : (doneOn ?? [])))
    .toSorted()
    .at(-1);
  return {
    rules: folded.rules,
    phase,
    lastNo,
    appliedOn: folded.appliedOn,
    acceptedOn: folded.acceptedOn,
    closedOn: phase === 'closed' ? lastDone : undefined,
    form: folded.form,
    materials: folded.materials,
    toldToBring: folded.toldToBring,
    steps,
    decision: folded.decision,
    objections: folded.objections,
    pausings: folded.pausings,
    extended: folded.extended,
    hasNearRelative: folded.hasNearRelative,
    isDrawn: folded.isDrawn,
    wasDrawn: folded.wasDrawn,
    recused: folded.recused,
    holder: turn.some(({ level }) => level === folded.holder?.level) ? folded.holder : undefined,
    waitingFor: turn,
    current,
    ripeOn: current?.posting ? dayAfter(current.posting.lastDay) : undefined,
    ...seen,
  };
}
