import { type Static, Type } from 'typebox';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);

export const ReliefItem = Type.Object({
  id: Text,
  caseId: Text,
  caseNo: Text,
  acceptedOn: MaybeText,
  townName: MaybeText,
  villageName: MaybeText,
  holderName: Text,
  personId: Text,
  householdId: MaybeText,
  idMasked: MaybeText,
  persons: Type.Union([Type.Integer(), Type.Null()]),
  /** What the family is on besides, by its awards. */
  standing: Type.Union([Type.Literal('extreme'), Type.Literal('dibao'), Type.Literal('other')]),
  kind: Text,
  cause: Text,
  amountFen: Type.Integer(),
  decidedBy: Type.Union([Type.Literal('town'), Type.Literal('county')]),
  decidedOn: Text,
  way: Type.Union([Type.Literal('cash'), Type.Literal('goods'), Type.Literal('referral')]),
  what: Text,
  source: Type.Union([Type.Literal('reserve'), Type.Literal('county'), Type.Literal('none')]),
  /** The day on which it reached the family; null while a run has not paid it. */
  paidOn: MaybeText,
  accountTail: MaybeText,
  byName: Text,
  isTakenBack: Type.Boolean(),
});
export type ReliefItem = Static<typeof ReliefItem>;

/** A township’s year: what it may give at once, what it gave, and what the county gave there. */
export const TownRelief = Type.Object({
  townId: Text,
  townName: Text,
  /** Null where it has no reserve. */
  receivedFen: MaybeText,
  leftFen: MaybeText,
  reserveGrants: Type.Integer(),
  reserveFen: Text,
  countyGrants: Type.Integer(),
  countyFen: Text,
  otherGrants: Type.Integer(),
  people: Type.Integer(),
});
export type TownRelief = Static<typeof TownRelief>;
