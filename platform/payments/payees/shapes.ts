import { type Static, Type } from 'typebox';

const Text = Type.String();
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
  endedByName: MaybeText,
});
export type HomeItem = Static<typeof HomeItem>;

export const AgreementItem = Type.Object({
  id: Text,
  awardId: Text,
  scheme: Text,
  holderName: Text,
  kind: Text,
  /** Null where a home takes it. */
  payeeId: MaybeText,
  payeeName: Text,
  paper: Text,
  fromOn: Text,
  toOn: MaybeText,
  enteredAt: Text,
  enteredByName: Text,
  isOwn: Type.Boolean(),
  how: MaybeText,
  endedByName: MaybeText,
  overOn: MaybeText,
  overReason: MaybeText,
});
export type AgreementItem = Static<typeof AgreementItem>;

export const WarningItem = Type.Object({
  id: Text,
  personId: Text,
  personName: Text,
  kind: Text,
  since: Text,
  source: Text,
  toldAt: Text,
  toldByName: Text,
  overOn: MaybeText,
  overReason: MaybeText,
});
export type WarningItem = Static<typeof WarningItem>;
