import { Type } from 'typebox';

const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()]);
export const Text = Type.String();
export const MaybeText = Nullable(Text);
export const Named = Type.Object({ code: Text, title: Text });

/** Where a rule or a figure comes from. */
export const Source = Type.Object({
  /** 《…》（文号）第几条, with what is to be checked. */
  written: Text,
  title: Text,
  number: MaybeText,
  issuer: Text,
  place: Text,
  published: Text,
  /** Not read in full, or the number of the article is from memory. */
  isUnchecked: Type.Boolean(),
});

/** A value of a parameter that one region put into force. */
export const Figure = Type.Object({
  region: Text,
  regionName: Text,
  /** As the engine holds it: fen, millionths, a day as 20230615, the place of a choice. */
  held: Type.Number(),
  /** As it is said in all pages. */
  said: Text,
  /** As the document has it. */
  written: Text,
  from: Text,
  /** Last day, when it was set for a time only. */
  until: MaybeText,
  published: Text,
  known: Text,
  source: Type.Union([Source, Type.Null()]),
  /** Why it stands here although no document gives it; with a source, what part of it is assumed. */
  assumed: MaybeText,
});

export const Cell = Type.Object({
  cell: Text,
  label: Text,
  won: Type.Union([Figure, Type.Null()]),
  /** Figures of wider regions that the winning one takes the place of, narrowest first. */
  beaten: Type.Array(Figure),
});

export const Group = Type.Object({
  /** The scheme that it belongs to, or `limits`, `publicity`, `targets`. */
  code: Text,
  title: Text,
});

export const ParameterItem = Type.Object({
  code: Text,
  title: Text,
  kind: Text,
  group: Group,
  usedBy: Type.Array(Named),
  cells: Type.Array(Cell),
  isAssumed: Type.Boolean(),
  /** Whether any class has a figure in force. */
  isSet: Type.Boolean(),
});

export const Status = Type.Union([
  Type.Literal('in-force'),
  Type.Literal('not-in-force'),
  Type.Literal('missing-parameters'),
]);

export const SchemeItem = Type.Object({
  code: Text,
  title: Text,
  summary: Text,
  unit: Type.Union([Type.Literal('household'), Type.Literal('member')]),
  period: Text,
  /** A scheme that confirms a standing and pays nothing. */
  isStanding: Type.Boolean(),
  status: Status,
  missing: Type.Array(Named),
  from: Text,
  end: MaybeText,
  basis: Type.Array(Source),
  figures: Type.Integer(),
  assumed: Type.Integer(),
});

/** Which region and which day; the officer's own county and today when left out. */
export const PlaceAndDay = Type.Object({
  region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  on: Type.Optional(Type.String({ format: 'date' })),
});

export const Limit = Type.Object({
  code: Text,
  title: Text,
  /** Titles of the schemes whose procedure it belongs to. */
  schemes: Type.Array(Text),
  /** Working days for a limit, calendar days for a publicity. */
  counts: Type.Union([Type.Literal('working-days'), Type.Literal('days')]),
  days: Type.Integer(),
  figure: Figure,
  /** Last day when it starts after `start`; null where no calendar is there for a year that it reaches into. */
  lastDay: MaybeText,
  /** By the law of holidays alone: the notice of the year is still to come. */
  isProvisional: Type.Boolean(),
});
