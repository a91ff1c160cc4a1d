import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckContext } from './check/row-reader.ts';
import { EarlyChecks, keepEarly, takeEarly } from './run/early-checks.ts';
import { makeRosterWorkbook } from './testing/make-roster.ts';
import {
  type CheckedSheet,
  checkAll,
  directoryOf,
  type ReadFile,
  readAll,
  readTestdata,
  sampleAliases,
} from './testing/samples.ts';

const TODAY = Temporal.PlainDate.from('2023-09-15');
const ID = '01a20810-3f18-7618-a80e-8162cb49953d';
const ROWS_PER_PAGE = 250;
const daye = directoryOf('420281', sampleAliases());

const FILES = [
  '农村低保花名册（2023年9月）.xlsx',
  '城市低保对象花名册（2023年9月）.xls',
  '特困人员供养花名册（2023年9月）.xlsx',
  '残疾人两项补贴发放表_202309.csv',
  '高龄津贴发放花名册（2023年第三季度）.xlsx',
  '临时救助台账（2023年）.xlsx',
];

/** As the reading process hands the rows over: sheet by sheet, page by page, merges and last rows at the end. */
async function checkEarly(read: ReadFile, fileName: string): Promise<EarlyChecks> {
  const checks = new EarlyChecks({
    fileName,
    directory: daye,
    today: TODAY,
    findRemembered: async () => undefined,
  });
  for (const { sheet, rows } of read.sheets) {
    checks.begin(sheet.index, sheet.name);
    for (let at = 0; at < rows.length; at += ROWS_PER_PAGE)
      await checks.take(read.file, Buffer.from(JSON.stringify(rows.slice(at, at + ROWS_PER_PAGE))));
  }
  return checks;
}

const mergesOf = (read: ReadFile, one: CheckedSheet) =>
  read.sheets.find(({ sheet }) => sheet.index === one.context.table.sheetIndex)?.sheet.merges ?? [];

const generated = async () => {
  const fileName = 'roster.xlsx';
  const read = await readAll(await makeRosterWorkbook(900, 3, 0.05), fileName);
  const [late] = checkAll(read, daye, TODAY);
  assert.ok(late);
  return { fileName, read, late };
};

test('rows that were checked while their file was read are judged as if they were checked after it', async () => {
  let early = 0;
  const files = FILES.map((name) => [name, readTestdata(name)] as const);
  for (const [name, bytes] of [...files, ['花名册.xlsx', await makeRosterWorkbook(900, 3, 0.05)] as const]) {
    const read = await readAll(bytes, name);
    keepEarly(ID, await checkEarly(read, name));
    for (const late of checkAll(read, daye, TODAY)) {
      const found = takeEarly(ID, late.context, mergesOf(read, late));
      if (found === undefined) continue;
      assert.deepEqual(found, late.checked, name);
      early += 1;
    }
  }
  assert.ok(early >= 3, `${early} sheets were checked early`);
});

test('what was checked early counts once, and for its own import only', async () => {
  const { fileName, read, late } = await generated();
  keepEarly(ID, await checkEarly(read, fileName));
  assert.equal(takeEarly('01a20810-3f18-7618-a80e-8162cb499530', late.context, []), undefined);
  assert.ok(takeEarly(ID, late.context, []));
  assert.equal(takeEarly(ID, late.context, []), undefined);
});

test('with another mapping, day, place or merge the rows are checked anew', async () => {
  const { fileName, read, late } = await generated();
  const { context } = late;
  const { table } = context;
  const village = [...daye.places.values()].at(-1);
  assert.ok(village);
  const others: Record<string, CheckContext> = {
    column: { ...context, table: { ...table, columns: table.columns.slice(1) } },
    roster: { ...context, table: { ...table, roster: 'urban-allowance' } },
    unit: { ...context, table: { ...table, unitYuan: 10_000 } },
    today: { ...context, today: TODAY.add({ days: 1 }) },
    'day of ages': { ...context, ageDay: TODAY.subtract({ days: 40 }) },
    alias: { ...context, directory: { ...daye, aliases: new Map([['老村', [village.id]]]) } },
    'renamed place': {
      ...context,
      directory: { ...daye, places: new Map(daye.places).set(village.id, { ...village, name: '新村' }) },
    },
  };
  for (const [what, other] of Object.entries(others)) {
    keepEarly(ID, await checkEarly(read, fileName));
    assert.equal(takeEarly(ID, other, []), undefined, what);
  }
  const town = table.columns.find(({ field }) => field === 'town')?.column ?? -1;
  const merge = { fromRow: 10, toRow: 14, fromColumn: town, toColumn: town };
  keepEarly(ID, await checkEarly(read, fileName));
  assert.equal(takeEarly(ID, context, [merge]), undefined, 'a place merged down over rows');
});
