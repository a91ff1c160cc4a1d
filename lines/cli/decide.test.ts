import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LAUNCHER = path.join(ROOT, 'platform/cli/minzheng.mjs');
const FACTS = path.join(ROOT, 'docs/examples/facts.json');
const folder = mkdtempSync(path.join(tmpdir(), 'decide-'));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [LAUNCHER, 'decide', ...args], { encoding: 'utf8' });

const DAYE = ['--region', '420281', '--on', '2023-06-15'];
const DIBAO = ['--scheme', 'minimum-living-allowance'];

interface Printed {
  readonly scheme: string;
  readonly status: string;
  readonly eligible: boolean | null;
  readonly amountFen: number | null;
  readonly period: string;
  readonly explanation: string;
  readonly questions: readonly { readonly path: string }[];
  readonly trace: readonly { readonly step: string; readonly code?: string; readonly source?: unknown }[];
  readonly missingParameters: readonly string[];
}

function printed(...args: readonly string[]): readonly Printed[] {
  const { stdout, stderr, status } = run(...args, '--json');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as readonly Printed[];
}

function refused(...args: readonly string[]): readonly { readonly path: string; readonly code: string }[] {
  const { stdout, stderr, status } = run(...args, '--json');
  assert.equal(status, 2, stderr);
  return (JSON.parse(stdout) as { problems: { path: string; code: string }[] }).problems;
}

test('a family is judged with amount, reasoning and prose', () => {
  const [dibao, ...others] = printed(...DAYE, ...DIBAO, FACTS);
  assert.ok(dibao);
  assert.deepEqual(others, []);
  assert.equal(dibao.scheme, 'minimum-living-allowance');
  assert.equal(dibao.eligible, true);
  // (634 − 500) × 2 and 10 % of 634 for the minor.
  assert.equal(dibao.amountFen, 33_140);
  assert.equal(dibao.period, 'month');
  assert.deepEqual(dibao.questions, []);
  assert.match(dibao.explanation, /每月331\.40元/);
  const figure = dibao.trace.find(({ code }) => code === 'dibao.standard');
  assert.ok(figure?.source);
});

test('the day decides: before April 2023 the former standard holds', () => {
  const [dibao] = printed('--region', '420281', '--on', '2023-03-31', ...DIBAO, FACTS);
  // (600 − 500) × 2 and 10 % of 600.
  assert.equal(dibao?.amountFen, 26_000);
});

test('without a scheme every scheme is judged, and the text names each', () => {
  const all = printed(...DAYE, FACTS);
  assert.ok(all.length >= 5);
  const { stdout } = run(...DAYE, FACTS);
  for (const { scheme } of all) assert.ok(stdout.includes(scheme), scheme);
  const [overview = ''] = stdout.split('\n\n');
  assert.match(overview, /minimum-living-allowance: 可以享受 331\.40元\/月/);
  assert.match(overview, /temporary-relief: 还有\d个问题/);
  assert.equal(overview.trim().split('\n').length, all.length + 1);
});

test('a fact that is missing is asked and not taken as nothing', () => {
  const file = write('few.json', JSON.stringify({ members: [{ birthDate: '1975-03-02' }] }));
  const [dibao] = printed(...DAYE, ...DIBAO, file);
  assert.equal(dibao?.status, 'needs-facts');
  assert.equal(dibao.amountFen, null);
  assert.ok(dibao.questions.some(({ path: at }) => at === 'household.residence'));
});

test('bad facts are refused with path and reason', () => {
  const members = [{ birthDate: '2030-01-01', wageIncome: '-1 元/月', businessIncome: '12', colour: 'red' }];
  const found = refused(...DAYE, write('bad.json', JSON.stringify({ members })));
  assert.deepEqual(
    found.map(({ path: at, code }) => `${at} ${code}`),
    [
      'members[0].birthDate after-the-day',
      'members[0].wageIncome negative',
      'members[0].businessIncome no-unit',
      'members[0].colour unknown-fact',
    ],
  );
  assert.deepEqual(
    refused(...DAYE, write('no.json', '{')).map(({ code }) => code),
    ['not-json'],
  );
  const { stderr } = run(...DAYE, path.join(folder, 'bad.json'));
  assert.match(stderr, /members\[0\]\.businessIncome：金额要写明单位.*An amount needs its unit/);
});

test('ids given twice and amounts in strange forms are refused under their place', () => {
  const members = [
    { id: 'a', wageIncome: { amount: [1, 2], unit: '元/年' } },
    { id: 'a', wageIncome: '1,2 元/月' },
  ];
  const file = write('strange.json', JSON.stringify({ members }));
  assert.deepEqual(
    refused(...DAYE, file).map(({ path: at, code }) => `${at} ${code}`),
    ['members[0].wageIncome not-an-amount', 'members[1].wageIncome not-an-amount', 'members[1].id same-id'],
  );
  const deep = `{"members":[{"wageIncome":{"unit":"元","amount":${'['.repeat(20_000)}${']'.repeat(20_000)}}}]}`;
  assert.deepEqual(
    refused(...DAYE, write('deep.json', deep)).map(({ code }) => code),
    ['not-an-amount'],
  );
});

test('an unknown scheme or region is answered with what there is', () => {
  const scheme = run(...DAYE, '--scheme', 'heating', FACTS);
  assert.equal(scheme.status, 2);
  assert.match(scheme.stderr, /minimum-living-allowance/);
  const region = run('--region', '110101', '--on', '2023-06-15', FACTS);
  assert.equal(region.status, 2);
  assert.match(region.stderr, /420281/);
  assert.deepEqual(
    refused('--region', '420281', '--on', '2023-02-30', FACTS).map(({ code }) => code),
    ['not-a-day'],
  );
});

test('figures from a file beat those of the region, and say that they come from the file', () => {
  const overlay = write(
    'overlay.yaml',
    'parameters:\n  dibao.standard:\n    unit: 元/人/年\n    values:\n      - from: 2020-01-01\n        value: { rural: 8400 }\n',
  );
  const [dibao] = printed(...DAYE, ...DIBAO, '--with', overlay, FACTS);
  // 700 a month: (700 − 500) × 2 and 10 % of 700.
  assert.equal(dibao?.amountFen, 47_000);
  assert.match(dibao.explanation, /《overlay\.yaml》/);
});

test('a region without a pack is judged by the nation and the file; what is missing is named', () => {
  const figures = {
    'dibao.standard': { unit: '元/人/月', value: { urban: 900, rural: 700 } },
    'dibao.supplement-share': { unit: '%', value: { minor: 20 } },
    'dibao.supplement-elder-age': { unit: '周岁', value: 70 },
    'dibao.full-when-unable': { unit: '是否', value: false },
    'property.asset-months': { unit: '个月', value: 24 },
    'property.vehicles': { unit: '个', value: 0 },
  };
  const args = ['--region', '510107', '--on', '2023-06-15', ...DIBAO];
  const few = write('few-figures.json', JSON.stringify({ parameters: figures }));
  const [waiting] = printed(...args, '--with', few, FACTS);
  assert.equal(waiting?.status, 'missing-parameters');
  assert.deepEqual(waiting.missingParameters, ['property.dwellings']);
  const whole = { parameters: { ...figures, 'property.dwellings': { unit: '个', value: 1 } } };
  const [dibao] = printed(...args, '--with', write('figures.json', JSON.stringify(whole)), FACTS);
  assert.equal(dibao?.amountFen, 54_000);
});

test('what is wrong in a file of figures has its path', () => {
  const overlay = write(
    'wrong.yaml',
    'parameters:\n  dibao.standrad: { unit: 元/月, value: 1 }\n  dibao.standard: { value: { rural: 1 } }\n',
  );
  const found = refused(...DAYE, '--with', overlay, FACTS);
  assert.deepEqual(
    found.map(({ code }) => code),
    ['unknown-parameter', 'no-unit'],
  );
  assert.ok(found[0]?.path.endsWith('parameters.dibao.standrad'));
});

test('the schema of the facts is printed without a region', () => {
  const { stdout, status } = run('--facts-schema');
  assert.equal(status, 0);
  const schema = JSON.parse(stdout) as { properties: { members: { items: { properties: object } } } };
  assert.ok('birthDate' in schema.properties.members.items.properties);
});
