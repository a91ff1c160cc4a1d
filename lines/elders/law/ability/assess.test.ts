import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abilityKinds } from '../../../../engine/index.ts';
import { type AbilityForm, abilityLevels, assessAbility } from './assess.ts';
import { explainAbility } from './explain.ts';
import { type Area, type ItemCode, items } from './items.ts';

/** A form of so many points: full, then taken away from the first items on. */
function formOf(points: number, other: Partial<AbilityForm> = {}): AbilityForm {
  let less = 90 - points;
  const scores = Object.fromEntries(
    items.map(({ code, most }) => {
      const taken = Math.min(most, less);
      less -= taken;
      return [code, most - taken];
    }),
  ) as Record<ItemCode, number>;
  return {
    day: '2023-06-15',
    scores,
    isInComa: false,
    hasMentalDiagnosis: false,
    riskEventsIn30Days: 0,
    ...other,
  };
}

function assess(points: number, other?: Partial<AbilityForm>) {
  const read = assessAbility(formOf(points, other));
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(read.value.total, points);
  return read.value;
}

test('the form has 26 items and 90 points, 32, 15, 28 and 15 by area', () => {
  assert.equal(items.length, 26);
  const most = (area: Area): number =>
    items.filter((item) => item.area === area).reduce((sum, item) => sum + item.most, 0);
  assert.deepEqual((['self-care', 'movement', 'mind', 'senses'] as const).map(most), [32, 15, 28, 15]);
});

// 90 is level 0; 66–89 level 1; 46–65 level 2; 30–45 level 3; 0–29 level 4.
const boundaries = [
  [90, 'intact'],
  [89, 'mild'],
  [66, 'mild'],
  [65, 'moderate'],
  [46, 'moderate'],
  [45, 'severe'],
  [30, 'severe'],
  [29, 'total'],
  [0, 'total'],
] as const;
for (const [points, level] of boundaries) {
  test(`${points} points are ${level}`, () => {
    const result = assess(points);
    assert.equal(result.preliminary, level);
    assert.equal(result.level, level);
    assert.deepEqual(result.changes, []);
  });
}

test('a coma is wholly disabled whatever the points', () => {
  const { scores } = formOf(68);
  const result = assess(66, { isInComa: true, scores: { ...scores, consciousness: 0 } });
  assert.equal(result.preliminary, 'mild');
  assert.equal(result.level, 'total');
});

test('a coma with a score of somebody awake is a contradiction', () => {
  const read = assessAbility(formOf(66, { isInComa: true }));
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map(({ path, code }) => `${path} ${code}`),
    ['isInComa contradicts-score'],
  );
});

test('a diagnosis of dementia makes it one level worse, from able too', () => {
  assert.equal(assess(90, { hasMentalDiagnosis: true }).level, 'mild');
  assert.equal(assess(66, { hasMentalDiagnosis: true }).level, 'moderate');
});

test('two incidents in 30 days make it one level worse, one does not', () => {
  assert.equal(assess(46, { riskEventsIn30Days: 1 }).level, 'moderate');
  assert.equal(assess(46, { riskEventsIn30Days: 2 }).level, 'severe');
});

test('two grounds raise the level once and ask for a second look', () => {
  const result = assess(89, { hasMentalDiagnosis: true, riskEventsIn30Days: 3 });
  assert.equal(result.level, 'moderate');
  assert.equal(result.needsSecondLook, true);
  assert.equal(assess(89, { hasMentalDiagnosis: true }).needsSecondLook, false);
});

test('the worst level is not raised', () => {
  assert.equal(assess(29, { riskEventsIn30Days: 2 }).level, 'total');
});

test('a missing, unknown or impossible score is told with its path, and nothing is taken as nought', () => {
  const form = formOf(90);
  const { eating: _, ...without } = form.scores;
  const scores = { ...without, stairs: 4, sight: 1.5, singing: 3 } as unknown as AbilityForm['scores'];
  const read = assessAbility({ ...form, day: '2022-12-29', scores, riskEventsIn30Days: -1 });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map(({ path, code }) => `${path} ${code}`),
    [
      'day not-in-force',
      'scores.eating not-a-score',
      'scores.stairs not-a-score',
      'scores.sight not-a-score',
      'scores.singing unknown-item',
      'riskEventsIn30Days not-a-count',
    ],
  );
});

test('the standard holds from the day of its publication', () => {
  assert.equal(assess(90, { day: '2022-12-30' }).level, 'intact');
});

test('a better score never gives a worse level', () => {
  for (let points = 0; points < 90; points++) {
    const place = (of: number): number => abilityLevels.indexOf(assess(of).level);
    assert.ok(place(points + 1) <= place(points));
  }
});

test('the levels are those of the fact that subsidies ask for', () => {
  assert.deepEqual(abilityKinds.values, ['not-assessed', ...abilityLevels]);
});

test('the result can be read aloud', () => {
  assert.deepEqual(explainAbility(assess(66, { riskEventsIn30Days: 2 }), 'zh'), [
    '26项合计66分（满分90分）：自理能力8分（满分32分），基础运动能力15分（满分15分），精神状态28分（满分28分），感知觉与社会参与15分（满分15分）。',
    '按得分是轻度失能。',
    '近30天发生两次以上照护风险事件，加重一级。',
    '评估结论：中度失能。',
  ]);
});
