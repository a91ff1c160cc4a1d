import { Type } from 'typebox';
import { PageQuery } from '../../platform/http/index.ts';
import { groups } from './compare.ts';
import { familyTypes } from './family.ts';
import { orders } from './households.ts';

const VARIANTS_MAX = 2;
const CHANGES_MAX = 20;

const Fen = Type.Integer();
const Count = Type.Integer();
const oneOf = <T extends string>(values: readonly T[]) => Type.Enum([...values]);

export const ChangeShape = Type.Object(
  {
    code: Type.String({ maxLength: 80 }),
    cell: Type.String({ maxLength: 80 }),
    value: Type.String({ minLength: 1, maxLength: 40 }),
    from: Type.String({ format: 'date' }),
    unit: Type.Optional(Type.String({ maxLength: 20 })),
  },
  { additionalProperties: false },
);

const VariantShape = Type.Object(
  { name: Type.String({ maxLength: 40 }), changes: Type.Array(ChangeShape, { maxItems: CHANGES_MAX }) },
  { additionalProperties: false },
);

const asked = {
  month: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }),
  variants: Type.Array(VariantShape, { maxItems: VARIANTS_MAX }),
};
export const QuestionShape = Type.Object(asked, { additionalProperties: false });
export const AskShape = Type.Object(
  {
    ...asked,
    /** Month by month to the end of the year as well: as many times the work. */
    withCourse: Type.Optional(Type.Boolean()),
    /** Takes the population anew. */
    isFresh: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
const VariantNo = Type.Integer({ minimum: 0, maximum: VARIANTS_MAX - 1 });
const drill = {
  group: oneOf(groups),
  townId: Type.Optional(Type.String({ format: 'uuid' })),
  family: Type.Optional(oneOf(familyTypes)),
  /** Of this scheme alone. */
  scheme: Type.Optional(Type.String({ maxLength: 80 })),
  order: Type.Optional(oneOf(orders)),
};
export const DrillShape = Type.Object(
  {
    ...asked,
    variant: VariantNo,
    ...drill,
    ...PageQuery.properties,
  },
  { additionalProperties: false },
);

const tally = {
  households: Count,
  gain: Count,
  lose: Count,
  entering: Count,
  leaving: Count,
  gainFen: Fen,
  loseFen: Fen,
  recognised: Count,
  derecognised: Count,
};
const Tally = Type.Object(tally);

export const PopulationShape = Type.Object({
  day: Type.String(),
  takenAt: Type.String(),
  households: Count,
  persons: Count,
  leftOut: Type.Object({
    households: Count,
    notAssessed: Count,
    tooLarge: Count,
    missing: Type.Array(Type.Object({ fact: Type.String(), title: Type.String(), households: Count })),
  }),
});

const SchemeShape = Type.Object({
  code: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  period: Type.String(),
  basePayees: Count,
  triedPayees: Count,
  baseFen: Fen,
  triedFen: Fen,
  /** Pays nothing by itself: households in and out are those recognised and no longer. */
  isStanding: Type.Boolean(),
  entering: Count,
  leaving: Count,
});

export const AnswerShape = Type.Object({
  month: Type.String(),
  period: Type.String(),
  baseFen: Fen,
  population: PopulationShape,
  variants: Type.Array(
    Type.Object({
      name: Type.String(),
      fen: Fen,
      total: Tally,
      towns: Type.Array(Type.Object({ townId: Type.String(), townName: Type.String(), ...tally })),
      families: Type.Array(Type.Object({ type: oneOf(familyTypes), ...tally })),
      /** Households by what they lose (first half, the most outermost) or gain, split at `histogramFen`. */
      histogram: Type.Array(Count),
      schemes: Type.Array(SchemeShape),
    }),
  ),
  histogramFen: Type.Array(Fen),
  course: Type.Union([
    Type.Null(),
    Type.Object({
      months: Type.Array(Type.Object({ month: Type.String(), baseFen: Fen, variantFen: Type.Array(Fen) })),
      baseFen: Fen,
      variantFen: Type.Array(Fen),
    }),
  ]),
});

export const HouseholdShape = Type.Object({
  id: Type.String(),
  headName: Type.Union([Type.String(), Type.Null()]),
  townName: Type.String(),
  villageName: Type.String(),
  persons: Count,
  /** In fen; where a standing is looked at, how many hold it. */
  was: Fen,
  is: Fen,
  /** In a few words, what moves it. */
  why: Type.Array(Type.String()),
});

/** The list taken out, as a filter of the export centre. */
export const ExportFilter = Type.Object(
  { ...asked, variant: VariantNo, ...drill },
  { additionalProperties: false },
);

export const ExplainShape = Type.Object(
  { ...asked, householdId: Type.String({ format: 'uuid' }) },
  { additionalProperties: false },
);

export const ExplanationShape = Type.Object({
  household: Type.Object({
    id: Type.String(),
    headName: Type.Union([Type.String(), Type.Null()]),
    townName: Type.String(),
    villageName: Type.String(),
  }),
  schemes: Type.Array(
    Type.Object({
      scheme: Type.String(),
      title: Type.String(),
      isStanding: Type.Boolean(),
      /** As things are, then with each variant. */
      sides: Type.Array(
        Type.Object({
          name: Type.String(),
          eligible: Type.Boolean(),
          amount: Type.Union([Type.String(), Type.Null()]),
          headline: Type.String(),
          sentences: Type.Array(Type.String()),
        }),
      ),
      differences: Type.Array(
        Type.Object({
          kind: oneOf(['parameter', 'condition', 'sum'] as const),
          title: Type.String(),
          values: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
});

const CheckShape = Type.Object({
  month: Type.String(),
  households: Count,
  isEqual: Type.Boolean(),
  tookMs: Type.Integer(),
  plans: Type.Array(
    Type.Object({
      name: Type.String(),
      columnsFen: Fen,
      sqlFen: Fen,
      items: Count,
      disagreements: Count,
    }),
  ),
});

export const CheckRecordShape = Type.Object({
  id: Type.String(),
  question: QuestionShape,
  state: oneOf(['waiting', 'running', 'done', 'failed'] as const),
  /** How many of `steps` parts are done. */
  step: Count,
  steps: Count,
  result: Type.Union([Type.Null(), CheckShape]),
  userName: Type.String(),
  requestedAt: Type.String(),
  finishedAt: Type.Union([Type.Null(), Type.String()]),
});

export const AdoptShape = Type.Object(
  {
    month: asked.month,
    variant: VariantShape,
    /** The check that it passed. */
    checkId: Type.Optional(Type.String({ format: 'uuid' })),
  },
  { additionalProperties: false },
);

export const ParameterShape = Type.Object({
  code: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  group: Type.Object({ code: Type.String(), title: Type.String() }),
  unit: Type.String(),
  /** The unit in the language of the page. */
  unitLabel: Type.String(),
  choices: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
  cells: Type.Array(
    Type.Object({
      cell: Type.String(),
      label: Type.String(),
      /** As in the document, in `unit`; null where none is set. */
      value: Type.Union([Type.String(), Type.Null()]),
      isAssumed: Type.Boolean(),
    }),
  ),
});
