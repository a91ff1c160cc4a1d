import { type Static, Type } from 'typebox';

export const Text = Type.String();
export const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
/** Fen as text: an amount may be larger than a number of JSON holds exactly. */
export const Fen = Type.String({ pattern: '^-?[0-9]{1,18}$' });
/** Above zero, at most ten million million fen: what is more was mistyped. */
export const PaidFen = Type.String({ pattern: '^[1-9][0-9]{0,14}$' });
export const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(inner: T) =>
  Type.Union([inner, Type.Null()]);

export const Source = Type.Union([
  Type.Literal('centre'),
  Type.Literal('province'),
  Type.Literal('city'),
  Type.Literal('county'),
  Type.Literal('charity'),
]);
export type Source = Static<typeof Source>;

export const ShareKind = Type.Union([Type.Literal('town'), Type.Literal('reserve'), Type.Literal('home')]);
export type ShareKind = Static<typeof ShareKind>;

export const OrderKind = Type.Union([
  Type.Literal('receive'),
  Type.Literal('allocate'),
  Type.Literal('take-back'),
  Type.Literal('carry-over'),
]);
export type OrderKind = Static<typeof OrderKind>;

const LINES_MAX = 200;

export const NewOrder = Type.Object({
  kind: OrderKind,
  effectiveOn: Day,
  document: Type.String({ minLength: 2, maxLength: 200 }),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
  toFundId: Type.Optional(Uuid),
  lines: Type.Array(
    Type.Object({
      kind: Type.Optional(ShareKind),
      townId: Type.Optional(Uuid),
      home: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
      amountFen: PaidFen,
    }),
    { minItems: 1, maxItems: LINES_MAX },
  ),
});

/** What tells that a fund or a reserve runs low, or that more was given than planned. */
export const Warning = Type.Union([
  Type.Literal('runs-out'),
  Type.Literal('empty'),
  Type.Literal('over-plan'),
]);
export type Warning = Static<typeof Warning>;

export const Scheme = Type.Object({ code: Text, title: Text });

export const FundItem = Type.Object({
  id: Text,
  name: Text,
  source: Source,
  year: Type.Integer(),
  schemes: Type.Array(Scheme),
  receivedFen: Fen,
  poolFen: Fen,
  /** Of it, set aside for frozen rolls that wait to be signed: nobody can carry it over or allocate it. */
  heldFen: Fen,
  placedFen: Fen,
  usedFen: Fen,
  plannedFen: Maybe(Fen),
  meanFen: Fen,
  runsOutIn: Maybe(Text),
  warnings: Type.Array(Warning),
  waiting: Type.Integer(),
});
export type FundItem = Static<typeof FundItem>;

export const Share = Type.Object({
  id: Text,
  fundId: Text,
  fundName: Text,
  year: Type.Integer(),
  kind: ShareKind,
  name: Text,
  townId: Maybe(Text),
  receivedFen: Fen,
  usedFen: Fen,
  balanceFen: Fen,
  meanFen: Fen,
  runsOutIn: Maybe(Text),
  warnings: Type.Array(Warning),
});
export type Share = Static<typeof Share>;

export const OrderItem = Type.Object({
  id: Text,
  kind: OrderKind,
  effectiveOn: Day,
  document: Text,
  reason: Text,
  toFundId: Maybe(Text),
  /** With its year, since a fund has the same name in each. */
  toFundName: Maybe(Text),
  /** Carried over out of an earlier fund into this one: that fund, whose order it is. */
  fromFundId: Maybe(Text),
  fromFundName: Maybe(Text),
  totalFen: Fen,
  lines: Type.Array(Type.Object({ name: Text, amountFen: Fen })),
  enteredAt: Text,
  enteredByName: Text,
  isOwn: Type.Boolean(),
  how: Maybe(Type.Union([Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('withdrawn')])),
  endedAt: Maybe(Text),
  endedByName: Maybe(Text),
  note: Text,
});
export type OrderItem = Static<typeof OrderItem>;

export const FundPage = Type.Object({
  fund: FundItem,
  poolAccountId: Text,
  plan: Type.Array(
    Type.Object({ code: Text, title: Text, plannedFen: Maybe(Fen), usedFen: Fen, isOver: Type.Boolean() }),
  ),
  shares: Type.Array(Share),
  months: Type.Array(Type.Object({ month: Text, usedFen: Fen })),
  orders: Type.Array(OrderItem),
});

export const Flow = Type.Object({
  nodes: Type.Array(
    Type.Object({
      accountId: Text,
      stage: Type.Union([
        Type.Literal('source'),
        Type.Literal('county'),
        Type.Literal('place'),
        Type.Literal('scheme'),
      ]),
      name: Text,
      scheme: Maybe(Text),
      /** Of a scheme: in which township, or to which hospital. */
      placeName: Maybe(Text),
      balanceFen: Fen,
    }),
  ),
  links: Type.Array(Type.Object({ from: Text, to: Text, amountFen: Fen, transfers: Type.Integer() })),
});

export const StatementItem = Type.Object({
  seq: Text,
  transferId: Text,
  kind: Text,
  amountFen: Fen,
  balanceAfterFen: Fen,
  lines: Type.Integer(),
  otherId: Text,
  otherName: Maybe(Text),
  effectiveOn: Day,
  bookedAt: Text,
  bookedByName: Text,
  document: Text,
  reason: Text,
  isReversal: Type.Boolean(),
});

export const AccountPage = Type.Object({
  id: Text,
  name: Text,
  kind: Text,
  scheme: Maybe(Scheme),
  fundId: Text,
  fundName: Text,
  balanceFen: Fen,
  heldFen: Fen,
});

export const PayeeLine = Type.Object({
  no: Type.Integer(),
  amountFen: Fen,
  scheme: Maybe(Scheme),
  name: Maybe(Text),
  partyId: Maybe(Text),
  partyKind: Maybe(Type.Union([Type.Literal('person'), Type.Literal('household')])),
  period: Maybe(Day),
});
