import type { Actor, Reader, Tx } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { FieldName } from '../recognise/fields.ts';
import { isFieldName } from '../recognise/fields.ts';
import type { TableMapping } from '../recognise/mapping.ts';
import { headerFingerprint } from '../recognise/recognise.ts';
import type { RosterKind } from '../recognise/roster-kind.ts';
import { isRosterKind } from '../recognise/roster-kind.ts';

/** What an officer once confirmed for a header: its roster, and what each title means. */
export interface RememberedMapping {
  readonly roster: RosterKind;
  readonly fields: ReadonlyMap<string, FieldName | null>;
}

export async function findRemembered(
  reader: Reader,
  countyCode: string,
  fingerprint: string,
): Promise<RememberedMapping | undefined> {
  const row = await reader.find<{ roster: string; columns: { title: string; field: string | null }[] }>(
    sql`select roster, columns from import_mapping where county_code = ${countyCode} and fingerprint = ${fingerprint}`,
  );
  if (row === undefined || !isRosterKind(row.roster)) return undefined;
  const fields = new Map(
    row.columns.map(({ title, field }) => [title, field !== null && isFieldName(field) ? field : null]),
  );
  return { roster: row.roster, fields };
}

export function applyRemembered(table: TableMapping, known: RememberedMapping): TableMapping {
  return {
    ...table,
    roster: known.roster,
    columns: table.columns.map((column) => {
      const field = known.fields.get(column.title);
      return field === undefined ? column : { ...column, field, certainty: 'officer' };
    }),
  };
}

/** Keeps what was confirmed, for the next file with the same header. */
export async function remember(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  table: TableMapping,
): Promise<void> {
  if (table.roster === null) return;
  const columns = JSON.stringify(table.columns.map(({ title, field }) => ({ title, field })));
  await tx.run(sql`insert into import_mapping
      (county_code, fingerprint, roster, columns, confirmed_by, confirmed_by_name, confirmed_at)
    values (${actor.countyCode}, ${headerFingerprint(table)}, ${table.roster}, ${columns}::jsonb, ${actor.userId},
      ${actor.userName}, ${at})
    on conflict (county_code, fingerprint) do update set roster = excluded.roster, columns = excluded.columns,
      confirmed_by = excluded.confirmed_by, confirmed_by_name = excluded.confirmed_by_name,
      confirmed_at = excluded.confirmed_at, used_count = import_mapping.used_count + 1`);
}
