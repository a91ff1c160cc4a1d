import type { Actor, Outcome, Reader } from '../base/index.ts';
import { done, systemActor } from '../base/index.ts';
import { loadPlaceDirectory } from '../divisions/index.ts';
import type { Services } from '../http/index.ts';
import { checkTable } from './check/check-table.ts';
import { checkContextOf } from './check/context.ts';
import type { Finding } from './check/finding.ts';
import { maskValue, refusesRow } from './check/finding.ts';
import type { TableChoice } from './confirm-mapping.ts';
import { applyChoices } from './confirm-mapping.ts';
import type { RawRow } from './read/raw.ts';
import type { TableMapping } from './recognise/mapping.ts';
import { readRows } from './store/pages.ts';
import type { ImportRecord } from './store/record.ts';
import { textOf } from './values/cell-text.ts';

/** Rows that are read for a preview, and of them shown. */
const LOOK_ROWS = 600;
const SHOWN_ROWS = 30;

export interface PreviewRow {
  readonly rowNo: number;
  readonly verdict: 'accepted' | 'warned' | 'refused';
  readonly cells: readonly string[];
  readonly findings: readonly Finding[];
}

export interface PreviewTable {
  readonly table: TableMapping;
  readonly rows: readonly PreviewRow[];
  /** Among the rows that were looked at. */
  readonly looked: {
    readonly rows: number;
    readonly accepted: number;
    readonly warned: number;
    readonly refused: number;
  };
}

/** Checks the first rows with a mapping that is not confirmed yet. Nothing is written. */
export async function previewImport(
  services: Services,
  reader: Reader,
  actor: Actor,
  record: ImportRecord,
  choices: readonly TableChoice[],
): Promise<Outcome<PreviewTable[]>> {
  if (record.recognition === null) return done([]);
  const tables = applyChoices(record.recognition, choices);
  if (!tables.ok) return tables;
  const directory = await services.db.read(
    systemActor(actor.countyCode, 'read places for a preview'),
    (system) => loadPlaceDirectory(system, actor.countyCode),
  );
  const shown: PreviewTable[] = [];
  for (const table of tables.value.filter(({ use }) => use)) {
    const known = record.recognition.sheets.find(({ sheet }) => sheet.index === table.sheetIndex);
    if (known === undefined) continue;
    const rows: RawRow[] = [];
    for await (const row of readRows(reader, services.cipher, actor.countyCode, record.id, table.sheetIndex, {
      to: LOOK_ROWS,
    })) {
      rows.push(row);
      if (rows.length >= LOOK_ROWS) break;
    }
    const today = services.clock.today();
    const context = checkContextOf({
      table,
      notes: known.notes,
      directory,
      today,
      format: record.recognition.format,
    });
    const raws = new Map(rows.map((row) => [row.no, row]));
    // The last household of what was looked at may go on below: what is missing in it is not missing.
    const units = checkTable(context, rows, known.sheet.merges).units.slice(
      0,
      rows.length >= LOOK_ROWS ? -1 : undefined,
    );
    const checked = units.flatMap((unit) => unit.rows).sort((a, b) => a.no - b.no);
    const all = checked.map(
      (row): PreviewRow => ({
        rowNo: row.no,
        verdict: verdictOf(row.findings),
        cells: table.columns.map(({ column, field }) =>
          maskValue(field, textOf(raws.get(row.no)?.cells[column])),
        ),
        findings: row.findings,
      }),
    );
    const tally = (verdict: string) => all.filter((row) => row.verdict === verdict).length;
    shown.push({
      table,
      rows: interesting(all),
      looked: {
        rows: all.length,
        accepted: tally('accepted'),
        warned: tally('warned'),
        refused: tally('refused'),
      },
    });
  }
  return done(shown);
}

function verdictOf(findings: readonly Finding[]): PreviewRow['verdict'] {
  if (findings.some(refusesRow)) return 'refused';
  return findings.some(({ verdict }) => verdict !== 'accept') ? 'warned' : 'accepted';
}

/** The first rows, and then those with something to say. */
function interesting(rows: readonly PreviewRow[]): PreviewRow[] {
  const first = rows.slice(0, SHOWN_ROWS / 2);
  const speaking = rows.slice(SHOWN_ROWS / 2).filter(({ verdict }) => verdict !== 'accepted');
  return [...first, ...speaking.slice(0, SHOWN_ROWS - first.length)];
}
