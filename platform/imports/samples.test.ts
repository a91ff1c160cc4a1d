import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from './check/finding.ts';
import { UnreadableFile } from './read/raw.ts';
import { columnName } from './read/xml.ts';
import { checkAll, directoryOf, readAll, readTestdata, sampleAliases } from './testing/samples.ts';

interface Entry {
  readonly no: number;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly rows?: readonly number[];
  readonly col: string | null;
  readonly kind: string;
  readonly scope: string;
  readonly verdict: string;
  readonly normalised: string | number | null;
}

const ROSTERS = [
  ['农村低保花名册（2023年9月）.xlsx', 'rural-allowance', 1535, 600],
  ['城市低保对象花名册（2023年9月）.xls', 'urban-allowance', 162, 80],
  ['特困人员供养花名册（2023年9月）.xlsx', 'extreme-poverty', 120, 120],
  ['残疾人两项补贴发放表_202309.csv', 'disability-subsidies', 900, 900],
  ['高龄津贴发放花名册（2023年第三季度）.xlsx', 'old-age', 1200, 1200],
  ['临时救助台账（2023年）.xlsx', 'relief', 90, 90],
] as const;

const entries = (JSON.parse(readTestdata('errors.json').toString('utf8')) as { errors: Entry[] }).errors;
const daye = directoryOf('420281', sampleAliases());
const TODAY = Temporal.PlainDate.from('2023-09-15');

/** Kinds that are values kept as they are: nothing is found, and that nothing is found is the point. */
const KEPT = new Set(['hard_name', 'csv_comma_in_field', 'csv_quotes_in_field', 'csv_newline_in_field']);
/** Said of the sheet or the file, or needs the register; tested on their own below and with the database. */
const ELSEWHERE = new Set(['empty_sheet', 'hidden_column', 'dead_person']);
/** The same thing under our name: the number format of a date cell makes no difference to what it is. */
const ALIKE: Readonly<Record<string, string>> = { date_excel_cn_format: 'date_excel_cell' };

for (const [file, roster, rowCount, unitCount] of ROSTERS) {
  test(`${file}: recognised, and every entry of the key is found, and nothing else`, async () => {
    const read = await readAll(readTestdata(file), file);
    const [sheet, ...more] = checkAll(read, daye, TODAY);
    assert.ok(sheet);
    assert.equal(more.length, 0);
    assert.equal(sheet.context.table.roster, roster);
    assert.equal(sheet.checked.rowKinds.get('data'), rowCount);
    assert.equal(sheet.checked.units.length, unitCount);
    assert.deepEqual(
      sheet.context.table.columns.filter(({ field }) => field === null),
      [],
    );

    const rows = sheet.checked.units.flatMap((unit) => unit.rows);
    const found: (Finding & { no: number })[] = [
      ...rows.flatMap((row) => row.findings.map((finding) => ({ no: row.no, ...finding }))),
      ...sheet.checked.others.map(({ no, finding }) => ({ no, ...finding })),
    ];
    const mine = entries.filter((entry) => entry.file === file);
    assert.ok(mine.length > 20, 'the key speaks of this file');
    for (const entry of mine) {
      if (ELSEWHERE.has(entry.kind)) continue;
      const here = found.filter(({ no }) => no === entry.row);
      if (KEPT.has(entry.kind)) {
        const row = rows.find(({ no }) => no === entry.row);
        const kept = [row?.values.name, row?.values.words.note];
        assert.ok(kept.includes(String(entry.normalised)), `${entry.no} ${entry.kind}: ${kept.join()}`);
        continue;
      }
      const hit = here.find(
        (one) =>
          one.kind === (ALIKE[entry.kind] ?? entry.kind) &&
          one.verdict === entry.verdict &&
          (entry.scope === 'household' || entry.col === null || columnName(one.column ?? -1) === entry.col) &&
          (entry.normalised === null || one.normalised === String(entry.normalised)),
      );
      assert.ok(hit, `${entry.no} ${entry.kind} in row ${entry.row}: ${JSON.stringify(here)}`);
    }

    const spoken = new Set(mine.flatMap((entry) => entry.rows ?? (entry.row === null ? [] : [entry.row])));
    const unasked = found.filter(({ no, verdict }) => verdict !== 'accept' && !spoken.has(no));
    assert.deepEqual(
      unasked.map(({ no, kind }) => `${no} ${kind}`),
      [],
    );
  });
}

test('empty sheets are left out, and a hidden column is data', async () => {
  const file = '农村低保花名册（2023年9月）.xlsx';
  const { recognition } = await readAll(readTestdata(file), file);
  assert.deepEqual(
    recognition.sheets.map(({ sheet, skip }) => [sheet.name, skip]),
    [
      ['农村低保', null],
      ['Sheet2', 'empty'],
      ['Sheet3', 'empty'],
    ],
  );
  const [first] = recognition.sheets;
  assert.deepEqual(first?.sheet.hiddenColumns.map(columnName), ['T']);
  assert.equal(first?.table?.columns[19]?.field, 'phone');
});

test('a damaged workbook is refused and not read in part', async () => {
  await assert.rejects(
    () => readAll(readTestdata('农村低保补报名单.xlsx'), '农村低保补报名单.xlsx'),
    (error) => error instanceof UnreadableFile && error.code === 'imports.file.damaged',
  );
});

test('text that calls itself a workbook is read by its content, and said to be misnamed', async () => {
  const file = '城市低保新增名单.xlsx';
  const read = await readAll(readTestdata(file), file);
  assert.equal(read.recognition.isMisnamed, true);
  assert.equal(read.recognition.encoding, 'gb18030');
  const [sheet] = checkAll(read, daye, TODAY);
  const rows = sheet?.checked.units.flatMap((unit) => unit.rows) ?? [];
  assert.deepEqual(
    rows.map(({ values }) => [values.name, values.town?.name, values.village?.name, values.amounts.amount]),
    [
      ['程文龙', '东岳路街道', '建设社区', 73_000n],
      ['张玉红', '东岳路街道', '保康社区', 56_000n],
      ['张晓桐', '东岳路街道', '胜利社区', 42_000n],
    ],
  );
  assert.deepEqual(
    rows.flatMap(({ findings }) => findings),
    [],
  );
});
