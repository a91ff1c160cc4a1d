import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const Fen = Type.Integer();

const Figure = Type.Object({
  code: Text,
  cell: Text,
  /** What it is called, with its class. */
  title: Text,
  value: Text,
  unit: Text,
  before: MaybeText,
});

export const AdjustmentItem = Type.Object({
  id: Text,
  title: Text,
  number: Text,
  issuer: Text,
  publishedOn: Text,
  fromOn: Text,
  state: Text,
  version: Type.Integer(),
  figures: Type.Array(Figure),
  schemes: Type.Array(Text),
  madeAt: Text,
  madeByName: Text,
  adoptedAt: MaybeText,
  adoptedByName: MaybeText,
});
export type AdjustmentItem = Static<typeof AdjustmentItem>;

export const AdjustmentRecord = Type.Object({
  ...AdjustmentItem.properties,
  isOwn: Type.Boolean(),
  reckonedAt: MaybeText,
  despite: MaybeText,
  awardsRaised: Type.Union([Type.Integer(), Type.Null()]),
  familiesTold: Type.Union([Type.Integer(), Type.Null()]),
  postedOn: MaybeText,
  postedWhere: MaybeText,
  needs: Type.Array(
    Type.Object({
      scheme: Text,
      awards: Type.Integer(),
      raised: Type.Integer(),
      cuts: Type.Integer(),
      unknown: Type.Integer(),
      beforeFen: Fen,
      extraFen: Fen,
      backFen: Fen,
      backAwards: Type.Integer(),
      monthsLeft: Type.Integer(),
      neededFen: Fen,
      availableFen: Fen,
      isEnough: Type.Boolean(),
    }),
  ),
});
export type AdjustmentRecord = Static<typeof AdjustmentRecord>;

export const AdjustmentLine = Type.Object({
  awardId: Text,
  scheme: Text,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  kind: Text,
  class: MaybeText,
  persons: Type.Union([Type.Integer(), Type.Null()]),
  fromMonth: Text,
  beforeFen: Fen,
  differenceFen: Fen,
  backMonths: Type.Integer(),
});
export type AdjustmentLine = Static<typeof AdjustmentLine>;
