import { type Static, Type } from 'typebox';

const Text = Type.String();
export const payeeKinds = ['guardian', 'carer', 'agent', 'home'] as const;
export type PayeeKind = (typeof payeeKinds)[number];
/** `open` while another person has to say; `coming` before its first day; `held` on the days when it holds. */
export const agreementStates = ['open', 'held', 'coming', 'over', 'refused', 'withdrawn'] as const;
export type AgreementState = (typeof agreementStates)[number];
export const AgreementStateShape = Type.Unsafe<AgreementState>({
  type: 'string',
  enum: [...agreementStates],
});
export const PayeeKindShape = Type.Unsafe<PayeeKind>({ type: 'string', enum: [...payeeKinds] });
export const TakesShape = Type.Union([Type.Literal('all'), Type.Literal('care')]);
export const homeStates = ['open', 'confirmed', 'refused', 'withdrawn'] as const;
export const HomeStateShape = Type.Unsafe<(typeof homeStates)[number]>({
  type: 'string',
  enum: [...homeStates],
});
export const warningKinds = ['in-prison', 'moved-out'] as const;
export type WarningKind = (typeof warningKinds)[number];
export const WarningKindShape = Type.Unsafe<WarningKind>({ type: 'string', enum: [...warningKinds] });
const MaybeText = Type.Union([Type.String(), Type.Null()]);

export const HomeItem = Type.Object({
  id: Text,
  name: Text,
  holderName: Text,
  bankName: Text,
  accountTail: Text,
  enteredAt: Text,
  enteredByName: Text,
  isOwn: Type.Boolean(),
  /** `confirmed`, `refused`, `withdrawn`; null while another person has to say. */
  how: MaybeText,
  endedAt: MaybeText,
  endedByName: MaybeText,
  /** Awards whose money it takes today. */
  residents: Type.Integer(),
});
export type HomeItem = Static<typeof HomeItem>;

export const AgreementItem = Type.Object({
  id: Text,
  awardId: Text,
  scheme: Text,
  holderId: Text,
  holderName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  kind: PayeeKindShape,
  /** Of an award with money for care: all of it, or what is for care alone. A carer takes no more than that. */
  takes: TakesShape,
  /** Null where a home takes it. */
  payeeId: MaybeText,
  homeId: MaybeText,
  payeeName: Text,
  paper: Text,
  /** The scan of it; null where none was attached. */
  scanId: MaybeText,
  fromOn: Text,
  toOn: MaybeText,
  enteredAt: Text,
  enteredByName: Text,
  isOwn: Type.Boolean(),
  how: MaybeText,
  endedAt: MaybeText,
  endedByName: MaybeText,
  overOn: MaybeText,
  overReason: MaybeText,
  overAt: MaybeText,
  overByName: MaybeText,
  state: AgreementStateShape,
});
export type AgreementItem = Static<typeof AgreementItem>;

export const WarningItem = Type.Object({
  id: Text,
  personId: Text,
  personName: Text,
  townName: MaybeText,
  villageName: MaybeText,
  kind: WarningKindShape,
  since: Text,
  source: Text,
  toldAt: Text,
  toldByName: Text,
  overOn: MaybeText,
  overReason: MaybeText,
  overByName: MaybeText,
  /** It is so no more. */
  isOver: Type.Boolean(),
});
export type WarningItem = Static<typeof WarningItem>;

export const PayeeItem = Type.Object({
  awardId: Text,
  scheme: Text,
  holderName: Text,
  /** Which part of it: all, or, where what is for care goes to whoever cares, the one or the other. */
  part: Type.Union([Type.Literal('all'), Type.Literal('basic'), Type.Literal('care')]),
  kind: Type.Unsafe<'self' | 'head' | PayeeKind>({ type: 'string', enum: ['self', 'head', ...payeeKinds] }),
  /** Null where a home takes it. */
  payeeId: MaybeText,
  /** Null for whom the reader does not see. */
  payeeName: MaybeText,
  homeId: MaybeText,
  /** Null where nothing was agreed: the person themselves, or the head of the household. */
  agreementId: MaybeText,
  paper: MaybeText,
  fromOn: MaybeText,
  toOn: MaybeText,
  bankName: MaybeText,
  accountTail: MaybeText,
});
export type PayeeItem = Static<typeof PayeeItem>;
