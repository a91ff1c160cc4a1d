import { type ActionKind, type CaseAction, type CaseActor, cosignersOf } from './actions.ts';
import { findEnded } from './ending.ts';
import type { FieldValues, Json } from './fields.ts';
import type { RulesInForce } from './in-force.ts';
import type { Step } from './matter.ts';
import type { CaseDecision, Objection, Pausing, Posting } from './reading.ts';

/** One step while the actions are gone through. */
export interface FoldedStep {
  readonly step: Step;
  round: number;
  isDone: boolean;
  begunOn: string | undefined;
  doneOn: string | undefined;
  doneNo: number | undefined;
  record: FieldValues;
  signedBy: string[];
  posting: Posting | undefined;
}

/** A case while its actions are gone through, one behind another. */
export interface Folded {
  readonly rules: RulesInForce;
  stage: 'applied' | 'supplementing' | 'running' | 'not-accepted' | 'withdrawn' | 'terminated';
  /** Where a case that was ended goes back to when it is reopened. */
  stageBefore: 'applied' | 'running';
  appliedOn: string;
  acceptedOn: string | undefined;
  form: FieldValues;
  materials: readonly string[];
  toldToBring: readonly string[] | undefined;
  readonly steps: readonly FoldedStep[];
  decision: CaseDecision | undefined;
  objections: Objection[];
  pausings: Pausing[];
  extended: Set<string>;
  hasNearRelative: boolean;
  isDrawn: boolean;
  wasDrawn: boolean;
  readonly recused: Set<string>;
  holder: CaseActor | undefined;
  lastOn: string;
}

/** The field of a form by which a family says so itself, in every matter that asks. */
const NEAR_RELATIVE = 'nearRelative';

const fresh = (step: Step, round: number): FoldedStep => ({
  step,
  round,
  isDone: false,
  begunOn: undefined,
  doneOn: undefined,
  doneNo: undefined,
  record: {},
  signedBy: [],
  posting: undefined,
});

export const startFold = (rules: RulesInForce): Folded => ({
  rules,
  stage: 'applied',
  stageBefore: 'applied',
  appliedOn: '',
  acceptedOn: undefined,
  form: {},
  materials: [],
  toldToBring: undefined,
  steps: rules.procedure.steps.map((step) => fresh(step, 1)),
  decision: undefined,
  objections: [],
  pausings: [],
  extended: new Set(),
  hasNearRelative: false,
  isDrawn: false,
  wasDrawn: false,
  recused: new Set(),
  holder: undefined,
  lastOn: '',
});

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly Json[]).map(textOf) : [];

function stepOf(folded: Folded, action: CaseAction): FoldedStep {
  const found = folded.steps.find(({ step }) => step.code === action.step);
  if (!found) throw new Error(`act ${action.no} is on the step ${action.step}, which the procedure has not`);
  return found;
}

function renew(folded: Folded, isRenewed: (step: FoldedStep, place: number) => boolean): void {
  folded.steps.forEach((one, place) => {
    if (isRenewed(one, place)) Object.assign(one, fresh(one.step, one.round + 1));
  });
}

/** The step and all behind it are done anew; a decision that stands on them falls with them. */
function renewFrom(folded: Folded, code: string): void {
  const first = folded.steps.findIndex(({ step }) => step.code === code);
  if (first < 0) throw new Error(`there is no step ${code} to go back to`);
  renew(folded, (_, place) => place >= first);
  folded.decision = undefined;
}

function sign(folded: Folded, action: CaseAction, record: FieldValues): FoldedStep {
  const one = stepOf(folded, action);
  one.begunOn ??= action.on;
  one.record = { ...one.record, ...record };
  one.signedBy.push(action.by.userId, ...cosignersOf(action).map(({ userId }) => userId));
  // A step that two people do is done when the second has signed.
  if (one.step.second !== undefined && one.signedBy.length < 2) return one;
  one.isDone = true;
  one.doneOn = action.on;
  one.doneNo = action.no;
  return one;
}

function monthAfter(day: string): string {
  return Temporal.PlainDate.from(day).toPlainYearMonth().add({ months: 1 }).toString();
}

function decide(folded: Folded, action: CaseAction): void {
  const one = sign(folded, action, action.record);
  const isGranted = action.record.granted === true;
  const calculation = folded.steps.find(({ step, isDone }) => step.kind === 'calculation' && isDone);
  const { amountField } = one.step;
  const amount = amountField === undefined ? calculation?.record.amountFen : action.record[amountField];
  const recordOf = (code: string) =>
    folded.steps.find(({ step, isDone }) => step.code === code && isDone)?.record ?? {};
  // Whatever the calculation says: of what is put to an end nothing is given any more.
  const isEnd = isGranted && findEnded(folded.rules.matter, folded.form, recordOf) !== undefined;
  const { payment } = folded.rules;
  const paidFrom = payment === 'application-month' ? folded.appliedOn.slice(0, 7) : monthAfter(action.on);
  folded.decision = {
    no: action.no,
    step: one.step.code,
    on: action.on,
    by: action.by,
    isGranted,
    reason: textOf(action.record.reason) || undefined,
    amountFen: isEnd ? 0 : isGranted && typeof amount === 'number' ? amount : undefined,
    paidFrom: isGranted && payment !== undefined ? paidFrom : undefined,
  };
}

function post(folded: Folded, action: CaseAction): void {
  const one = stepOf(folded, action);
  const set = one.step.publicity && folded.rules.findDays(one.step.publicity.days);
  const days = set?.days ?? Number(action.record.days);
  const postedOn = textOf(action.record.postedOn);
  one.begunOn ??= action.on;
  one.posting = {
    no: action.no,
    postedOn,
    lastDay: folded.rules.lastPublicityDay(postedOn, days),
    where: textOf(action.record.where),
  };
}

function answer(folded: Folded, action: CaseAction): void {
  const one = stepOf(folded, action);
  const how = one.step.publicity?.answers.find(({ code }) => code === action.record.how);
  if (!how) throw new Error(`act ${action.no} answers in a way that is not declared`);
  folded.objections = folded.objections.map((objection) =>
    objection.no === action.record.objection
      ? { ...objection, how: how.code, answeredNo: action.no }
      : objection,
  );
  const isRedone = new Set(how.redo);
  renew(folded, ({ step }) => isRedone.has(step.code) || (how.isRepeated === true && step === one.step));
}

function reopen(folded: Folded, action: CaseAction): void {
  if (folded.stage === 'running') {
    const decidedAt = folded.decision?.step;
    if (decidedAt !== undefined) renewFrom(folded, textOf(action.record.toStep) || decidedAt);
  }
  folded.stage =
    folded.stage === 'not-accepted' ? 'applied' : folded.stage === 'running' ? 'running' : folded.stageBefore;
}

const end =
  (stage: 'withdrawn' | 'terminated') =>
  (folded: Folded, action: CaseAction): void => {
    folded.stageBefore = folded.acceptedOn === undefined ? 'applied' : 'running';
    folded.stage = stage;
    closePausing(folded, action.on);
  };

function closePausing(folded: Folded, on: string): void {
  folded.pausings = folded.pausings.map((one) => (one.to === undefined ? { ...one, to: on } : one));
}

/** What each kind of act does to a case. Whether it was allowed was asked before it was written down. */
const effects: Readonly<Record<ActionKind, (folded: Folded, action: CaseAction) => void>> = {
  apply(folded, { on, record }) {
    folded.appliedOn = on;
    folded.form = (record.form ?? {}) as FieldValues;
    if (folded.form[NEAR_RELATIVE] === true) folded.hasNearRelative = true;
    folded.materials = textsOf(record.materials);
  },
  accept(folded, { on }) {
    folded.stage = 'running';
    folded.acceptedOn = on;
  },
  'refuse-acceptance'(folded) {
    folded.stage = 'not-accepted';
  },
  'ask-supplement'(folded, { record }) {
    folded.stage = 'supplementing';
    folded.toldToBring = textsOf(record.items);
  },
  supplement(folded, { record }) {
    folded.stage = 'applied';
    folded.materials = [...new Set([...folded.materials, ...textsOf(record.materials)])];
    folded.form = { ...folded.form, ...((record.form ?? {}) as FieldValues) };
    if (folded.form[NEAR_RELATIVE] === true) folded.hasNearRelative = true;
  },
  record(folded, action) {
    const one = stepOf(folded, action);
    one.begunOn ??= action.on;
    one.record = { ...one.record, ...action.record };
  },
  complete: (folded, action) => void sign(folded, action, action.record),
  confirm: (folded, action) => void sign(folded, action, {}),
  opine: (folded, action) => void sign(folded, action, action.record),
  post,
  // Before its days are over: it does not count, and has to hang again from its first day.
  'take-down': (folded, action) => {
    stepOf(folded, action).posting = undefined;
  },
  object(folded, { no, step, on }) {
    folded.objections.push({ no, step: step ?? '', on, how: undefined, answeredNo: undefined });
  },
  answer,
  decide,
  extend(folded, { record }) {
    folded.extended.add(textOf(record.extension));
  },
  pause(folded, { on, record }) {
    folded.pausings.push({ rule: textOf(record.rule), from: on, to: undefined });
  },
  resume: (folded, { on }) => closePausing(folded, on),
  'declare-relative'(folded, { record }) {
    folded.hasNearRelative = true;
    if (typeof record.officerId === 'string') folded.recused.add(record.officerId);
  },
  draw(folded) {
    // Whoever is drawn after the decision is looked at as it was decided; the case does not go back.
    if (!folded.decision) folded.isDrawn = true;
    folded.wasDrawn = true;
  },
  transfer(folded, { record }) {
    folded.holder = {
      userId: textOf(record.toId),
      post: textOf(record.toPost),
      level: textOf(record.toLevel) as CaseActor['level'],
    };
  },
  'take-over'(folded, { by }) {
    folded.holder = by;
  },
  return: (folded, { record }) => renewFrom(folded, textOf(record.toStep)),
  withdraw: end('withdrawn'),
  terminate: end('terminated'),
  reopen,
  reverse() {
    // Whoever folds leaves out the reversed act; the reversal itself does nothing more.
  },
};

export function applyAction(folded: Folded, action: CaseAction): void {
  effects[action.kind](folded, action);
  if (action.on > folded.lastOn) folded.lastOn = action.on;
}
