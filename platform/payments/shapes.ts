import { type Static, Type } from 'typebox';
import { type DeclaredRhythm, rhythms } from './law.ts';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);

export const RunItem = Type.Object({
  id: Text,
  runNo: Text,
  scheme: Text,
  fundId: Text,
  fundName: Text,
  firstMonth: Text,
  months: Type.Integer(),
  /** What is for care is a line of its own, to whoever cares. */
  careApart: Type.Boolean(),
  state: Text,
  /** Lines that are paid, without those left out. */
  lines: Type.Integer(),
  amountFen: Type.Integer(),
  openFindings: Type.Integer(),
  preparedAt: Text,
  preparedByName: Text,
  version: Type.Integer(),
});
export type RunItem = Static<typeof RunItem>;

const Said = Type.Object({ zh: Text, en: Text });

/** How often a scheme is paid by what is in force, and which rule says so; null where none is declared. */
export const Rhythm = Type.Union([
  Type.Object({
    rhythm: Type.Unsafe<DeclaredRhythm['rhythm']>({ type: 'string', enum: [...rhythms] }),
    source: Said,
    isAssumed: Type.Boolean(),
  }),
  Type.Null(),
]);

export const RunRecord = Type.Object({
  ...RunItem.properties,
  declared: Rhythm,
  /** Which rule has what is for care paid to whoever cares; null where it is not apart. */
  careBy: Type.Union([Said, Type.Null()]),
  digest: MaybeText,
  frozenAt: MaybeText,
  frozenByName: MaybeText,
  signatures: Type.Array(Type.Object({ no: Type.Integer(), byName: Text, post: Text, at: Text })),
  towns: Type.Array(
    Type.Object({ townId: Text, townName: MaybeText, lines: Type.Integer(), amountFen: Type.Integer() }),
  ),
  findings: Type.Array(Type.Object({ kind: Text, open: Type.Integer(), all: Type.Integer() })),
});
export type RunRecord = Static<typeof RunRecord>;

export const LineItem = Type.Object({
  no: Type.Integer(),
  awardId: Text,
  period: Text,
  item: Text,
  amountFen: Type.Integer(),
  payeeId: Text,
  holderName: Text,
  /** Who takes it: self, head (of the household), guardian, carer, agent, home. */
  payeeKind: Text,
  payeeName: MaybeText,
  accountTail: MaybeText,
  bankName: MaybeText,
  townName: MaybeText,
  villageName: MaybeText,
  isExcluded: Type.Boolean(),
});
export type LineItem = Static<typeof LineItem>;

export const FindingItem = Type.Object({
  no: Type.Integer(),
  lineNo: Type.Union([Type.Integer(), Type.Null()]),
  kind: Text,
  facts: Type.Record(Text, Type.Union([Text, Type.Number()])),
  holderName: MaybeText,
  payeeId: MaybeText,
  amountFen: Type.Union([Type.Integer(), Type.Null()]),
  settledHow: MaybeText,
  reason: MaybeText,
  settledByName: MaybeText,
});
export type FindingItem = Static<typeof FindingItem>;

/** A roll made once more, and where it is not what stands there. */
export const Replay = Type.Object({
  differences: Type.Array(
    Type.Object({
      ...{ partyId: Text, period: Text, isCare: Type.Boolean() },
      ...{ dueFen: Type.Integer(), rollFen: Type.Integer() },
    }),
  ),
});
export type Replay = Static<typeof Replay>;
