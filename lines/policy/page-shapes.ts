import { Type } from 'typebox';
import {
  Figure,
  Limit,
  MaybeText,
  Named,
  ParameterItem,
  SchemeItem,
  Source,
  Status,
  Text,
} from './shapes.ts';

const Strings = Type.Array(Text);

const Outline = {
  how: Type.Union([Type.Literal('all'), Type.Literal('any'), Type.Literal('cases'), Type.Literal('one')]),
  lines: Strings,
};

const Rule = Type.Object({
  code: Text,
  title: Text,
  depth: Type.Integer(),
  kind: Text,
  article: Source,
  since: MaybeText,
  ...Outline,
  says: Strings,
});

/** In the form of `docs/examples/facts.json`: what `minzheng decide` reads. */
const FactValue = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
export const Facts = Type.Object({
  household: Type.Record(Type.String(), FactValue),
  members: Type.Array(Type.Record(Type.String(), FactValue)),
});

export const SchemePage = Type.Object({
  scheme: SchemeItem,
  conditions: Type.Array(Rule),
  amounts: Type.Array(Rule),
  parameters: Type.Array(ParameterItem),
  interactions: Type.Array(
    Type.Object({ kind: Text, title: Text, other: Named, isFirst: Type.Boolean(), article: Source }),
  ),
  versions: Type.Array(
    Type.Object({
      day: Text,
      kind: Type.Union([Type.Literal('begins'), Type.Literal('changed'), Type.Literal('ends')]),
      rules: Type.Array(
        Type.Object({
          title: Text,
          article: Source,
          before: Type.Union([Type.Object(Outline), Type.Null()]),
          after: Type.Object(Outline),
        }),
      ),
    }),
  ),
  limits: Type.Array(Limit),
  examples: Type.Array(
    Type.Object({
      name: Text,
      region: Text,
      regionName: Text,
      day: Text,
      isOfPack: Type.Boolean(),
      source: Source,
      eligible: Type.Boolean(),
      amount: MaybeText,
      members: Type.Integer(),
      facts: Facts,
    }),
  ),
});

export const History = Type.Object({
  parameter: ParameterItem,
  cells: Type.Array(
    Type.Object({
      cell: Text,
      label: Text,
      levels: Type.Array(
        Type.Object({
          region: Text,
          regionName: Text,
          rank: Type.Union([Type.Integer(), Type.Null()]),
          figures: Type.Array(Figure),
        }),
      ),
      holds: Type.Array(Type.Object({ from: Text, region: MaybeText })),
    }),
  ),
  regions: Type.Array(Type.Object({ code: Text, name: Text })),
});

const MaybeFigure = Type.Union([Figure, Type.Null()]);
const MaybeSource = Type.Union([Source, Type.Null()]);

export const Changes = Type.Object({
  schemes: Type.Array(Type.Object({ code: Text, title: Text, before: Status, after: Status })),
  figures: Type.Array(
    Type.Object({
      code: Text,
      title: Text,
      kind: Text,
      label: Text,
      before: MaybeFigure,
      after: MaybeFigure,
    }),
  ),
  rules: Type.Array(
    Type.Object({
      code: Text,
      title: Text,
      schemes: Type.Array(Named),
      before: MaybeSource,
      after: MaybeSource,
    }),
  ),
});

const FactForm = Type.Object({
  name: Text,
  title: Text,
  question: Text,
  kind: Text,
  period: MaybeText,
  choices: Type.Array(Type.Object({ value: Text, label: Text })),
  minimum: Type.Number(),
  maximum: Type.Number(),
});
export const FactForms = Type.Object({
  household: Type.Array(FactForm),
  members: Type.Array(FactForm),
  membersMax: Type.Integer(),
});

const Decision = Type.Object({
  scheme: Text,
  title: Text,
  unit: Text,
  isStanding: Type.Boolean(),
  status: Type.Union([
    Type.Literal('decided'),
    Type.Literal('needs-facts'),
    Type.Literal('not-in-force'),
    Type.Literal('missing-parameters'),
  ]),
  eligible: Type.Union([Type.Boolean(), Type.Null()]),
  /** Whole fen for each `period`, after what other schemes take away. */
  amountFen: Type.Union([Type.Integer(), Type.Null()]),
  amount: MaybeText,
  /** What the scheme alone would give. */
  claim: MaybeText,
  period: Text,
  members: Type.Array(
    Type.Object({
      member: Type.Integer(),
      id: Text,
      eligible: Type.Union([Type.Boolean(), Type.Null()]),
      amount: MaybeText,
    }),
  ),
  questions: Type.Integer(),
  missing: Strings,
  headline: Text,
  sentences: Strings,
  caution: MaybeText,
  next: Strings,
  interactions: Strings,
  figures: Type.Array(Type.Object({ parameter: Text, sentence: Text, isAssumed: Type.Boolean() })),
  basis: Strings,
  explanation: Text,
  trace: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('fact'), Type.Literal('parameter'), Type.Literal('rule')]),
      title: Text,
      value: Text,
      from: Text,
      parameter: MaybeText,
      region: MaybeText,
      isAssumed: Type.Boolean(),
      isIdle: Type.Boolean(),
    }),
  ),
});

export const Calculation = Type.Object({
  region: Text,
  regionName: Text,
  on: Text,
  facts: Facts,
  questions: Type.Array(
    Type.Object({
      path: Text,
      name: Text,
      member: Type.Union([Type.Integer(), Type.Null()]),
      schemes: Strings,
    }),
  ),
  /** Paths of the facts that some scheme looked at. */
  used: Strings,
  decisions: Type.Array(Decision),
});
