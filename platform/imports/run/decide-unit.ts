import type { Actor, FieldCipher, Id } from '../../base/index.ts';
import { newId } from '../../base/index.ts';
import type { MatchedHousehold, MatchedPerson } from '../../registry/index.ts';
import { HEAD, prepareHousehold } from '../../registry/index.ts';
import { headOf, rowFinding } from '../check/check-households.ts';
import { refusesRow } from '../check/finding.ts';
import { findingKinds } from '../check/kinds.ts';
import type { CheckedRow } from '../check/row-reader.ts';
import { hasHouseholds } from '../recognise/roster-kind.ts';
import { decideRow } from './decide-row.ts';
import type { Draft, RowResult } from './draft.ts';
import { memberSince, schemeFacts } from './facts.ts';
import type { PlannedUnit } from './plan.ts';
import type { Known } from './settle.ts';
import { isSameName } from './settle.ts';

export interface DecideContext {
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly known: Known;
  readonly today: Temporal.PlainDate;
  readonly draft: Draft;
  /** Who is added by this chunk, by ID number: a ledger may name the same person again. */
  readonly fresh: Map<string, Id>;
}

/** The household that the people of a unit belong to: one that is known, or one that is made. */
export interface Home {
  readonly id: Id;
  readonly isNew: boolean;
  readonly known: MatchedHousehold | undefined;
}

/** Decides on one household, or on one row of a list of single people. */
export function decideUnit(context: DecideContext, unit: PlannedUnit): void {
  const { known, draft } = context;
  const inHouseholds = unit.context.table.roster !== null && hasHouseholds(unit.context.table.roster);
  const persons = new Map<CheckedRow, MatchedPerson>();
  for (const row of unit.rows) {
    const person = known.personOf(row);
    if (person !== undefined) persons.set(row, person);
    addRegisterFindings(context, unit, row, person);
  }

  const head = headOf(unit.rows);
  const knownHome = inHouseholds ? findHome(known, unit.rows, head, persons) : undefined;
  if (inHouseholds && head === undefined && knownHome === undefined && unit.context.isMended) {
    for (const row of unit.rows) row.findings.push(rowFinding(unit.context, 'head_missing', 'relation'));
  }
  if (inHouseholds) refuseMoves(context, unit, knownHome, persons);
  const isWhollyOut = unit.rows.some((row) =>
    row.findings.some((one) => one.verdict === 'reject' && findingKinds[one.kind].reach === 'household'),
  );
  const accepted = unit.rows.filter((row) => !isWhollyOut && !row.findings.some(refusesRow));
  for (const row of unit.rows) if (!accepted.includes(row)) draft.rows.push(refusedRow(row));
  if (accepted.length === 0) return;

  const isRepeated = (row: CheckedRow) =>
    persons.get(row) === undefined && context.fresh.has(row.values.idNumber ?? '');
  const repeated = new Set(accepted.filter(isRepeated));
  const ids = new Map(accepted.map((row) => [row, persons.get(row)?.id ?? freshId(context, row)]));
  const home =
    inHouseholds && needsHome(unit)
      ? makeHome(context, unit, accepted, head, knownHome, ids, persons)
      : undefined;
  const payee = accepted.find((row) => row === head) ?? accepted[0];
  for (const row of accepted) {
    const personId = ids.get(row) ?? freshId(context, row);
    decideRow(context, {
      unit,
      row,
      person: persons.get(row),
      personId,
      home,
      isPayee: row === payee,
      isRepeated: repeated.has(row),
    });
  }
}

function freshId({ fresh }: DecideContext, { values }: CheckedRow): Id {
  const number = values.idNumber ?? '';
  const id = fresh.get(number) ?? newId();
  fresh.set(number, id);
  return id;
}

/** A list without household columns names people, whatever its roster. */
const needsHome = (unit: PlannedUnit) =>
  unit.context.table.columns.some(
    ({ field }) => field === 'householdNo' || field === 'relation' || field === 'headName',
  );

function refusedRow(row: CheckedRow): RowResult {
  return {
    sheetIndex: row.sheetIndex,
    rowNo: row.no,
    verdict: 'refused',
    outcome: 'refused',
    isPartial: false,
    personId: null,
    householdId: null,
    findings: row.findings,
    facts: schemeFacts(row),
    hasMembership: false,
  };
}

function addRegisterFindings(
  { actor }: DecideContext,
  unit: PlannedUnit,
  row: CheckedRow,
  person: MatchedPerson | undefined,
): void {
  const { values, findings } = row;
  const isOutside =
    (actor.level === 'town' && values.town !== undefined && values.town.id !== actor.placeId) ||
    (actor.level === 'village' && values.village !== undefined && values.village.id !== actor.placeId);
  if (isOutside) {
    const place = `${values.town?.name ?? ''}${values.village?.name ?? ''}`;
    findings.push(rowFinding(unit.context, 'place_out_of_scope', 'village', { raw: place }));
  }
  if (person === undefined) return;
  if (values.name !== undefined && !isSameName(values.name, person.name)) {
    findings.push(
      rowFinding(unit.context, 'name_differs_from_registry', 'name', {
        raw: values.name,
        facts: { registered: person.name },
      }),
    );
  }
  if (person.diedOn !== null) {
    findings.push(
      rowFinding(unit.context, 'dead_person', 'name', {
        raw: values.name ?? '',
        facts: { diedOn: person.diedOn.toString() },
      }),
    );
  }
}

/** By the bureau's number for it; a household that was numbered anew is found by its head. */
function findHome(
  known: Known,
  rows: readonly CheckedRow[],
  head: CheckedRow | undefined,
  persons: ReadonlyMap<CheckedRow, MatchedPerson>,
): MatchedHousehold | undefined {
  const householdNo = rows.find(({ values }) => values.householdNo !== undefined)?.values.householdNo;
  const byNumber = householdNo === undefined ? undefined : known.householdOf(householdNo);
  if (byNumber !== undefined) return byNumber;
  const person = head === undefined ? undefined : persons.get(head);
  if (person === undefined || person.householdId === null || person.relation !== HEAD) return undefined;
  return {
    id: person.householdId,
    householdNo: householdNo ?? '',
    headId: person.id,
    townId: person.townId,
    villageId: person.villageId,
  };
}

/** Who is on the same roster with another household may not come in twice; who merely lives elsewhere is shown. */
function refuseMoves(
  { known }: DecideContext,
  unit: PlannedUnit,
  home: MatchedHousehold | undefined,
  persons: ReadonlyMap<CheckedRow, MatchedPerson>,
): void {
  for (const row of unit.rows) {
    const person = persons.get(row);
    if (person === undefined || person.householdId === null || person.householdId === home?.id) continue;
    const membership = known.membershipOf(person.id);
    const isListed =
      membership !== undefined && membership.householdId !== null && membership.householdId !== home?.id;
    const household = membership?.householdNo ?? '';
    row.findings.push(
      rowFinding(
        unit.context,
        isListed ? 'already_listed_in_other_household' : 'registered_in_other_household',
        'householdNo',
        {
          raw: row.values.householdNo ?? '',
          facts: { household },
        },
      ),
    );
  }
}

function makeHome(
  context: DecideContext,
  unit: PlannedUnit,
  accepted: readonly CheckedRow[],
  head: CheckedRow | undefined,
  knownHome: MatchedHousehold | undefined,
  ids: ReadonlyMap<CheckedRow, Id>,
  persons: ReadonlyMap<CheckedRow, MatchedPerson>,
): Home | undefined {
  const { draft, today } = context;
  const headId = head === undefined ? undefined : ids.get(head);
  const headName =
    head?.values.name ??
    unit.rows.find(({ values }) => values.headName !== undefined)?.values.headName ??
    null;
  if (knownHome !== undefined) {
    if (knownHome.headId === null && head !== undefined && headId !== undefined && headName !== null) {
      draft.newHeads.push({ householdId: knownHome.id, personId: headId, name: headName, rowNo: head.no });
    }
    return { id: knownHome.id, isNew: false, known: knownHome };
  }
  const first = accepted[0];
  if (first === undefined) return undefined;
  const { town, village, householdNo } = (head !== undefined && accepted.includes(head) ? head : first)
    .values;
  if (town === undefined || village === undefined) return undefined;
  const id = newId();
  const headPerson = head === undefined ? undefined : persons.get(head);
  // A head who lives in another household stays its own; here only the name is said.
  const isHeadFree = headId !== undefined && (headPerson === undefined || headPerson.householdId === null);
  draft.households.push(
    prepareHousehold({
      id,
      householdNo: householdNo ?? null,
      headId: isHeadFree ? headId : null,
      headName,
      townId: town.id,
      villageId: village.id,
      formedOn: memberSince(first.values, unit.context.table.period, today),
      importRow: first.no,
    }),
  );
  return { id, isNew: true, known: undefined };
}
