import { HEAD } from '../../registry/index.ts';
import type { FieldName } from '../recognise/fields.ts';
import { yuanText } from '../values/amount.ts';
import type { Unit } from './check-table.ts';
import type { Finding } from './finding.ts';
import type { FindingKind } from './kinds.ts';
import { findingKinds } from './kinds.ts';
import type { CheckContext, CheckedRow } from './row-reader.ts';
import { columnsOf } from './row-reader.ts';

export function rowFinding(
  context: CheckContext,
  kind: FindingKind,
  field: FieldName | null,
  more: Partial<Pick<Finding, 'verdict' | 'raw' | 'normalised' | 'facts' | 'related'>> = {},
): Finding {
  return {
    kind,
    verdict: findingKinds[kind].verdict,
    field,
    column: field === null ? null : (columnsOf(context.table).get(field) ?? null),
    raw: null,
    normalised: null,
    ...more,
  };
}

/**
 * Puts rows into households: by their number where there is one, else by the head's name and the place, else a
 * household begins at each head. Rows of a household need not stand together.
 */
export function groupHouseholds(rows: readonly CheckedRow[], context: CheckContext): Unit[] {
  const has = (field: FieldName) => context.table.columns.some((column) => column.field === field);
  const byNumber = has('householdNo');
  const byHeadName = has('headName');
  const byRelation = has('relation');
  const units = new Map<string, CheckedRow[]>();
  let current = '';
  for (const row of rows) {
    current = keyOf(row, current, byNumber, byHeadName, byRelation);
    const unit = units.get(current);
    if (unit) unit.push(row);
    else units.set(current, [row]);
  }
  return [...units].map(([key, members]) => ({ key, rows: members }));
}

function keyOf(
  row: CheckedRow,
  current: string,
  byNumber: boolean,
  byHeadName: boolean,
  byRelation: boolean,
): string {
  const { householdNo, headName, relation, village, town, name } = row.values;
  const place = village?.id ?? town?.id ?? '';
  if (byNumber) {
    if (householdNo !== undefined) return `no:${householdNo}`;
    // A member under its head, whose number stands in the first row only.
    return relation !== HEAD && current !== '' ? current : `row:${row.sheetIndex}:${row.no}`;
  }
  if (byHeadName) {
    if (headName !== undefined && relation !== HEAD)
      return current.startsWith(`head:${headName}|`) ? current : `head:${headName}|${place}|${row.no}`;
    if (headName !== undefined) return `head:${headName}|${place}|${row.no}`;
    return relation !== HEAD && current !== '' ? current : `row:${row.sheetIndex}:${row.no}`;
  }
  if (byRelation && relation !== HEAD && current !== '') return current;
  return `head:${name ?? ''}|${place}|${row.no}`;
}

export const headOf = (rows: readonly CheckedRow[]): CheckedRow | undefined =>
  rows.find(({ values }) => values.relation === HEAD) ??
  rows.find(
    ({ values }) =>
      values.relation === undefined && values.name !== undefined && values.name === values.headName,
  );

/** First row of the household that has a value, as household columns may stand in any one of them. */
const holder = (rows: readonly CheckedRow[], has: (row: CheckedRow) => boolean) => rows.find(has);

export function checkHouseholds(units: readonly Unit[], context: CheckContext): void {
  const has = (field: FieldName) => context.table.columns.some((column) => column.field === field);
  const [hasRelation, hasAccounts, hasAmount] = [has('relation'), has('account'), has('amount')];
  const accounts = new Map<string, CheckedRow>();
  for (const { rows } of units) {
    const first = rows[0];
    if (first === undefined) continue;
    const head = headOf(rows);
    if (hasRelation) checkRelations(rows, head, context);
    if (!context.isMended) checkSize(rows, context);
    checkMoney(rows, head ?? first, hasAmount, context);
    for (const row of rows) checkSharedAccount(row, accounts, context);
    if (hasAccounts && head !== undefined && !rows.some(hasAccount)) {
      head.findings.push(rowFinding(context, 'account_missing', 'account', { raw: '' }));
    }
  }
}

const hasAccount = (row: CheckedRow) =>
  row.values.account !== undefined || row.findings.some((one) => one.field === 'account');

function checkRelations(
  rows: readonly CheckedRow[],
  head: CheckedRow | undefined,
  context: CheckContext,
): void {
  if (head === undefined && context.isMended) return;
  if (head === undefined) {
    for (const row of rows) row.findings.push(rowFinding(context, 'head_missing', 'relation'));
  } else if (head.values.relation === undefined) head.values.relation = HEAD;
  const heads = rows.filter(({ values }) => values.relation === HEAD);
  if (heads.length > 1)
    for (const row of heads.slice(1)) row.findings.push(rowFinding(context, 'head_twice', 'relation'));
  for (const row of rows) {
    const isSaid = row.values.relation !== undefined && row !== head;
    const isHead = row === head && row.values.relation === HEAD && heads.includes(row);
    if (!isSaid && !isHead && row.values.relation === undefined) {
      row.findings.push(rowFinding(context, 'relation_missing', 'relation', { raw: '' }));
    }
  }
}

function checkSize(rows: readonly CheckedRow[], context: CheckContext): void {
  const stated = holder(rows, ({ values }) => values.counts.familySize !== undefined);
  const size = stated?.values.counts.familySize;
  if (stated === undefined || size === undefined || size === rows.length) return;
  // A list that names only the covered is not expected to name the whole family.
  const covered = rows.find(({ values }) => values.counts.coveredCount !== undefined)?.values.counts
    .coveredCount;
  const listsAll =
    context.table.columns.some(({ field }) => field === 'isCovered') ||
    covered === undefined ||
    covered === size ||
    rows.length !== covered;
  if (!listsAll && rows.length < size) return;
  stated.findings.push(
    rowFinding(context, 'member_count_mismatch', 'familySize', {
      raw: String(size),
      normalised: String(size),
      facts: { listed: rows.length },
    }),
  );
}

function checkMoney(
  rows: readonly CheckedRow[],
  head: CheckedRow,
  hasAmount: boolean,
  context: CheckContext,
): void {
  const paid = holder(
    rows,
    ({ values, findings }) =>
      values.amounts.amount !== undefined ||
      findings.some((one) => one.field === 'amount' && one.verdict === 'reject'),
  );
  if (paid === undefined) {
    if (hasAmount && !(context.isMended && head.values.relation !== HEAD))
      head.findings.push(rowFinding(context, 'amount_missing', 'amount', { raw: '' }));
    return;
  }
  const expected = allowanceOf(rows, context);
  if (expected !== undefined) compare(paid, expected, context);
}

/** What the rule printed on the sheet gives for the household; undefined when something for it is not known. */
function allowanceOf(rows: readonly CheckedRow[], { rules }: CheckContext): bigint | undefined {
  const source = holder(rows, ({ values }) => values.words.category !== undefined);
  const covered = holder(rows, ({ values }) => values.counts.coveredCount !== undefined)?.values.counts
    .coveredCount;
  const category = source?.values.words.category;
  if (category === undefined || covered === undefined) return undefined;
  if (category !== '差额') {
    const perPerson = rules.classFen.get(category);
    return perPerson === undefined ? undefined : perPerson * BigInt(covered);
  }
  const income = holder(rows, ({ values }) => values.amounts.income !== undefined)?.values.amounts.income;
  if (rules.standardFen === null || income === undefined) return undefined;
  const gap = rules.standardFen * BigInt(covered) - income;
  return gap > 0n ? gap : 0n;
}

function compare(row: CheckedRow, expected: bigint, context: CheckContext): void {
  const fen = row.values.amounts.amount;
  if (fen === undefined || fen === 0n || fen === expected) return;
  const kind = fen === expected * 100n && expected > 0n ? 'amount_times_100' : 'amount_not_by_rule';
  row.findings.push(
    rowFinding(context, kind, 'amount', {
      raw: yuanText(fen),
      normalised: yuanText(fen),
      facts: { expected: yuanText(expected) },
    }),
  );
}

/** Said of the first household that has it: whoever looks at it sees the other row named. */
function checkSharedAccount(row: CheckedRow, accounts: Map<string, CheckedRow>, context: CheckContext): void {
  const { account } = row.values;
  if (account === undefined) return;
  const other = accounts.get(account);
  if (other === undefined) {
    accounts.set(account, row);
    return;
  }
  const isSameHousehold =
    other.values.householdNo !== undefined && other.values.householdNo === row.values.householdNo;
  if (isSameHousehold) return;
  other.findings.push(
    rowFinding(context, 'account_shared_by_two_households', 'account', {
      raw: account,
      normalised: account,
      facts: { others: row.no },
      related: [row.no],
    }),
  );
}
