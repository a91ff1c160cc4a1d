import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);

export const AwardItem = Type.Object({
  id: Text,
  scheme: Text,
  householdId: MaybeText,
  personId: Text,
  holderName: Text,
  townId: Text,
  townName: MaybeText,
  villageId: Text,
  villageName: MaybeText,
  openedBy: Type.Union([Type.Literal('case'), Type.Literal('roster'), Type.Literal('campaign')]),
  openedAt: Text,
  state: Text,
  /** Fen a month, as was said last. */
  amountFen: Type.Integer(),
  /** What of it is for care. */
  careFen: Type.Integer(),
  sinceMonth: Text,
  lastNo: Type.Integer(),
});
export type AwardItem = Static<typeof AwardItem>;

export const AwardRecord = Type.Object({
  ...AwardItem.properties,
  changes: Type.Array(
    Type.Object({
      no: Type.Integer(),
      kind: Text,
      fromMonth: Text,
      amountFen: Type.Integer(),
      careFen: Type.Integer(),
      cause: Text,
      reason: Text,
      document: Text,
      caseId: MaybeText,
      decidedOn: Text,
      madeAt: Text,
      byName: Text,
    }),
  ),
  /** What each month gives, as is known now: from inclusive, to exclusive. */
  spans: Type.Array(Type.Object({ fromMonth: Text, toMonth: MaybeText, amountFen: Type.Integer() })),
});
export type AwardRecord = Static<typeof AwardRecord>;
