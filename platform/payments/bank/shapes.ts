import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const Fen = Type.Integer();

export const PayBankItem = Type.Object({
  id: Text,
  bankName: Text,
  format: Text,
  payerName: Text,
  accountTail: Text,
  enteredAt: Text,
  enteredByName: Text,
  isOwn: Type.Boolean(),
  how: Type.Union([
    Type.Literal('confirmed'),
    Type.Literal('refused'),
    Type.Literal('withdrawn'),
    Type.Null(),
  ]),
  endedAt: MaybeText,
  endedByName: MaybeText,
  isCurrent: Type.Boolean(),
});
export type PayBankItem = Static<typeof PayBankItem>;

export const BatchItem = Type.Object({
  id: Text,
  runId: Text,
  no: Type.Integer(),
  batchNo: Text,
  bankName: Text,
  format: Text,
  title: Text,
  payOn: Text,
  lines: Type.Integer(),
  amountFen: Fen,
  fileName: Text,
  byteCount: Type.Integer(),
  sha256: Text,
  madeAt: Text,
  madeByName: Text,
  /** Made by whoever asks: another person says what its returns leave open. */
  isOwn: Type.Boolean(),
  paidLines: Type.Integer(),
  paidFen: Fen,
  failedLines: Type.Integer(),
  failedFen: Fen,
  /** Of those that failed, left with a reason: nothing is to be done about them any more. */
  leftLines: Type.Integer(),
  openFindings: Type.Integer(),
  returns: Type.Array(
    Type.Object({
      id: Text,
      fileName: Text,
      lines: Type.Integer(),
      sha256: Text,
      takenAt: Text,
      takenByName: Text,
    }),
  ),
});
export type BatchItem = Static<typeof BatchItem>;

/** `open`: the bank has not said, or not clearly, what became of it. */
export const BatchLineItem = Type.Object({
  lineNo: Type.Integer(),
  reference: Text,
  payeeId: Text,
  holderName: Text,
  accountTail: Text,
  amountFen: Fen,
  state: Type.Union([Type.Literal('open'), Type.Literal('paid'), Type.Literal('failed')]),
  code: Text,
  reason: Text,
  at: MaybeText,
  /** By an officer, upon the bank’s word. */
  isDecided: Type.Boolean(),
});
export type BatchLineItem = Static<typeof BatchLineItem>;

export const ReturnFindingItem = Type.Object({
  no: Type.Integer(),
  kind: Text,
  lineNo: Type.Union([Type.Integer(), Type.Null()]),
  facts: Type.Record(Text, Type.Union([Text, Type.Number(), Type.Null()])),
  isOpen: Type.Boolean(),
  how: MaybeText,
  reason: MaybeText,
  endedByName: MaybeText,
  foundAt: Text,
});
export type ReturnFindingItem = Static<typeof ReturnFindingItem>;

/** Lines of the roll that came back, and what can be done with them. */
export const CameBackItem = Type.Object({
  rollNo: Type.Integer(),
  try: Type.Integer(),
  batchId: Text,
  lineNo: Type.Integer(),
  payeeId: Text,
  holderName: Text,
  period: Text,
  amountFen: Fen,
  code: Text,
  reason: Text,
  accountTail: Text,
  /** The account to which a reissue would go; null when there is none. */
  newAccountTail: MaybeText,
  /** Why it would not go out again, or null: dead, merged-record, no-account, account-of-other, finding-open, same-account, left. */
  barred: MaybeText,
  leftReason: MaybeText,
});
export type CameBackItem = Static<typeof CameBackItem>;

export const ReturnTaken = Type.Object({
  id: Text,
  isNew: Type.Boolean(),
  paid: Type.Integer(),
  failed: Type.Integer(),
  open: Type.Integer(),
  findings: Type.Integer(),
});
export type ReturnTaken = Static<typeof ReturnTaken>;

export const Reconciliation = Type.Object({
  rollLines: Type.Integer(),
  rollFen: Fen,
  dueFen: Fen,
  givenFen: Fen,
  bankPaidFen: Fen,
  decidedFen: Fen,
  failedFen: Fen,
  leftFen: Fen,
  openFen: Fen,
  agrees: Type.Boolean(),
  differences: Type.Array(
    Type.Object({
      kind: Text,
      batchNo: MaybeText,
      lineNo: Type.Union([Type.Integer(), Type.Null()]),
      expected: Text,
      found: Text,
    }),
  ),
});
export type Reconciliation = Static<typeof Reconciliation>;

export const CountyReconciliation = Type.Object({
  items: Type.Array(
    Type.Object({
      fundId: Text,
      fundName: Text,
      scheme: Text,
      runs: Type.Integer(),
      rollFen: Fen,
      ledgerFen: Fen,
      givenFen: Fen,
      bankFen: Fen,
      /** On the accounts of the scheme without a run: out of a reserve, or paid back. */
      besideFen: Fen,
      /** Came back and was left with a reason: it stays due, and no run brings it again. */
      leftFen: Fen,
      agrees: Type.Boolean(),
    }),
  ),
});
export type CountyReconciliation = Static<typeof CountyReconciliation>;
