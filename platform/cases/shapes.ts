import { Type } from 'typebox';

export const Text = Type.String();
export const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
/** As `Maybe` of a plain value, in the form of schema that is written out many times faster than a choice of two. */
const plain = <T>(type: string) => Type.Unsafe<T | null>({ type: [type, 'null'] });
export const MaybeText = plain<string>('string');
export const MaybeInteger = plain<number>('integer');
export const MaybeBoolean = plain<boolean>('boolean');
export const Uuid = Type.String({ format: 'uuid' });
/** What somebody fills in: read by the declaration of the matter, not by a schema of the route. */
export const FilledIn = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown());

export const PlaceQuery = { townId: Type.Optional(Uuid), villageId: Type.Optional(Uuid) };
export const MatterQuery = { matter: Type.Optional(Type.String({ maxLength: 60 })) };

/** A case as lists show it. */
export const CaseItem = Type.Object({
  id: Text,
  caseNo: Text,
  matter: Text,
  matterTitle: Text,
  applicant: Text,
  personId: Text,
  townId: Text,
  townName: MaybeText,
  villageId: Text,
  villageName: MaybeText,
  phase: Text,
  step: MaybeText,
  stepTitle: MaybeText,
  waitingLevel: MaybeText,
  holderId: MaybeText,
  ripeOn: MaybeText,
  dueOn: MaybeText,
  /** The notice of the year in which the limit ends is still to come: by the law of holidays alone. */
  dueIsProvisional: Type.Boolean(),
  dueLimit: MaybeText,
  appliedOn: Text,
  acceptedOn: MaybeText,
  decidedOn: MaybeText,
  isGranted: MaybeBoolean,
  amountFen: MaybeInteger,
  lastNo: Type.Integer(),
});

const Field = Type.Object({
  name: Text,
  title: Text,
  kind: Text,
  /** Of papers: photographed, drawn on the screen, or any file. */
  of: Type.Optional(Text),
  isOptional: Type.Boolean(),
  /** Asked only when another field has one of these values. */
  when: Type.Optional(Type.Object({ field: Text, is: Type.Array(Type.Unknown()) })),
  choices: Type.Array(Type.Object({ value: Text, label: Text })),
  min: MaybeInteger,
  max: MaybeInteger,
});
export const FieldShape = Field;

/** `raw` is the code of a choice, which words of a language do not tell. */
const Value = Type.Object({ name: Text, title: Text, value: Text, raw: Type.Optional(Text) });
export const ValueShape = Value;

export const ClockShape = Type.Object({
  code: Text,
  title: Text,
  counts: Text,
  days: Type.Integer(),
  from: Text,
  lastDay: MaybeText,
  promisedDay: MaybeText,
  /** The year whose calendar is missing, so that the last day is not known. */
  unknownYear: MaybeInteger,
  /** The notice of the year in which it ends is still to come: the last day is by the law of holidays alone. */
  isProvisional: Type.Boolean(),
  to: MaybeText,
  pausedDays: Type.Integer(),
  isExtended: Type.Boolean(),
  source: MaybeText,
  /** Working or calendar days that are left; below zero when it is late. Null once it has ended. */
  left: MaybeInteger,
});

export const StepShape = Type.Object({
  code: Text,
  title: Text,
  kind: Text,
  state: Text,
  round: Type.Integer(),
  level: Text,
  doneOn: MaybeText,
  signedBy: Type.Array(Text),
  needsTwo: Type.Boolean(),
  /** Done by going there: it can be taken along on a telephone. */
  isVisit: Type.Boolean(),
  /** A second look by lot, which comes after the decision too. */
  isSample: Type.Boolean(),
  isOptional: Type.Boolean(),
  when: MaybeText,
  articles: Type.Array(Text),
  record: Type.Array(Value),
  posting: Maybe(Type.Object({ postedOn: Text, lastDay: Text, where: Text })),
});

export const ActShape = Type.Object({
  no: Type.Integer(),
  kind: Text,
  step: MaybeText,
  stepTitle: MaybeText,
  on: Text,
  at: Text,
  by: Text,
  post: Text,
  level: Text,
  isReversed: Type.Boolean(),
  /** Of an application that the family sent itself: the day on which it came, before the office took it in. */
  cameInOn: MaybeText,
  /** Why an application on paper was entered later than the day on which it came, which is `on`. */
  paperWhy: MaybeText,
  record: Type.Array(Value),
});

export const PossibleAct = Type.Object({
  kind: Text,
  step: MaybeText,
  stepTitle: MaybeText,
  fields: Type.Array(Field),
  /** A calculation is given facts of the family instead. */
  needsFacts: Type.Boolean(),
  /** What was noted down already. */
  noted: Type.Record(Type.String(), Type.Unknown()),
});

export const CaseRecord = Type.Object({
  file: CaseItem,
  householdId: MaybeText,
  procedureFrom: Text,
  lawDay: Text,
  basis: Type.Array(Text),
  isDelegated: Type.Boolean(),
  hasNearRelative: Type.Boolean(),
  /** It came on paper, before it was entered. */
  isFromPaper: Type.Boolean(),
  /** Begun by the office or told to it, not applied for: as a review, or a change of life. */
  isBegunByOffice: Type.Boolean(),
  form: Type.Array(Value),
  materials: Type.Array(
    Type.Object({
      code: Text,
      title: Text,
      isShared: Type.Boolean(),
      isOptional: Type.Boolean(),
      isBrought: Type.Boolean(),
    }),
  ),
  toldToBring: Type.Array(Text),
  steps: Type.Array(StepShape),
  clocks: Type.Array(ClockShape),
  objections: Type.Array(Type.Object({ no: Type.Integer(), on: Text, isAnswered: Type.Boolean() })),
  decision: Maybe(
    Type.Object({
      isGranted: Type.Boolean(),
      on: Text,
      by: Text,
      reason: MaybeText,
      amountFen: MaybeInteger,
      paidFrom: MaybeText,
    }),
  ),
  calculation: Maybe(
    Type.Object({
      ...{ eligible: Type.Boolean(), amountFen: Type.Integer(), day: Text, lines: Type.Array(Text) },
      /** What the family has today, where that was on record. */
      receivedFen: MaybeInteger,
    }),
  ),
  acts: Type.Array(ActShape),
  possible: Type.Array(PossibleAct),
});
