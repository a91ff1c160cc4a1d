import { hasHouseholds } from '../recognise/roster-kind.ts';
import { rowFinding } from './check-households.ts';
import type { Unit } from './check-table.ts';
import { refusesRow } from './finding.ts';
import type { FindingKind } from './kinds.ts';
import type { CheckContext, CheckedRow } from './row-reader.ts';

interface Occurrence {
  readonly unit: Unit;
  readonly row: CheckedRow;
}

/** One person, one row: the first one stands and is pointed at, every later one is refused. */
export function checkDuplicates(units: readonly Unit[], context: CheckContext): void {
  const seen = new Map<string, Occurrence>();
  const inOrder = units
    .flatMap((unit) => unit.rows.map((row) => ({ unit, row })))
    .sort((a, b) => a.row.no - b.row.no);
  for (const { unit, row } of inOrder) {
    const { idNumber } = row.values;
    // A row that is refused for another reason does not stand in the way of a good one.
    if (idNumber === undefined || row.findings.some(refusesRow)) continue;
    const first = seen.get(idNumber);
    if (first === undefined) {
      seen.set(idNumber, { unit, row });
      continue;
    }
    const kind = kindOf(first, { unit, row }, context);
    const raw = (one: CheckedRow) => one.values.old15 ?? one.values.idNumber ?? '';
    first.row.findings.push(
      rowFinding(context, kind, 'idNumber', {
        verdict: 'warn',
        raw: raw(first.row),
        facts: { others: row.no },
        related: [row.no],
      }),
    );
    row.findings.push(
      rowFinding(context, kind, 'idNumber', {
        raw: raw(row),
        normalised: idNumber,
        facts: { others: first.row.no },
        related: [first.row.no],
      }),
    );
  }
}

function kindOf(first: Occurrence, later: Occurrence, { table }: CheckContext): FindingKind {
  if ((first.row.values.old15 === undefined) !== (later.row.values.old15 === undefined))
    return 'duplicate_person_15_and_18_digits';
  const inHouseholds = table.roster !== null && hasHouseholds(table.roster);
  return inHouseholds && first.unit.key !== later.unit.key
    ? 'duplicate_person_two_households'
    : 'duplicate_person_in_file';
}

/** In a ledger of relief a person may stand often; the same cause again within a year is to be looked at. */
export function checkReliefTwice(rows: readonly CheckedRow[], context: CheckContext): void {
  const byPerson = new Map<string, CheckedRow[]>();
  for (const row of rows) {
    const { idNumber, words, dates } = row.values;
    const on = dates.acceptedOn ?? dates.decidedOn ?? dates.paidOn;
    if (idNumber === undefined || words.cause === undefined || on === undefined) continue;
    const key = `${idNumber}|${words.cause}`;
    const earlier = (byPerson.get(key) ?? []).find((one) => isWithinYear(dayOf(one), on));
    if (earlier !== undefined) {
      row.findings.push(
        rowFinding(context, 'same_cause_twice_in_year', 'cause', {
          raw: words.cause,
          facts: { others: earlier.no },
          related: [earlier.no],
        }),
      );
    }
    byPerson.set(key, [...(byPerson.get(key) ?? []), row]);
  }
}

const dayOf = ({ values: { dates } }: CheckedRow) =>
  dates.acceptedOn ?? dates.decidedOn ?? dates.paidOn ?? '';

function isWithinYear(a: string, b: string): boolean {
  const [earlier, later] = [a, b]
    .map((iso) => Temporal.PlainDate.from(iso.length === 7 ? `${iso}-01` : iso))
    .sort(Temporal.PlainDate.compare);
  return (
    earlier !== undefined &&
    later !== undefined &&
    Temporal.PlainDate.compare(earlier.add({ years: 1 }), later) > 0
  );
}
