import { type Static, Type } from 'typebox';
import { type DifferenceKind, differenceKinds } from './compare.ts';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const MaybeFen = Type.Union([Type.Integer(), Type.Null()]);

export const OpeningItem = Type.Object({
  id: Text,
  roster: Text,
  /** From which month awards are given. */
  firstMonth: Text,
  state: Text,
  lines: Type.Integer(),
  madeAt: Text,
  madeByName: Text,
  endedAt: MaybeText,
  endedByName: MaybeText,
  awards: Type.Integer(),
  amountFen: Type.Integer(),
});
export type OpeningItem = Static<typeof OpeningItem>;

export const OpeningRecord = Type.Object({
  ...OpeningItem.properties,
  kinds: Type.Array(
    Type.Object({
      kind: Text,
      lines: Type.Integer(),
      rosterFen: Type.Integer(),
      lawFen: Type.Integer(),
      settled: Type.Integer(),
      /** What is opened of it as it is settled now. */
      opensFen: Type.Integer(),
    }),
  ),
});
export type OpeningRecord = Static<typeof OpeningRecord>;

export const OpeningLine = Type.Object({
  no: Type.Integer(),
  scheme: Text,
  householdId: MaybeText,
  personId: MaybeText,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  kind: Type.Unsafe<DifferenceKind>(Type.Union(differenceKinds.map((kind) => Type.Literal(kind)))),
  rosterFen: MaybeFen,
  lawFen: MaybeFen,
  /** Law less roster, fen a month. */
  differenceFen: Type.Integer(),
  told: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  importId: MaybeText,
  settledHow: MaybeText,
  reviewBy: MaybeText,
  reason: MaybeText,
  settledByName: MaybeText,
});
export type OpeningLine = Static<typeof OpeningLine>;
