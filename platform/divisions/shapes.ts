import { Type } from 'typebox';

/** The shapes of this mechanism's answers. */
export const Id = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
export const LevelShape = Type.Union([Type.Literal('county'), Type.Literal('town'), Type.Literal('village')]);
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) =>
  Type.Union([shape, Type.Null()]);

export const NodeShape = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  level: LevelShape,
  kind: Type.String(),
  parentId: Nullable(Id),
});
export const FoundShape = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  level: LevelShape,
  kind: Type.String(),
  townId: Nullable(Id),
  townName: Nullable(Type.String()),
  alias: Nullable(Type.String()),
});
export const RecordShape = Type.Object({
  ...NodeShape.properties,
  validFrom: Day,
  validTo: Nullable(Day),
  version: Type.Integer(),
  path: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  aliases: Type.Array(Type.Object({ alias: Type.String(), source: Type.String() })),
});
const NamedState = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  parentName: Nullable(Type.String()),
});
export const HistoryShape = Type.Object({
  operationId: Id,
  kind: Type.String(),
  effectiveOn: Day,
  document: Type.String(),
  reason: Type.String(),
  recordedAt: Type.String(),
  recordedByName: Type.String(),
  isLoading: Type.Boolean(),
  undone: Type.Boolean(),
  divisionId: Id,
  before: Nullable(NamedState),
  after: Nullable(NamedState),
  intoId: Nullable(Id),
  intoName: Nullable(Type.String()),
});
export const OperationShape = Type.Object({
  id: Id,
  seq: Type.String(),
  kind: Type.String(),
  effectiveOn: Day,
  document: Type.String(),
  reason: Type.String(),
  recordedAt: Type.String(),
  recordedByName: Type.String(),
  undoneBy: Nullable(Id),
  undoes: Nullable(Id),
  from: Type.Array(Type.String()),
  to: Type.Array(Type.String()),
  places: Type.Integer(),
});
export const HangingShape = Type.Object({
  subjectKind: Type.String(),
  placeId: Id,
  count: Type.Integer(),
  examples: Type.Array(Type.String()),
});
export const ExpectedShape = Type.Array(Type.Object({ id: Id, version: Type.Integer() }), { maxItems: 5000 });
const State = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  parentId: Nullable(Id),
});
export const PlannedShape = Type.Object({
  index: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      divisionId: Id,
      level: LevelShape,
      before: Nullable(State),
      after: Nullable(State),
      intoId: Nullable(Id),
      intoName: Nullable(Type.String()),
    }),
  ),
});
