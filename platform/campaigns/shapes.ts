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
  people: Count,
  amountFen: Text,
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
  approvedAt: MaybeText,
  approvedByName: MaybeText,
  withdrawnAt: MaybeText,
  withdrawnByName: MaybeText,
  reason: Text,
  /** People of several classes, who count once. */
  several: Count,
  classes: Type.Array(
    Type.Object({
      class: Text,
      title: Text,
      urbanFen: Type.Integer(),
      ruralFen: Type.Integer(),
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
