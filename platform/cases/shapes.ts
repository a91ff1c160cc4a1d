import { Type } from 'typebox';

export const Text = Type.String();
export const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
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
  townName: Maybe(Text),
  villageId: Text,
  villageName: Maybe(Text),
  phase: Text,
  step: Maybe(Text),
  stepTitle: Maybe(Text),
  waitingLevel: Maybe(Text),
  holderId: Maybe(Text),
  ripeOn: Maybe(Text),
  dueOn: Maybe(Text),
  dueLimit: Maybe(Text),
  appliedOn: Text,
  acceptedOn: Maybe(Text),
  decidedOn: Maybe(Text),
  isGranted: Maybe(Type.Boolean()),
  amountFen: Maybe(Type.Integer()),
  lastNo: Type.Integer(),
});

const Field = Type.Object({
  name: Text,
  title: Text,
  kind: Text,
  isOptional: Type.Boolean(),
  when: Maybe(Type.Object({ field: Text, is: Type.Array(Type.Unknown()) })),
  choices: Type.Array(Type.Object({ value: Text, label: Text })),
  min: Maybe(Type.Integer()),
  max: Maybe(Type.Integer()),
});
export const FieldShape = Field;

const Value = Type.Object({ name: Text, title: Text, value: Text });
export const ValueShape = Value;

export const ClockShape = Type.Object({
  code: Text,
  title: Text,
  counts: Text,
  days: Type.Integer(),
  from: Text,
  lastDay: Maybe(Text),
  promisedDay: Maybe(Text),
  /** The year whose calendar is missing, so that the last day is not known. */
  unknownYear: Maybe(Type.Integer()),
  to: Maybe(Text),
  pausedDays: Type.Integer(),
  isExtended: Type.Boolean(),
  source: Maybe(Text),
  /** Working or calendar days that are left; below zero when it is late. Null once it has ended. */
  left: Maybe(Type.Integer()),
});

export const StepShape = Type.Object({
  code: Text,
  title: Text,
  kind: Text,
  state: Text,
  round: Type.Integer(),
  level: Text,
  doneOn: Maybe(Text),
  signedBy: Type.Array(Text),
  needsTwo: Type.Boolean(),
  isOptional: Type.Boolean(),
  when: Maybe(Text),
  articles: Type.Array(Text),
  record: Type.Array(Value),
  posting: Maybe(Type.Object({ postedOn: Text, lastDay: Text, where: Text })),
});

export const ActShape = Type.Object({
  no: Type.Integer(),
  kind: Text,
  step: Maybe(Text),
  stepTitle: Maybe(Text),
  on: Text,
  at: Text,
  by: Text,
  post: Text,
  level: Text,
  isReversed: Type.Boolean(),
  record: Type.Array(Value),
});

export const PossibleAct = Type.Object({
  kind: Text,
  step: Maybe(Text),
  stepTitle: Maybe(Text),
  fields: Type.Array(Field),
  /** A calculation is given facts of the family instead. */
  needsFacts: Type.Boolean(),
  /** What was noted down already. */
  noted: Type.Record(Type.String(), Type.Unknown()),
});

export const CaseRecord = Type.Object({
  file: CaseItem,
  householdId: Maybe(Text),
  procedureFrom: Text,
  lawDay: Text,
  basis: Type.Array(Text),
  isDelegated: Type.Boolean(),
  hasNearRelative: Type.Boolean(),
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
      reason: Maybe(Text),
      amountFen: Maybe(Type.Integer()),
      paidFrom: Maybe(Text),
    }),
  ),
  calculation: Maybe(
    Type.Object({ eligible: Type.Boolean(), amountFen: Type.Integer(), day: Text, lines: Type.Array(Text) }),
  ),
  acts: Type.Array(ActShape),
  possible: Type.Array(PossibleAct),
});
