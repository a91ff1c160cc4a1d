import type { RawRow } from '../read/raw.ts';
import type { FieldName } from '../recognise/fields.ts';
import { isBlank, squeeze } from '../values/cell-text.ts';
import { checkAccount, checkPaymentWords } from './account.ts';
import { checkCounts, checkDates, checkMonth } from './dates.ts';
import { checkAgainstId, checkIdNumber, checkPersonName, checkRelation } from './identity.ts';
import { checkAmounts, checkRowSum } from './money.ts';
import { checkPlace } from './place.ts';
import type { CheckContext, CheckedRow } from './row-reader.ts';
import { columnsOf, RowReader } from './row-reader.ts';
import {
  checkCategory,
  checkDisability,
  checkDisabilitySubsidies,
  checkExtremePoverty,
  checkOldAge,
  checkWords,
} from './schemes.ts';

const SINGLE_ACCOUNT_ROSTERS = new Set(['extreme-poverty', 'disability-subsidies', 'old-age', 'relief']);

/** Whether what the notes of a sheet state is asked already by the checks of single rows: below and in `schemes.ts`. */
export const rulesCountForRows = ({ table }: CheckContext): boolean =>
  table.roster === 'extreme-poverty' || table.roster === 'old-age';

/** Checks rows of one table, each by itself; what needs other rows comes after (`check-table.ts`). */
export function rowChecker(context: CheckContext): (row: RawRow) => CheckedRow {
  const columns = columnsOf(context.table);
  const width =
    1 +
    Math.max(-1, ...context.table.columns.filter(({ title }) => title !== '').map(({ column }) => column));
  return (row) => checkRow(new RowReader(context, columns, row), width);
}

function checkRow(reader: RowReader, width: number): CheckedRow {
  const { context, row, values } = reader;
  const { roster } = context.table;
  checkShape(reader, width);
  checkIdNumber(reader);
  checkPersonName(reader);
  checkPlace(reader);
  checkDates(reader);
  checkMonth(reader);
  checkCounts(reader);
  checkRelation(reader);
  checkAgainstId(reader);
  checkAmounts(reader);
  checkAccount(reader);
  checkPaymentWords(reader);
  checkDisability(reader);
  checkWords(reader);
  const householdNo = squeeze(reader.text('householdNo'));
  if (householdNo !== '') values.householdNo = householdNo;
  const headName = squeeze(reader.text('headName'));
  if (headName !== '') values.headName = headName;
  if (roster === 'rural-allowance' || roster === 'urban-allowance') checkCategory(reader);
  else if (roster === 'extreme-poverty') checkExtremePoverty(reader);
  else if (roster === 'disability-subsidies') checkDisabilitySubsidies(reader);
  else if (roster === 'old-age') checkOldAge(reader);
  checkRowSum(reader);
  checkPresence(reader);
  return { sheetIndex: context.table.sheetIndex, no: row.no, values, findings: reader.findings };
}

/** Rows that were hidden, commented on, or cut off. */
function checkShape(reader: RowReader, width: number): void {
  const { row, context } = reader;
  if (row.hidden) reader.add('hidden_row', null);
  for (const [column, comment] of Object.entries(row.comments ?? {})) {
    const field = context.table.columns.find((one) => one.column === Number(column))?.field ?? null;
    reader.add('cell_comment', field, {
      normalised: field === null ? null : reader.text(field),
      facts: { comment },
    });
  }
  // In text files a short record lost its end; sheets leave empty cells out and mean nothing by it.
  if (context.isText && row.cells.length < width) {
    reader.add('csv_row_too_short', null, { facts: { missing: width - row.cells.length } });
  }
}

/** What must be there in a list of single people. Households are looked at as a whole. */
function checkPresence(reader: RowReader): void {
  const { values, context } = reader;
  const { roster } = context.table;
  if (roster === null || !SINGLE_ACCOUNT_ROSTERS.has(roster)) return;
  if (reader.findings.some(({ kind }) => kind === 'csv_row_too_short')) return;
  const isMissing = (field: FieldName) => reader.has(field) && isBlank(reader.cell(field));
  if (isMissing('account') && values.words.supportMode !== '集中供养')
    reader.add('account_missing', 'account');
  if ((roster === 'old-age' || roster === 'relief') && isMissing('amount'))
    reader.add('amount_missing', 'amount');
  if (roster === 'extreme-poverty' && isMissing('baseAmount') && !reader.has('amount'))
    reader.add('amount_missing', 'baseAmount');
}
