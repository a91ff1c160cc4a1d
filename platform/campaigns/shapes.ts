import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const Count = Type.Integer();

export const CampaignItem = Type.Object({
  id: Text,
  kind: Text,
  kindTitle: Text,
  scheme: Text,
  title: Text,
  month: Text,
  document: Text,
  state: Type.Union([Type.Literal('listed'), Type.Literal('approved'), Type.Literal('withdrawn')]),
  /** Within one’s area, as everything that is counted here. */
  people: Count,
  amountFen: Text,
  /** What one piece of the goods is, and how many pieces there are to hand out; null where no goods are given. */
  goodsGiven: Type.Union([Type.Null(), Type.Object({ what: Text, pieces: Count })]),
  isSignedFor: Type.Boolean(),
  /** Handed over and signed for, within one’s area. */
  signed: Count,
  listedAt: Text,
  listedByName: Text,
});
export type CampaignItem = Static<typeof CampaignItem>;

export const CampaignRecord = Type.Object({
  ...CampaignItem.properties,
  pick: Type.Union([Type.Literal('first'), Type.Literal('highest')]),
  version: Count,
  isOwn: Type.Boolean(),
  /** Of the whole county, for whoever sees it: who has money coming, and for how many of them it fell due in a roll. */
  payable: Type.Union([Type.Null(), Type.Object({ people: Count, due: Count })]),
  /** Nobody was paid or handed anything: it can be withdrawn. */
  mayWithdraw: Type.Boolean(),
  approvedAt: MaybeText,
  approvedByName: MaybeText,
  withdrawnAt: MaybeText,
  withdrawnByName: MaybeText,
  reason: Text,
  /** People of several classes, who count once. */
  several: Count,
  /** What is given besides money, or instead of it; null where nothing is. */
  goods: Type.Union([
    Type.Null(),
    Type.Object({
      /** What one piece is. */
      what: Text,
      /** To be handed out, and handed out against a receipt, within one’s area. */
      pieces: Count,
      handedOut: Count,
      /** Of the whole county, for whoever sees it; null before the list is approved. */
      store: Type.Union([Type.Null(), Type.Object({ received: Count, returned: Count, left: Count })]),
    }),
  ]),
  classes: Type.Array(
    Type.Object({
      class: Text,
      title: Text,
      urbanFen: Type.Integer(),
      ruralFen: Type.Integer(),
      pieces: Count,
      people: Count,
      amountFen: Text,
    }),
  ),
  towns: Type.Array(
    Type.Object({ townId: Text, townName: MaybeText, people: Count, amountFen: Text, signed: Count }),
  ),
});
export type CampaignRecord = Static<typeof CampaignRecord>;

export const CampaignLine = Type.Object({
  id: Text,
  no: Count,
  personId: Text,
  personName: Text,
  payeeId: Text,
  payeeName: Text,
  class: Text,
  classTitle: Text,
  alsoTitles: Type.Array(Type.String()),
  amountFen: Type.Integer(),
  pieces: Count,
  townName: MaybeText,
  villageName: MaybeText,
  receipt: Type.Union([
    Type.Null(),
    Type.Object({
      how: Type.Union([Type.Literal('signature'), Type.Literal('photo')]),
      signer: Text,
      paperId: Text,
      signedAt: Text,
      byName: Text,
    }),
  ]),
});
export type CampaignLine = Static<typeof CampaignLine>;

export const KindItem = Type.Object({
  code: Text,
  title: Text,
  isSignedFor: Type.Boolean(),
  per: Type.Union([Type.Literal('month'), Type.Literal('year')]),
  classes: Type.Array(Type.Object({ class: Text, title: Text })),
});
export const ProposalItem = Type.Object({
  classes: Type.Array(Type.Object({ class: Text, urbanFen: Type.Integer(), ruralFen: Type.Integer() })),
  basis: Type.Array(Type.String()),
});
