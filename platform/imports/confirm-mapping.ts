import type { Actor, Clock, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { lastDayOf } from './recognise/caption.ts';
import type { FieldName } from './recognise/fields.ts';
import type { Recognition, TableMapping } from './recognise/mapping.ts';
import type { RosterKind } from './recognise/roster-kind.ts';
import { lockImport } from './store/record.ts';
import { remember } from './store/remembered.ts';

/** What an officer says of one sheet; what is left out stays as it was understood. */
export interface TableChoice {
  readonly sheetIndex: number;
  readonly use: boolean;
  readonly roster: RosterKind | null;
  readonly period: string | null;
  readonly unitYuan: 1 | 10_000;
  readonly town: string | null;
  readonly columns: readonly { readonly column: number; readonly field: FieldName | null }[];
}

const PERIOD = /^20\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** Puts an officer's choices over what was understood. Refuses choices with which nothing could be imported. */
export function applyChoices(
  recognition: Recognition,
  choices: readonly TableChoice[],
): Outcome<TableMapping[]> {
  const tables: TableMapping[] = [];
  for (const { table, sheet } of recognition.sheets) {
    if (table === null) continue;
    const choice = choices.find((one) => one.sheetIndex === sheet.index);
    tables.push(choice === undefined ? { ...table, use: false } : choose(table, choice));
  }
  const used = tables.filter(({ use }) => use);
  if (used.length === 0) return refuse('imports.mapping.nothing', {}, { field: 'tables' });
  for (const table of used) {
    const wrong = findMistake(table);
    if (wrong !== undefined)
      return refuse(wrong.code, { sheet: table.sheetName || '1', ...wrong.facts }, { field: 'tables' });
  }
  if (new Set(used.map(({ roster }) => roster)).size > 1)
    return refuse('imports.mapping.two-rosters', {}, { field: 'tables' });
  return done(tables);
}

function choose(table: TableMapping, choice: TableChoice): TableMapping {
  // An empty text is nothing: what reads the request makes one of null.
  const period = choice.period || null;
  const fieldOf = new Map(choice.columns.map(({ column, field }) => [column, field]));
  const isOtherPeriod = period !== table.period;
  return {
    ...table,
    use: choice.use,
    roster: choice.roster,
    period,
    lastDay:
      isOtherPeriod && period !== null && PERIOD.test(period) ? lastDayOf(period).toString() : table.lastDay,
    unitYuan: choice.unitYuan,
    town: choice.town || null,
    columns: table.columns.map((column) => {
      const field = fieldOf.get(column.column);
      return field === undefined || field === column.field
        ? column
        : { ...column, field, certainty: 'officer' };
    }),
  };
}

function findMistake(table: TableMapping): { code: string; facts?: Record<string, string> } | undefined {
  const fields = table.columns.flatMap(({ field }) => (field === null ? [] : [field]));
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  if (twice !== undefined) return { code: 'imports.mapping.twice', facts: { field: twice } };
  if (table.roster === null) return { code: 'imports.mapping.no-roster' };
  if (!fields.includes('idNumber')) return { code: 'imports.mapping.no-id' };
  if (!fields.includes('name')) return { code: 'imports.mapping.no-name' };
  if (!fields.includes('village') && !fields.includes('place')) return { code: 'imports.mapping.no-place' };
  if (table.period !== null && !PERIOD.test(table.period)) return { code: 'imports.mapping.period' };
  return undefined;
}

/**
 * Confirms the mapping, and keeps it for the next file with the same header.
 * Refuses with `imports.missing`, `imports.state`, or what is wrong with the choices.
 */
export async function confirmMapping(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  id: Id,
  choices: readonly TableChoice[],
): Promise<Outcome<{ roster: RosterKind; columns: number }>> {
  const record = await lockImport(tx, actor.countyCode, id);
  if (record === undefined) return refuse('imports.missing');
  if (record.state !== 'recognised' || record.recognition === null)
    return refuse('imports.state', { state: record.state });
  const tables = applyChoices(record.recognition, choices);
  if (!tables.ok) return tables;
  const used = tables.value.filter(({ use }) => use);
  const roster = used[0]?.roster;
  if (roster === null || roster === undefined) throw new Error('a table without a roster passed the checks');
  for (const table of used) await remember(tx, actor, clock.now(), table);
  await tx.run(sql`update data_import set mapping = ${JSON.stringify(tables.value)}::jsonb, roster = ${roster},
      period = ${used[0]?.period ?? null}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  return done({
    roster,
    columns: used.reduce((sum, table) => sum + table.columns.filter(({ field }) => field !== null).length, 0),
  });
}

/** The choices that leave everything as it was understood. */
export function choicesOf(recognition: Recognition): TableChoice[] {
  return recognition.sheets.flatMap(({ table }) =>
    table === null
      ? []
      : [
          {
            sheetIndex: table.sheetIndex,
            use: table.use,
            roster: table.roster,
            period: table.period,
            unitYuan: table.unitYuan,
            town: table.town,
            columns: table.columns.map(({ column, field }) => ({ column, field })),
          },
        ],
  );
}
