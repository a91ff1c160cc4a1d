import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
/** Twenty million yuan: what the vocabulary of facts holds. */
const FEN_MAX = 2_000_000_000;
const Fen = Type.Integer({ minimum: 0, maximum: FEN_MAX });
export const HospitalCode = Type.String({ pattern: '^[A-Za-z0-9-]{4,30}$' });
export const BillNo = Type.String({ pattern: '^[A-Za-z0-9_-]{4,40}$' });
export const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });

/** A bill as the hospital hands it in; amounts in fen. */
export const Bill = Type.Object(
  {
    hospitalCode: HospitalCode,
    billNo: BillNo,
    idNumber: Type.String({ minLength: 15, maxLength: 24 }),
    name: Type.String({ minLength: 1, maxLength: 50 }),
    dischargedOn: Type.String({ format: 'date' }),
    totalFen: Type.Integer({ minimum: 1, maximum: FEN_MAX }),
    reductionFen: Fen,
    basicFen: Fen,
    criticalFen: Fen,
    otherFen: Fen,
    /** What of the whole bill lies within the catalogue. */
    inCatalogueFen: Fen,
    isReferred: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Bill = Static<typeof Bill>;

/** Who bears what of the bill; the shares add up to it. */
export const Shares = Type.Object({
  settlementId: MaybeText,
  billNo: Text,
  class: Text,
  classTitle: Text,
  totalFen: Type.Integer(),
  reductionFen: Type.Integer(),
  basicFen: Type.Integer(),
  criticalFen: Type.Integer(),
  otherFen: Type.Integer(),
  shareFen: Type.Integer(),
  tiltFen: Type.Integer(),
  assistanceFen: Type.Integer(),
  /** What the patient pays at the counter. */
  ownFen: Type.Integer(),
  sentences: Type.Array(Type.String()),
  /** True when the bill had been settled before: the answer is that of the first time. */
  isRepeated: Type.Boolean(),
});
export type Shares = Static<typeof Shares>;

export const HospitalItem = Type.Object({
  id: Text,
  code: Text,
  name: Text,
  systemId: Text,
  systemName: MaybeText,
  document: Text,
  enteredAt: Text,
  enteredByName: Text,
  isOwn: Type.Boolean(),
  confirmedAt: MaybeText,
  confirmedByName: MaybeText,
  endedAt: MaybeText,
  endedByName: MaybeText,
  state: Type.Union([Type.Literal('waiting'), Type.Literal('open'), Type.Literal('ended')]),
  /** Due and not yet cleared, in fen. */
  dueFen: Text,
  givenFen: Text,
});
export type HospitalItem = Static<typeof HospitalItem>;

export const SettlementItem = Type.Object({
  id: Text,
  hospitalId: Text,
  hospitalName: Text,
  billNo: Text,
  personId: Text,
  personName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  class: Text,
  classTitle: Text,
  dischargedOn: Text,
  totalFen: Type.Integer(),
  insuredFen: Type.Integer(),
  shareFen: Type.Integer(),
  tiltFen: Type.Integer(),
  assistanceFen: Type.Integer(),
  ownFen: Type.Integer(),
  settledAt: Text,
  state: Type.Union([Type.Literal('due'), Type.Literal('cleared'), Type.Literal('reversed')]),
});
export type SettlementItem = Static<typeof SettlementItem>;

export const SettlementRecord = Type.Object({
  ...SettlementItem.properties,
  reductionFen: Type.Integer(),
  basicFen: Type.Integer(),
  criticalFen: Type.Integer(),
  otherFen: Type.Integer(),
  inCatalogueFen: Type.Integer(),
  isReferred: Type.Boolean(),
  yearNo: Type.Integer(),
  countedBeforeFen: Type.Integer(),
  countedFen: Type.Integer(),
  shareBeforeFen: Type.Integer(),
  tiltBeforeFen: Type.Integer(),
  knownBy: Text,
  knownId: MaybeText,
  fundId: MaybeText,
  fundName: MaybeText,
  byName: Text,
  reversal: Type.Union([Type.Null(), Type.Object({ reason: Text, reversedAt: Text, byName: Text })]),
  sentences: Type.Array(Type.String()),
  figures: Type.Array(Type.Object({ sentence: Text, isAssumed: Type.Boolean() })),
  basis: Type.Array(Type.String()),
  steps: Type.Array(Type.Object({ title: Text, value: Text, from: Text })),
  /** The other settlements of this person in the year, in their order. */
  year: Type.Array(
    Type.Object({
      id: Text,
      yearNo: Type.Integer(),
      hospitalName: Text,
      dischargedOn: Text,
      assistanceFen: Type.Integer(),
      isReversed: Type.Boolean(),
    }),
  ),
  /** Whether reckoning anew from what was kept comes to the same. */
  isReproduced: Type.Boolean(),
});
export type SettlementRecord = Static<typeof SettlementRecord>;

export const ClearingItem = Type.Object({
  id: Text,
  hospitalId: Text,
  hospitalName: Text,
  month: Text,
  settlements: Type.Integer(),
  reversals: Type.Integer(),
  amountFen: Text,
  drawnAt: Text,
  drawnByName: Text,
  isOwn: Type.Boolean(),
  state: Type.Union([Type.Literal('drawn'), Type.Literal('paid'), Type.Literal('withdrawn')]),
  document: MaybeText,
  endedAt: MaybeText,
  endedByName: MaybeText,
});
export type ClearingItem = Static<typeof ClearingItem>;
