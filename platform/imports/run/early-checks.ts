import { isDeepStrictEqual } from 'node:util';
import type { Id } from '../../base/index.ts';
import type { PlaceDirectory } from '../../divisions/index.ts';
import { rulesCountForRows } from '../check/check-row.ts';
import type { CheckedTable, TableChecker } from '../check/check-table.ts';
import { tableChecker } from '../check/check-table.ts';
import { checkContextOf } from '../check/context.ts';
import { hasMergesToFill } from '../check/fill-rows.ts';
import type { CheckContext } from '../check/row-reader.ts';
import type { RawFile, RawMerge, RawRow } from '../read/raw.ts';
import type { TableMapping } from '../recognise/mapping.ts';
import { recognise } from '../recognise/recognise.ts';
import { SAMPLE_HEAD_ROWS } from '../recognise/sample.ts';
import type { RememberedMapping } from '../store/remembered.ts';
import { applyRemembered } from '../store/remembered.ts';

/** Larger sheets are checked when they are run: what was checked lies in memory until then. */
const ROWS_MAX = 150_000;

/** Rows of one sheet, checked by what its first rows say of it. */
interface CheckedEarly {
  readonly context: CheckContext;
  readonly checker: TableChecker;
}

interface EarlyKnown {
  readonly fileName: string;
  readonly directory: PlaceDirectory;
  readonly today: Temporal.PlainDate;
  findRemembered(table: TableMapping): Promise<RememberedMapping | undefined>;
}

/**
 * Checks rows while the rest of their file is still being read, which takes the other processor. What a sheet is, is
 * then only known by its first rows; whether that was right, and whether places, day and mapping are still the same, is
 * looked at when the import is run (`takeEarly`). Where anything differs, all rows are checked again from their pages.
 */
export class EarlyChecks {
  readonly sheets = new Map<number, CheckedEarly>();
  readonly #given: EarlyKnown;
  #sheet = { index: 0, name: '' };
  #head: RawRow[] = [];
  #rows = 0;
  #state: 'head' | 'rows' | 'off' = 'head';

  constructor(given: EarlyKnown) {
    this.#given = given;
  }

  begin(index: number, name: string): void {
    this.#sheet = { index, name };
    this.#head = [];
    this.#state = this.#rows < ROWS_MAX ? 'head' : 'off';
  }

  /** @param json rows as they are stored. */
  async take(file: RawFile | undefined, json: Buffer): Promise<void> {
    if (this.#state === 'off' || file === undefined) return;
    const rows = JSON.parse(json.toString('utf8')) as RawRow[];
    this.#rows += rows.length;
    if (this.#rows > ROWS_MAX) {
      this.#state = 'off';
      this.sheets.clear();
    } else if (this.#state === 'rows') this.sheets.get(this.#sheet.index)?.checker.take(rows);
    else {
      this.#head.push(...rows);
      if (this.#head.length >= SAMPLE_HEAD_ROWS) await this.#understand(file);
    }
  }

  async #understand(file: RawFile): Promise<void> {
    const { fileName, directory, today } = this.#given;
    const sheet = { ...this.#sheet, hidden: false, rowCount: 0, merges: [], hiddenColumns: [], farCells: 0 };
    const head = this.#head.slice(0, SAMPLE_HEAD_ROWS);
    const [found] = recognise(file, fileName, [{ sheet, head, tail: [] }]).sheets;
    this.#state = 'off';
    if (found === undefined || found.table === null || found.table.roster === null) return;
    const known = await this.#given.findRemembered(found.table);
    const table = known === undefined ? found.table : applyRemembered(found.table, known);
    const context = checkContextOf({ table, notes: found.notes, directory, today, format: file.format });
    const checker = tableChecker(context, []);
    checker.take(this.#head);
    this.sheets.set(this.#sheet.index, { context, checker });
    this.#head = [];
    this.#state = 'rows';
  }
}

/** Of the file that was read last by this process; nothing is lost with it. */
let kept: { readonly importId: Id; readonly sheets: Map<number, CheckedEarly> } | undefined;

export function keepEarly(importId: Id, { sheets }: EarlyChecks): void {
  kept = sheets.size === 0 ? undefined : { importId, sheets };
}

/**
 * What was checked early of a sheet, judged together; undefined when there is nothing, or it was checked by anything
 * that is different now. It is given once.
 */
export function takeEarly(
  importId: Id,
  context: CheckContext,
  merges: readonly RawMerge[],
): CheckedTable | undefined {
  if (kept?.importId !== importId) return undefined;
  const early = kept.sheets.get(context.table.sheetIndex);
  kept.sheets.delete(context.table.sheetIndex);
  if (early === undefined || hasMergesToFill(context.table, merges)) return undefined;
  return isSame(early.context, context) ? early.checker.finish(context) : undefined;
}

function isSame(a: CheckContext, b: CheckContext): boolean {
  const days = ({ today, ageDay, lastDay }: CheckContext) => [today, ageDay, lastDay].join();
  return (
    days(a) === days(b) &&
    a.isText === b.isText &&
    a.isMended === b.isMended &&
    isDeepStrictEqual(a.table, b.table) &&
    (!rulesCountForRows(b) || isDeepStrictEqual(a.rules, b.rules)) &&
    isDeepStrictEqual(a.directory, b.directory)
  );
}
