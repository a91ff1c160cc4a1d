import type { Citation } from '../documents.ts';
import { type Text, text } from '../language/kinds.ts';
import type { Field, FieldValues, Json } from './fields.ts';

/** Where somebody acts, as posts are held. `applicant` is nobody's post: the case waits for the family. */
export type ActingLevel = 'village' | 'town' | 'county';

/** Who may act: a post of the officers' table, held at a level. */
export interface ActingPost {
  readonly post: string;
  readonly level: ActingLevel;
}

export const villageWorker: ActingPost = { post: 'village-worker', level: 'village' };
export const townshipClerk: ActingPost = { post: 'township-clerk', level: 'town' };
export const townshipDirector: ActingPost = { post: 'director', level: 'town' };
export const bureauOfficer: ActingPost = { post: 'bureau-officer', level: 'county' };
export const bureauDirector: ActingPost = { post: 'director', level: 'county' };
/** Whoever reads a list that hangs in public. Nobody's account: they may object to it, and do nothing else. */
export const thePublic: ActingPost = { post: 'public', level: 'village' };

/** When a step or limit is there at all. Data, not code: the flow chart and the guide say it in words. */
export type Condition =
  | {
      readonly if: 'field';
      readonly of: 'form' | { readonly step: string };
      readonly field: string;
      readonly is: readonly Json[];
      readonly say: Text;
    }
  | { readonly if: 'near-relative' }
  /** Drawn by lot for a second look, before anything was decided. */
  | { readonly if: 'drawn' }
  | { readonly if: 'objection' }
  | { readonly if: 'answered'; readonly how: string }
  | { readonly if: 'delegated' }
  | { readonly if: 'granted' }
  | { readonly if: 'refused' }
  | { readonly if: 'not'; readonly of: Condition }
  | { readonly if: 'any'; readonly of: readonly Condition[] }
  | { readonly if: 'all'; readonly of: readonly Condition[] };

/** How many days: a dated figure of the packs, or one that stands in the article itself. */
export type Days = { readonly parameter: string } | { readonly fixed: number };

/** A moment of a case at which a limit starts or ends. `begun` is the first that was done of a step. */
export type Moment =
  | 'application'
  | 'acceptance'
  | 'decision'
  /** The last that came in. */
  | 'objection'
  | { readonly step: string }
  | { readonly begun: string }
  /** A day that the form tells, as of a death. */
  | { readonly form: string };

/** A limit: counted from the day after it starts, in working days, days of the calendar, or whole months. */
export interface Limit {
  readonly code: string;
  readonly title: Text;
  readonly days: Days;
  /** What the office promises, which may only be shorter. */
  readonly promised?: Days;
  readonly counts: 'working-days' | 'days' | 'months';
  readonly from: Moment;
  readonly to: Moment;
  readonly when?: Condition;
  readonly articles: readonly Citation[];
}

/** What may be shown to everybody. There is no word here for a number, an illness, a sum of property or a child. */
export type ShownField =
  | 'applicant'
  | 'village'
  | 'members'
  | 'amount'
  | 'class'
  | 'matter'
  | 'from'
  | 'to'
  | 'telephone';

export interface PublicityRule {
  /** In days of the calendar. Whether the day of posting counts is a parameter of the place. */
  readonly days: Days;
  readonly where: Text;
  readonly shows: readonly ShownField[];
  /** How an objection is answered: which steps are done again. `redo` may be empty when it is answered in words. */
  readonly answers: readonly {
    readonly code: string;
    readonly title: Text;
    readonly redo: readonly string[];
    /** Whether the list is put up again afterwards. */
    readonly isRepeated?: boolean;
  }[];
}

/** What a check of a record may look at besides: the form, and what the steps before have recorded. */
export interface SeenBefore {
  readonly form: FieldValues;
  recordOf(step: string): FieldValues;
  /** A figure of the packs as the place has it on the day of the law; nothing where it has set none. */
  figure(parameter: string): number | undefined;
}

/** What must be true of a record beyond each field alone, as a quorum. */
export interface RecordCheck {
  readonly code: string;
  readonly say: Text;
  readonly article: Citation;
  /** The field of the record at which it is said; left out where it is of the whole. */
  readonly field?: string;
  readonly holds: (record: FieldValues, seen: SeenBefore) => boolean;
}

/** What a case has to prove: the four of which a hundred in a hundred are asked. */
export const proofs = ['visit', 'calculation', 'appraisal', 'publicity'] as const;
export type Proof = (typeof proofs)[number];

export type StepKind = 'record' | 'investigation' | 'calculation' | 'publicity' | 'opinion' | 'decision';

export interface Step {
  readonly code: string;
  readonly title: Text;
  readonly kind: StepKind;
  readonly by: readonly ActingPost[];
  /** Who else may be the second of two who sign; left out, one person does it. */
  readonly second?: readonly ActingPost[];
  /** Who may do it as well, where it happens at their desk; the case does not wait for them. */
  readonly alsoBy?: readonly ActingPost[];
  readonly records: readonly Field[];
  readonly checks?: readonly RecordCheck[];
  readonly when?: Condition;
  /** Steps that come before; left out, the one before it in the list. */
  readonly after?: readonly string[];
  /** May be done, but nothing waits for it. */
  readonly isOptional?: boolean;
  /** Whoever acted in these may not act here. A decision shuts out every investigation without saying so. */
  readonly notBy?: readonly string[];
  readonly publicity?: PublicityRule;
  /** Of a decision: the field that says the amount, where no calculation does. */
  readonly amountField?: string;
  /** Which of the four it proves; left out, what its kind does. */
  readonly proves?: Proof;
  /** The checklist by which it can be done on a telephone in the village. */
  readonly checklist?: string;
  /** Counts of the applicant that follow from what this step recorded: the calculation takes them as they are. */
  readonly settles?: (record: FieldValues) => Readonly<Record<string, number>>;
  /** What is done to those who are drawn by lot. */
  readonly isSample?: boolean;
  readonly articles: readonly Citation[];
}

export interface Material {
  readonly code: string;
  readonly title: Text;
  /** Had by sharing data: it must not be asked for. */
  readonly shared?: boolean;
  /** The words of the form itself: whoever fills it in on a page has written it. */
  readonly isForm?: boolean;
  readonly isOptional?: boolean;
  readonly articles: readonly Citation[];
}

export interface Extension {
  readonly code: string;
  readonly title: Text;
  /** The limit that gets longer, and how long it then is in all. */
  readonly limit: string;
  readonly days: Days;
  readonly articles: readonly Citation[];
}

export interface PauseRule {
  readonly code: string;
  readonly title: Text;
  readonly articles: readonly Citation[];
}

/** The right to decide given to townships: a choice of the packs, `county` or `township`, by place and day. */
export interface Delegation {
  readonly parameter: string;
  readonly articles: readonly Citation[];
}

/** Until when a recognition holds: in months from the decision. With its last day it is over. */
export interface Validity {
  readonly months: Days;
  /** A field of the decision that says it for this case, never longer. */
  readonly field?: string;
  /** The form with which it is asked for anew, from that of last time. */
  readonly renew?: (form: FieldValues) => FieldValues;
  readonly articles: readonly Citation[];
}

export interface ResultDocument {
  readonly code: string;
  readonly title: Text;
  readonly on: 'granted' | 'refused' | 'both';
  /** A certificate is carried and shown; a notice, which it is when left out, is read and kept. */
  readonly form?: 'certificate';
  readonly articles: readonly Citation[];
}

/** What a decision puts an end to: the grant of another matter, when the form or an earlier step says so. */
export interface Ending {
  readonly matter: string;
  /** The step that says it; the form when left out. */
  readonly step?: string;
  readonly field: string;
  readonly is: readonly Json[];
}

/** Of how many cases the body above looks at the family itself: the largest of the shares that are set. */
export interface Sampling {
  readonly shares: readonly { readonly parameter: string; readonly cell?: string }[];
  readonly articles: readonly Citation[];
}

/** How a matter is done from a day on. */
export interface ProcedureText {
  readonly from: string;
  /** The first day on which it is not begun any more, when nothing takes its place. */
  readonly end?: string;
  /** Who may take an application in, and who accepts it. */
  readonly startedBy: readonly ActingPost[];
  readonly acceptedBy: readonly ActingPost[];
  readonly form: readonly Field[];
  readonly materials: readonly Material[];
  readonly steps: readonly Step[];
  readonly limits: readonly Limit[];
  readonly extensions?: readonly Extension[];
  readonly pauses?: readonly PauseRule[];
  readonly delegation?: Delegation;
  readonly sampling?: Sampling;
  readonly validity?: Validity;
  /** Why nothing is put up in public; required where no step is a publicity. */
  readonly notPublic?: { readonly say: Text; readonly articles: readonly Citation[] };
  /** What stays in public of those who receive it, for as long as they do. */
  readonly announced?: { readonly shows: readonly ShownField[]; readonly articles: readonly Citation[] };
  readonly results: readonly ResultDocument[];
  readonly articles: readonly Citation[];
}

/** A case written down by hand from the text of the law: what happens on which day, and by when it has to. */
export interface MatterExample {
  readonly name: string;
  readonly source: Citation;
  readonly region: string;
  readonly acceptedOn: string;
  /** What the form tells, where the limit hangs on it. */
  readonly form?: FieldValues;
  /** The day on which the limit starts, where that is later than the acceptance. */
  readonly startsOn?: string;
  /** The limit, which starts with the acceptance, a day of the form or the day above. */
  readonly limit: string;
  /** Null: the place has set none, and none is guessed. */
  readonly lastDay: string | null;
}

/** Whoever is on a roll and is looked at again from time to time, without having to apply. */
export interface Roll {
  readonly rosters: readonly string[];
  /** Matters whose latest decision is the day from which the time runs; without one, the day of entry on the roll. */
  readonly after: readonly string[];
  /** A figure of the packs by class, in months. */
  readonly every: string;
  /** Classes of the roster, as the figure names them; whoever has none is looked at as often as the most frequent. */
  readonly classes: readonly string[];
  /** The form of a case that is opened for one of them. */
  readonly form: (found: string, dueOn: string) => FieldValues;
}

export type MatterKind = 'grant' | 'confirmation' | 'certificate' | 'change';

export interface Matter {
  readonly code: string;
  readonly title: Text;
  readonly kind: MatterKind;
  /** Who may apply, in a sentence for the guide, and for whom. */
  readonly applicant: { readonly of: 'household' | 'person'; readonly say: Text };
  /** The scheme whose amount is decided; left out, a matter without money of its own. */
  readonly scheme?: string;
  /** The choice of the packs that says from when is paid. */
  readonly payment?: string;
  readonly roll?: Roll;
  readonly ends?: Ending;
  /** The one body that answers for it in the list of powers and duties. */
  readonly office: Text;
  readonly procedures: readonly ProcedureText[];
  readonly examples: readonly MatterExample[];
}

export const matter = (given: Matter): Matter => given;

/** A paper that the family brings. */
export const paper = (code: string, zh: string, en: string, ...articles: readonly Citation[]): Material => ({
  code,
  title: text(zh, en),
  articles,
});
/** The written application: on paper a sheet of its own, on a page what was filled in. */
export const formPaper = (
  code: string,
  zh: string,
  en: string,
  ...articles: readonly Citation[]
): Material => ({
  ...paper(code, zh, en, ...articles),
  isForm: true,
});
/** A paper that offices have of one another, and that nobody may ask for. */
export const sharedPaper = (
  code: string,
  zh: string,
  en: string,
  ...articles: readonly Citation[]
): Material => ({
  ...paper(code, zh, en, ...articles),
  shared: true,
});
export const result = (
  code: string,
  zh: string,
  en: string,
  on: ResultDocument['on'],
  ...articles: readonly Citation[]
): ResultDocument => ({ code, title: text(zh, en), on, articles });

/** The whole procedure in working days from the acceptance to the decision, and what the place promises. */
export const wholeLimit = (name: string, days: string, ...articles: readonly Citation[]): Limit => ({
  code: days.split('.').at(-1) ?? days,
  title: text('全部办结', 'Whole procedure'),
  days: { parameter: days },
  promised: { parameter: `promised.${name}.total` },
  counts: 'working-days',
  from: 'acceptance',
  to: 'decision',
  articles,
});

/** `when: is('form', 'emergency', [true], text('急难的', 'in urgent cases'))` */
export const is = (
  of: 'form' | { readonly step: string },
  field: string,
  values: readonly Json[],
  say: Text,
): Condition => ({
  if: 'field',
  of,
  field,
  is: values,
  say,
});
export const not = (of: Condition): Condition => ({ if: 'not', of });
export const whenGranted: Condition = { if: 'granted' };
export const whenRefused: Condition = { if: 'refused' };
export const whenDelegated: Condition = { if: 'delegated' };
export const whenNearRelative: Condition = { if: 'near-relative' };
export const whenDrawn: Condition = { if: 'drawn' };
