import type { Id, Tx } from '../../base/index.ts';
import { binaryList, sql } from '../../base/index.ts';
import { given } from '../../registry/index.ts';
import { maskFinding } from '../check/finding.ts';
import type { RowResult } from './draft.ts';

const isPlain = (row: RowResult): boolean =>
  row.verdict === 'accepted' && row.findings.length === 0 && !row.isPartial && row.personId !== null;

/** What became of the rows of a chunk: each by itself where there is something to say, the others together. */
export async function insertResults(
  tx: Tx,
  countyCode: string,
  importId: Id,
  rows: readonly RowResult[],
): Promise<void> {
  const plain = new Map<string, RowResult[]>();
  const telling: RowResult[] = [];
  for (const row of rows) {
    if (!isPlain(row)) {
      telling.push(row);
      continue;
    }
    const key = `${row.sheetIndex}|${row.outcome}`;
    const list = plain.get(key);
    if (list) list.push(row);
    else plain.set(key, [row]);
  }
  // As many as there are sheets and outcomes.
  for (const list of plain.values()) await insertPlain(tx, countyCode, importId, list);
  if (telling.length > 0) await insertTelling(tx, countyCode, importId, telling);
}

async function insertPlain(
  tx: Tx,
  countyCode: string,
  importId: Id,
  rows: readonly RowResult[],
): Promise<void> {
  const inOrder = rows.toSorted((a, b) => a.rowNo - b.rowNo);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return;
  const facts = Object.fromEntries(
    inOrder.filter(({ hasMembership }) => !hasMembership).map((row) => [row.rowNo, row.facts]),
  );
  const list = <T extends string | number | null>(type: 'uuid' | 'integer', of: (row: RowResult) => T) =>
    binaryList(type, inOrder.map(of));
  await tx.run(sql`insert into import_plain (county_code, import_id, sheet_index, first_row, last_row, outcome, row_nos,
      person_ids, household_ids, facts)
    values (${countyCode}, ${importId}, ${first.sheetIndex}, ${first.rowNo}, ${last.rowNo}, ${first.outcome},
      ${list('integer', (row) => row.rowNo)}::integer[], ${list('uuid', (row) => row.personId)}::uuid[],
      ${list('uuid', (row) => row.householdId)}::uuid[], ${JSON.stringify(facts)}::jsonb)`);
}

async function insertTelling(
  tx: Tx,
  countyCode: string,
  importId: Id,
  rows: readonly RowResult[],
): Promise<void> {
  const columns = `sheet_index integer, row_no integer, verdict text, outcome text, is_partial boolean, person_id uuid,
    household_id uuid, kinds text, findings jsonb, facts jsonb`;
  const lines = rows.map((row) => [
    ...[row.sheetIndex, row.rowNo, row.verdict, row.outcome, row.isPartial, row.personId, row.householdId],
    `{${[...new Set(row.findings.map(({ kind }) => kind))].join(',')}}`,
    JSON.stringify(row.findings.map(maskFinding)),
    JSON.stringify(row.facts),
  ]);
  await tx.run(sql`insert into import_row (county_code, import_id, sheet_index, row_no, verdict, outcome, is_partial,
      person_id, household_id, kinds, findings, facts)
    select ${countyCode}, ${importId}::uuid, sheet_index, row_no, verdict, outcome, is_partial, person_id,
      household_id, kinds::text[], findings, facts from ${given(columns, lines)}`);
}
