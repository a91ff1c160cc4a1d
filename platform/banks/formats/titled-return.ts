import { done, type Outcome, refuse } from '../../base/index.ts';
import { type RawRow, readFileApart, textOf } from '../../imports/index.ts';
import type { ReturnFile, ReturnLine } from '../batch.ts';
import { accountOf, fenOf, lineNoOf, type StateWords, stateOf } from './values.ts';

type ReturnField =
  | 'batchNo'
  | 'lineNo'
  | 'reference'
  | 'account'
  | 'holderName'
  | 'dueYuan'
  | 'paidYuan'
  | 'state'
  | 'code'
  | 'reason';

/** A return with a row of titles, as a workbook or separated text: which title is which, and what its words mean. */
export interface TitledReturn {
  readonly titles: Readonly<Partial<Record<ReturnField, readonly string[]>>>;
  readonly states: StateWords;
}

const TITLES_WITHIN = 12;
const TOTAL = /^(合计|总计|小计|TOTAL)/i;

/** Reads a return in a process of its own, whatever table format it came in. */
export async function readTitledReturn(bytes: Buffer, layout: TitledReturn): Promise<Outcome<ReturnFile>> {
  const rows: RawRow[] = [];
  try {
    for await (const frame of readFileApart(bytes)) {
      if (frame.kind === 'rows') rows.push(...(JSON.parse(frame.value.json.toString('utf8')) as RawRow[]));
    }
  } catch {
    return refuse('banks.read.unreadable');
  }
  return readTitledRows(rows, layout);
}

/** The same for rows that were read already. */
export function readTitledRows(rows: readonly RawRow[], layout: TitledReturn): Outcome<ReturnFile> {
  const head = findTitles(rows, layout);
  if (!head) return refuse('banks.read.no-titles', { titles: sayWanted(layout) });
  const lines: ReturnLine[] = [];
  let stated: ReturnFile['stated'] = { paidLines: null, failedLines: null, paidFen: null };
  for (const row of rows.slice(head.at + 1)) {
    const said = (field: ReturnField): string =>
      textOf(row.cells[head.columns.get(field) ?? -1] ?? null).trim();
    const words = row.cells.map((cell) => textOf(cell ?? null).trim());
    if (words.every((word) => word === '') || isTitles(row, head.columns, layout)) continue;
    if (TOTAL.test(words.find((word) => word !== '') ?? '')) {
      stated = readTotals(words, said('paidYuan'));
      continue;
    }
    const due = fenOf(said('dueYuan'));
    const paid = fenOf(said('paidYuan'));
    if (due === undefined || paid === undefined) return refuse('banks.read.amount', { row: row.no });
    lines.push({
      place: row.no,
      batchNo: said('batchNo') || null,
      lineNo: lineNoOf(said('lineNo')),
      reference: said('reference') || null,
      account: accountOf(said('account')),
      holderName: said('holderName') || null,
      dueFen: due,
      paidFen: paid,
      state: stateOf(layout.states, said('state')),
      code: said('code'),
      reason: said('reason'),
    });
  }
  return done({ lines, refusedWhole: null, stated });
}

/** Printed lists and second sheets say their titles again. */
const isTitles = (
  row: RawRow,
  columns: ReadonlyMap<ReturnField, number>,
  { titles }: TitledReturn,
): boolean =>
  [...columns].every(([field, at]) =>
    (titles[field] ?? []).includes(textOf(row.cells[at] ?? null).replace(/\s/g, '')),
  );

function findTitles(rows: readonly RawRow[], { titles }: TitledReturn) {
  const wanted = Object.entries(titles) as [ReturnField, readonly string[]][];
  for (const [at, row] of rows.slice(0, TITLES_WITHIN).entries()) {
    const words = row.cells.map((cell) => textOf(cell ?? null).replace(/\s/g, ''));
    const columns = new Map<ReturnField, number>();
    for (const [field, names] of wanted) {
      const place = words.findIndex((word) => names.includes(word));
      if (place >= 0) columns.set(field, place);
    }
    const isLine = columns.has('lineNo') || columns.has('reference');
    if (isLine && columns.has('state')) return { at, columns };
  }
  return undefined;
}

const sayWanted = ({ titles }: TitledReturn): string =>
  Object.values(titles)
    .flatMap((names) => names[0] ?? [])
    .join('、');

/** `成功275笔` and `失败15笔` beside the sums. */
function readTotals(words: readonly string[], paidYuan: string): ReturnFile['stated'] {
  const count = (word: string): number | null => {
    const found = words.flatMap((said) => new RegExp(`${word}\\s*(\\d+)\\s*笔`).exec(said)?.[1] ?? [])[0];
    return found === undefined ? null : Number(found);
  };
  return { paidLines: count('成功'), failedLines: count('失败'), paidFen: fenOf(paidYuan) ?? null };
}
