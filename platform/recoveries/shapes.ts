import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const Fen = Type.Integer();
export const Uuid = Type.String({ format: 'uuid' });
export const Named = Type.Object({ recoveryId: Uuid });

export const OverpaidItem = Type.Object({
  scheme: Text,
  partyId: Text,
  awardId: Text,
  personId: Text,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  months: Type.Integer(),
  firstMonth: Text,
  lastMonth: Text,
  overFen: Fen,
  /** What the award gives a month now; nothing can be set off against nothing. */
  nowFen: Fen,
  /** Why it was too much: the cause of what was said last. */
  cause: Text,
});
export type OverpaidItem = Static<typeof OverpaidItem>;

export const RecoveryItem = Type.Object({
  id: Text,
  awardId: Text,
  scheme: Text,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  how: Text,
  overFen: Fen,
  backFen: Fen,
  /** What was waived by decisions that took effect. */
  remittedFen: Fen,
  leftFen: Fen,
  instalments: Type.Integer(),
  /** Instalments of which nothing is open any more. */
  settled: Type.Integer(),
  /** A remission waits for a second person. */
  isWaiting: Type.Boolean(),
  fromMonth: Text,
  agreedOn: Text,
});
export type RecoveryItem = Static<typeof RecoveryItem>;

/** Why nothing can be had back: the family has nothing to pay with; the debtor died and left nothing; else. */
export const Ground = Type.Union([
  Type.Literal('hardship'),
  Type.Literal('no-estate'),
  Type.Literal('other'),
]);
export type Ground = Static<typeof Ground>;

export const Remission = Type.Object({
  id: Text,
  amountFen: Fen,
  ground: Ground,
  reason: Text,
  document: Text,
  decidedOn: Text,
  proposedAt: Text,
  proposedByName: Text,
  /** The same person as who asks, with whichever account. */
  isOwn: Type.Boolean(),
  /** Null while it waits. */
  how: MaybeText,
  at: MaybeText,
  byName: MaybeText,
  note: MaybeText,
  transferId: MaybeText,
});
export type Remission = Static<typeof Remission>;

export const RecoveryRecord = Type.Object({
  ...RecoveryItem.properties,
  personId: Text,
  signedBy: Text,
  document: Text,
  madeByName: Text,
  madeAt: Text,
  months: Type.Array(Type.Object({ period: Text, overFen: Fen })),
  parts: Type.Array(
    Type.Object({
      no: Type.Integer(),
      dueMonth: Text,
      amountFen: Fen,
      remittedFen: Fen,
      /** What is still open of it. */
      leftFen: Fen,
      how: MaybeText,
      receivedOn: MaybeText,
      document: MaybeText,
      byName: MaybeText,
      transferId: MaybeText,
    }),
  ),
  remissions: Type.Array(Remission),
});
export type RecoveryRecord = Static<typeof RecoveryRecord>;
