import { type ActionKind, type CaseAction, type CaseReading, findStep } from '../../engine/matters/index.ts';
import type { Id } from '../base/index.ts';
import type { NoticeKind, SmsFacts, SmsTemplateName } from '../notices/index.ts';
import type { EventType } from '../webhooks/index.ts';

/** One act, with the case before it (nothing before the first) and after. */
export interface Happened {
  readonly action: CaseAction;
  readonly before: CaseReading | undefined;
  readonly after: CaseReading;
}

/** Officers by account, or everybody whose turn it is, as in `town/township-clerk`. */
export interface Recipients {
  readonly userIds?: readonly Id[];
  readonly turns?: readonly string[];
}

export interface Telling {
  /** What other systems hear. Null: they hear nothing of it. */
  readonly event: EventType | null;
  /** What the family is written; null where nothing is. */
  readonly family: ((happened: Happened) => { template: SmsTemplateName; facts: SmsFacts } | null) | null;
  /** Which officers are told. Never whoever did it. */
  readonly officers: { readonly kind: NoticeKind; readonly to: (happened: Happened) => Recipients } | null;
}

const nobody = { family: null, officers: null };
/** A step of the way: of interest to other systems alone. */
const moved: Telling = { event: 'case.moved', ...nobody };
/** Within the office: nobody outside it hears. */
const unsaid: Telling = { event: null, ...nobody };

const write =
  (template: SmsTemplateName, facts: (happened: Happened) => SmsFacts = () => ({})) =>
  (happened: Happened) => ({ template, facts: facts(happened) });
const reason = ({ action }: Happened): SmsFacts => ({ reason: String(action.record.reason ?? '') });

const turnsOf = ({ after }: Happened): Recipients => ({
  turns: after.waitingFor.map(({ level, post }) => `${level}/${post}`),
});
/** Whoever did the step that is done anew; everybody whose turn it is when nobody has. */
function authors(happened: Happened): Recipients {
  const done = happened.before?.actedIn.get(String(happened.action.record.toStep));
  return done !== undefined && done.size > 0 ? { userIds: [...done] } : turnsOf(happened);
}
/** Whoever answers for the list on the wall. */
const posters = ({ action, after }: Happened): Recipients => ({
  turns: (findStep(after, action.step)?.step.by ?? []).map(({ level, post }) => `${level}/${post}`),
});

const items = ({ action }: Happened): SmsFacts => {
  const given = Array.isArray(action.record.items) ? action.record.items : [];
  const text = given.map(String).join('、');
  return { items: { zh: text, en: text } };
};
const until = ({ action, after }: Happened): SmsFacts => ({
  until: findStep(after, action.step)?.posting?.lastDay ?? '',
});

/** Only a decision that stands is told: the opinion of a delegated step, or one that waits for a second, is none. */
function decided({ action, after }: Happened) {
  const { decision, rules } = after;
  if (decision?.no !== action.no) return null;
  if (rules.matter.kind === 'change') return { template: 'case-changed' as const, facts: {} };
  return { template: decision.isGranted ? ('case-granted' as const) : ('case-refused' as const), facts: {} };
}

/** A family that was told of a decision hears that it no longer stands. */
const takenBack = ({ action, before }: Happened) =>
  before?.decision !== undefined && before.decision.no === action.record.no
    ? { template: 'case-corrected' as const, facts: {} }
    : null;

/** Who hears of which act: the one table. An act that is not here does not compile. */
export const tellings: Readonly<Record<ActionKind, Telling>> = {
  apply: { event: 'case.applied', family: write('case-received'), officers: null },
  accept: { event: 'case.accepted', family: write('case-accepted'), officers: null },
  'refuse-acceptance': {
    event: 'case.not-accepted',
    family: write('case-not-accepted', reason),
    officers: null,
  },
  'ask-supplement': {
    event: 'case.supplement-asked',
    family: write('case-supplement', items),
    officers: null,
  },
  supplement: { event: 'case.moved', family: null, officers: { kind: 'case-supplemented', to: turnsOf } },
  record: unsaid,
  complete: moved,
  confirm: moved,
  opine: moved,
  post: { event: 'case.moved', family: write('case-publicity', until), officers: null },
  'take-down': moved,
  object: { event: null, family: null, officers: { kind: 'case-objection', to: posters } },
  answer: unsaid,
  decide: { event: 'case.decided', family: decided, officers: null },
  extend: { event: 'case.moved', family: write('case-extended'), officers: null },
  pause: moved,
  resume: moved,
  'declare-relative': unsaid,
  draw: unsaid,
  transfer: {
    event: null,
    family: null,
    officers: {
      kind: 'case-handed-on',
      to: ({ action }) => ({ userIds: [String(action.record.toId)] }),
    },
  },
  'take-over': {
    event: null,
    family: null,
    officers: {
      kind: 'case-taken-over',
      to: ({ before }) => ({ userIds: before?.holder ? [before.holder.userId] : [] }),
    },
  },
  return: { event: 'case.moved', family: null, officers: { kind: 'case-returned', to: authors } },
  withdraw: { event: 'case.ended', ...nobody },
  terminate: { event: 'case.ended', family: write('case-ended', reason), officers: null },
  reopen: { event: 'case.reopened', family: null, officers: { kind: 'case-reopened', to: turnsOf } },
  reverse: { event: 'case.moved', family: takenBack, officers: { kind: 'case-reversed', to: turnsOf } },
};
