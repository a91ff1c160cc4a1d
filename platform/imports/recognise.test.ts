import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCountyPlaces } from '../divisions/index.ts';
import type { FieldName } from './recognise/fields.ts';
import { matchTitle } from './recognise/title-match.ts';
import { fromGrids } from './testing/from-grid.ts';
import { inventedId } from './testing/make-roster.ts';
import { checkAll, directoryOf, type ReadFile } from './testing/samples.ts';

const TODAY = Temporal.PlainDate.from('2024-03-20');
const id = (no: number) => inventedId(no).number;
const fieldsOf = (read: ReadFile, sheet = 0): (FieldName | null)[] =>
  read.recognition.sheets[sheet]?.table?.columns.map(({ field }) => field) ?? [];

const places = readCountyPlaces('420921');
const town = places.find(({ level }) => level === 'town');
const villages = places.filter(
  ({ level, code }) => level === 'village' && code.startsWith(town?.code ?? '?'),
);
const [first, second] = villages.map(({ name }) => name);
const xiaochang = directoryOf('420921');

test('two rows of titles, other words, groups, subtotals and a repeated header: another county’s roster', () => {
  const header = [
    ['序', '基本情况', null, null, null, null, '残疾人证号', '补助（元）', null, null, '一卡通账号'],
    [
      null,
      '镇（乡、街道）',
      '村（居）委会',
      '残疾人姓名',
      '性别',
      '居民身份证号码',
      null,
      '生活补贴',
      '护理补贴',
      '小计',
      null,
    ],
  ];
  const person = (no: number, village: string | undefined) => [
    no,
    town?.name,
    village,
    '王兰',
    inventedId(no).isMan ? '男' : '女',
    id(no),
    `${id(no)}42`,
    80,
    100,
    180,
    null,
  ];
  const read = fromGrids('附件2.xlsx', [
    {
      name: '明细',
      rows: [
        ['附件2'],
        ['孝昌县2024年第一季度困难残疾人生活补贴和重度残疾人护理补贴发放明细表'],
        ['填报单位：孝昌县民政局', null, null, null, null, null, '单位：元'],
        ...header,
        ['一、东区'],
        person(1, first),
        person(2, second),
        ['小计', null, null, '2人', null, null, null, 160, 200, 360],
        ...header.slice(1),
        person(3, first),
        ['合计', null, null, '3人', null, null, null, 240, 300, 540],
        ['填表人：张三', null, null, '联系电话：0712-0000000'],
      ],
      merges: ['B4:F4', 'H4:J4', 'A4:A5', 'G4:G5', 'K4:K5'],
    },
  ]);
  const [sheet] = checkAll(read, xiaochang, TODAY);
  assert.equal(sheet?.context.table.roster, 'disability-subsidies');
  assert.equal(sheet?.context.table.period, '2024-Q1');
  assert.deepEqual(fieldsOf(read), [
    'sequence',
    'town',
    'village',
    'name',
    'sex',
    'idNumber',
    'disabilityNumber',
    'livingSubsidy',
    'careSubsidy',
    'total',
    'account',
  ]);
  const rows = sheet?.checked.units.flatMap((unit) => unit.rows) ?? [];
  assert.deepEqual(
    rows.map(({ no }) => no),
    [7, 8, 11],
  );
  assert.deepEqual(
    rows.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'reject')),
    [],
  );
  assert.deepEqual(
    rows.map(({ values }) => values.village?.name),
    [first, second, first],
  );
});

test('a household is what is merged downwards, and has its number and place in every row', () => {
  const read = fromGrids('农村低保2024年3月.xlsx', [
    {
      rows: [
        ['乡镇', '村', '户号', '姓名', '与户主关系', '身份证号', '人口', '月保障金'],
        [town?.name, first, 'X1', '王兰', '户主', id(1), 2, 480],
        [null, null, null, '王海', '儿子', id(3), null, null],
        [town?.name, first, 'X2', '李梅', '本人', id(5), 1, 480],
      ],
      merges: ['A2:A3', 'B2:B3', 'C2:C3', 'G2:G3', 'H2:H3'],
    },
  ]);
  const [sheet] = checkAll(read, xiaochang, TODAY);
  const units = sheet?.checked.units ?? [];
  assert.deepEqual(
    units.map(({ rows }) => rows.map(({ values }) => values.name)),
    [['王兰', '王海'], ['李梅']],
  );
  const all = units.flatMap(({ rows }) => rows);
  assert.deepEqual(
    all.map(({ values }) => values.village?.name),
    [first, first, first],
  );
  assert.deepEqual(
    all
      .flatMap(({ findings }) => findings.map(({ kind }) => kind))
      .filter((kind) => kind !== 'relation_synonym'),
    [],
  );
});

test('without a number a household begins at each head', () => {
  const read = fromGrids('农村低保.xlsx', [
    {
      rows: [
        ['镇', '行政村', '户主', '家庭成员', '关系', '公民身份证号', '补助金额'],
        [town?.name, first, '王兰', '王兰', '户主', id(1), 480],
        [town?.name, first, '王兰', '王海', '子', id(3), null],
        [town?.name, first, '王兰', '王兰', '户主', id(5), 360],
      ],
    },
  ]);
  const [sheet] = checkAll(read, xiaochang, TODAY);
  assert.deepEqual(
    sheet?.checked.units.map(({ rows }) => rows.map(({ no }) => no)),
    [[2, 3], [4]],
  );
});

test('a sheet for each township says it in its name, and other sheets are left alone', () => {
  const titles = ['姓名', '身份证号', '村名', '享受标准', '发放月数', '发放金额'];
  const read = fromGrids('2024年3月高龄津贴.xlsx', [
    { name: '说明', rows: [['本表由各乡镇填报']] },
    { name: town?.name ?? '', rows: [['高龄津贴发放花名册'], titles, ['王兰', id(1), first, 50, 1, 50]] },
    { name: '模板', rows: [titles, ['样例', id(9), first, 50, 1, 50]], hidden: true },
  ]);
  assert.deepEqual(
    read.recognition.sheets.map(({ skip }) => skip),
    ['no-header', null, 'hidden'],
  );
  const [sheet] = checkAll(read, xiaochang, TODAY);
  assert.equal(sheet?.context.table.town, town?.name);
  assert.equal(sheet?.checked.units[0]?.rows[0]?.values.town?.name, town?.name);
});

test('township and village in one column, amounts in units of ten thousand', () => {
  const read = fromGrids('2024年临时救助.xlsx', [
    {
      rows: [
        ['孝昌县2024年临时救助台账'],
        ['单位：万元'],
        ['申请人', '身份证号码', '家庭住址', '救助原因', '救助金额', '批准日期'],
        ['王兰', id(1), `孝昌县${town?.name}${first}三组`, '火灾', 0.5, '2024.1.5'],
      ],
    },
  ]);
  const [sheet] = checkAll(read, xiaochang, TODAY);
  const row = sheet?.checked.units[0]?.rows[0];
  assert.equal(row?.values.village?.name, first);
  assert.equal(row?.values.amounts.amount, 500_000n);
  assert.equal(row?.values.dates.decidedOn, '2024-01-05');
});

test('a column without a title is known by what stands in it', () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `王兰${i % 3 === 0 ? '' : '英'}`,
    id(i * 7),
    first,
    null,
    `154${String(10_000_000 + i)}`,
  ]);
  const read = fromGrids('特困人员供养.xlsx', [
    { rows: [['姓名', '号码', '村', '供养方式', '备用'], ...rows] },
  ]);
  assert.deepEqual(fieldsOf(read), ['name', 'idNumber', 'village', 'supportMode', 'phone']);
});

test('titles are known with blanks, stars, units and brackets around them', () => {
  const cases: [string, FieldName][] = [
    ['*身份证号码', 'idNumber'],
    ['姓  名', 'name'],
    ['户月保障\n金额（元）', 'amount'],
    ['家庭人口(人)', 'familySize'],
    ['村（居、社区）', 'village'],
    ['乡（镇）', 'town'],
    ['银行卡（折）号', 'account'],
    ['享受低保时间', 'since'],
    ['残疾类别', 'disabilityKind'],
  ];
  for (const [title, field] of cases) assert.equal(matchTitle(title)[0]?.field, field, title);
  assert.deepEqual(matchTitle('身高'), []);
});

test('a heading names the township of what follows, and members stand under their head without a place', () => {
  const child = inventedId(3);
  const read = fromGrids('城市低保2024年3月.xlsx', [
    {
      rows: [
        ['户号', '村组', '姓名', '与户主关系', '身份证号', '人口', '类型', '月保障金'],
        [town?.name],
        ['C1', first, '王兰', '本人', id(1), 2, 'B类', 480],
        [null, null, '王海', '子女', child.number, null, null, null],
        [`${town?.name}小计`, null, null, null, null, 2, null, 480],
        ['局领导：', null, null, '制表：', null, null, null, null],
      ],
    },
  ]);
  const [sheet] = checkAll(read, xiaochang, TODAY);
  const rows = sheet?.checked.units.flatMap((unit) => unit.rows) ?? [];
  assert.deepEqual(
    rows.map(({ no, values }) => [no, values.town?.name, values.village?.name, values.relation]),
    [
      [3, town?.name, first, '02'],
      [4, town?.name, first, child.isMan ? '20' : '30'],
    ],
  );
  assert.equal(sheet?.checked.units.length, 1);
});
