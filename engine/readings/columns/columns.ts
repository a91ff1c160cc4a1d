import { type FactDefinition, MEMBERS_MAX } from '../../facts/define.ts';
import type { Scope } from '../../language/nodes.ts';
import type { FactRow } from '../../rows/complete.ts';
import type { Layout } from '../../rows/layout.ts';

/** Amounts and days need four bytes, the rest one. */
export type Column = Int32Array | Uint8Array | Uint16Array;

/** A population in memory: a column for each fact; the members of household `h` are `offsets[h]` to `offsets[h + 1]`. */
export interface Columns {
  readonly count: number;
  readonly offsets: Int32Array;
  readonly layout: Layout;
  column(scope: Scope, fact: string): Column;
}

/** An empty column for a fact: `MONEY_FEN_MAX` and days fit into 32 bits. */
export function makeColumn(fact: FactDefinition, length: number): Column {
  if (fact.kind.kind === 'money' || fact.kind.kind === 'day') return new Int32Array(length);
  return fact.maximum > 255 ? new Uint16Array(length) : new Uint8Array(length);
}

/** Names columns that were filled elsewhere; throws `TypeError` on a wrong length or too large a household. */
export function openColumns(
  layout: Layout,
  offsets: Int32Array,
  household: readonly Column[],
  member: readonly Column[],
): Columns {
  const count = offsets.length - 1;
  const members = offsets[count] ?? 0;
  for (let household = 0; household < count; household++) {
    if ((offsets[household + 1] ?? 0) - (offsets[household] ?? 0) > MEMBERS_MAX) {
      throw new TypeError(`household ${household} has more than ${MEMBERS_MAX} members`);
    }
  }
  const byName = new Map<string, Column>();
  const name = (
    scope: Scope,
    facts: readonly FactDefinition[],
    columns: readonly Column[],
    length: number,
  ): void => {
    facts.forEach((fact, index) => {
      const column = columns[index];
      if (column?.length !== length) throw new TypeError(`column ${fact.name} has not ${length} values`);
      byName.set(`${scope} ${fact.name}`, column);
    });
  };
  name('household', layout.household, household, count);
  name('member', layout.member, member, members);
  return {
    count,
    offsets,
    layout,
    column(scope, fact) {
      const column = byName.get(`${scope} ${fact}`);
      if (!column) throw new TypeError(`the population has no column ${scope} ${fact}`);
      return column;
    },
  };
}

/** Rows turned into columns; for tests and small populations. */
export function columnsOf(rows: readonly FactRow[], layout: Layout): Columns {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + row.members.length;
  });
  const members = rows.flatMap((row) => row.members);
  const fill = (facts: readonly FactDefinition[], from: readonly (readonly number[])[]): readonly Column[] =>
    facts.map((fact, place) => {
      const column = makeColumn(fact, from.length);
      from.forEach((row, index) => {
        column[index] = row[place] ?? 0;
      });
      return column;
    });
  const household = fill(
    layout.household,
    rows.map((row) => row.household),
  );
  return openColumns(layout, offsets, household, fill(layout.member, members));
}
