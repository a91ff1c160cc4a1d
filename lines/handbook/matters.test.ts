import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  actionKinds,
  type CaseAction,
  type CaseReading,
  checkAct,
  clocksOf,
  findProcedure,
  findReason,
  findRules,
  type Matter,
  type MatterExample,
  obligatoryBefore,
  phases,
  type RulesInForce,
  readCase,
} from '../../engine/matters/index.ts';
import { addDays, begin, officersOf, type Pick, recordFor, walk } from '../../engine/matters/testing/walk.ts';
import { seeded } from '../../engine/testing/draw.ts';
import { openMatterLaw, settingsOf } from './act-tables.ts';
import { matterBook } from './law/matters.ts';

const books = openMatterLaw();
const matters = [...matterBook.matters.values()];

const rulesOf = (matter: Matter, region: string, day: string): RulesInForce => {
  const rules = findRules(matter, books, region, day);
  assert.ok(rules, `${matter.code} on ${day}`);
  return rules;
};

const settings = settingsOf(books);

const pickFrom = (seed: number): Pick => {
  const random = seeded(seed);
  return (limit) => Math.floor(random() * limit);
};

/** The last day of a limit that starts on a day, by the figure of the place and the calendar alone. */
function countedFrom(rules: RulesInForce, { limit, startsOn = '' }: MatterExample): string | null {
  const found = rules.procedure.limits.find(({ code }) => code === limit) ?? assert.fail(limit);
  const days = rules.findDays(found.days)?.days;
  const from = Temporal.PlainDate.from(startsOn);
  if (days === undefined) return null;
  return found.counts === 'working-days'
    ? rules.calendar.addWorkingDays(from, days).toString()
    : from.add({ [found.counts]: days }).toString();
}

for (const matter of matters) {
  for (const example of matter.examples) {
    test(`${matter.title.zh}：${example.name}`, () => {
      const rules = rulesOf(matter, example.region, example.acceptedOn);
      const officers = officersOf(rules);
      const plain = begin(() => 0, rules, officers[0] ?? assert.fail(), example.acceptedOn);
      const first = example.form ? { ...plain, record: { ...plain.record, form: example.form } } : plain;
      const accepted: CaseAction = { ...first, no: 2, kind: 'accept', record: {} };
      if (example.startsOn !== undefined)
        return void assert.equal(countedFrom(rules, example), example.lastDay);
      const clock = clocksOf(readCase(rules, [first, accepted])).find(({ code }) => code === example.limit);
      assert.equal(clock?.lastDay ?? null, example.lastDay);
    });
  }
}

for (const { name, rules } of settings) {
  test(`${name}: no walk decides without the obligatory steps, and nobody decides what they investigated`, () => {
    let decided = 0;
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { actions, reading } = walk(pickFrom(seed), rules, 90);
        seen.add(reading.phase);
        checkDecisions(rules, actions, (count) => {
          decided += count;
        });
        checkClocks(reading);
        assert.deepEqual(readCase(rules, structuredClone(actions)), reading);
      }),
      { numRuns: 120, seed: 4_202_812 },
    );
    assert.ok(decided > 0, 'no walk came to a decision: nothing was looked at');
    assert.ok(seen.size >= 3, [...seen].join());
  });

  test(`${name}: every act in every state is allowed and leads to a case, or is refused by the table and by the check`, () => {
    const tried = { allowed: 0, refused: 0 };
    const states = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 80 }), (seed, length) => {
        const pick = pickFrom(seed);
        const { actions, reading, today } = walk(pick, rules, length);
        states.set(reading.phase, (states.get(reading.phase) ?? 0) + 1);
        for (const actor of officersOf(rules).filter(({ userId }) => userId.endsWith('a'))) {
          for (const kind of actionKinds) {
            for (const step of [null, ...rules.procedure.steps.map(({ code }) => code)]) {
              const reason = findReason({ reading, actor, today }, kind, step);
              if (reason) {
                const checked = checkAct({ reading, actor, today }, { kind, step, record: {} });
                assert.ok(!checked.ok && 'reason' in checked && checked.reason === reason);
                tried.refused += 1;
                continue;
              }
              const record = recordFor(pick, reading, actor, { kind, step, refused: undefined }, today);
              if (!record) continue;
              const next = readCase(rules, [
                ...actions,
                { no: actions.length + 1, kind, step, on: today, by: actor, record },
              ]);
              assert.ok(phases.includes(next.phase));
              tried.allowed += 1;
            }
          }
        }
      }),
      { numRuns: 25, seed: 7 },
    );
    assert.ok(tried.allowed > 30 && tried.refused > 1000, JSON.stringify(tried));
    assert.ok(states.size >= 2);
  });
}

/** Looked at from the actions alone, not through the table: what was done before each decision, and by whom. */
function checkDecisions(
  rules: RulesInForce,
  actions: readonly CaseAction[],
  count: (found: number) => void,
): void {
  for (const [place, action] of actions.entries()) {
    if (action.kind !== 'decide') continue;
    count(1);
    const before = readCase(rules, actions.slice(0, place));
    for (const code of obligatoryBefore(before, action.step ?? '')) {
      const one = before.steps.find(({ step }) => step.code === code);
      assert.equal(one?.state, 'done', `${action.step} was decided before ${code}`);
      const isSigned = actions.slice(0, place).filter((done) => done.step === code && done.kind !== 'record');
      assert.ok(isSigned.length > 0);
      if (one?.step.second) assert.ok(new Set(one.signedBy).size >= 2, `${code} was signed by one person`);
    }
    const investigations = new Set(
      rules.procedure.steps.filter(({ kind }) => kind === 'investigation').map(({ code }) => code),
    );
    const investigators = actions
      .slice(0, place)
      .filter(({ step, kind }) => step !== null && investigations.has(step) && kind !== 'return')
      .map(({ by }) => by.userId);
    assert.ok(!investigators.includes(action.by.userId), 'an investigator decided');
    const publicity = before.steps.find(
      ({ step, state }) => step.kind === 'publicity' && state !== 'not-needed',
    );
    if (publicity)
      assert.ok(publicity.posting && publicity.posting.lastDay < action.on, 'decided while it hung');
  }
}

function checkClocks(reading: CaseReading): void {
  for (const clock of clocksOf(reading)) {
    const { lastDay = '9999', promisedDay = lastDay } = clock;
    assert.ok(lastDay >= clock.from && promisedDay <= lastDay, clock.code);
    assert.ok(clock.to === undefined || clock.to >= clock.from, clock.code);
    assert.ok(clock.pausedDays >= 0);
  }
}

test('a limit that reaches into a year whose notice is still to come is counted by the law of holidays, and says so', () => {
  const rules = rulesOf(matterBook.matters.get('minimum-living') ?? assert.fail(), '420281', '2026-12-07');
  const first = begin(() => 0, rules, officersOf(rules)[0] ?? assert.fail(), '2026-12-07');
  const accepted: CaseAction = { ...first, no: 2, kind: 'accept', record: {} };
  const clocks = clocksOf(readCase(rules, [first, accepted]));
  const found = clocks.map(({ code, lastDay, isProvisional }) => [code, lastDay, isProvisional]);
  assert.deepEqual(found, [
    ['start', '2026-12-10', false],
    ['total', '2027-01-19', true],
  ]);
});

test('a case keeps the procedure of the day on which it was accepted', () => {
  const matter = matterBook.matters.get('minimum-living') ?? assert.fail();
  assert.equal(findProcedure(matter, '2021-06-30')?.from, '2012-12-12');
  assert.equal(findProcedure(matter, '2021-07-01')?.from, '2021-07-01');
  assert.equal(findProcedure(matter, addDays('2012-12-12', -1)), undefined);
});

test('Zeku decides the allowance in five working days by the old procedure and in ten by the new, relief in ten', () => {
  const daysOf = (code: string, limit: string, day: string): number | undefined => {
    const rules = rulesOf(matterBook.matters.get(code) ?? assert.fail(), '632323', day);
    const found = rules.procedure.limits.find((one) => one.code === limit) ?? assert.fail(`${code} ${limit}`);
    return rules.findDays(found.days)?.days;
  };
  assert.equal(daysOf('minimum-living', 'county-decision', '2019-03-01'), 5);
  assert.equal(daysOf('minimum-living', 'county-decision', '2021-06-30'), 5);
  assert.equal(daysOf('minimum-living', 'county-decision', '2021-07-01'), 10);
  assert.equal(daysOf('temporary-relief', 'county-decision', '2019-03-01'), 10);
});

/** States of a matter in which this act of a step was done, each with the act. */
function* doneIn(code: string, day: string, kind: CaseAction['kind'], step: string) {
  const rules = rulesOf(matterBook.matters.get(code) ?? assert.fail(), '420281', day);
  for (let seed = 0; seed < 200; seed++) {
    const { actions } = walk(pickFrom(seed), rules, 90);
    for (const [place, action] of actions.entries())
      if (action.kind === kind && action.step === step)
        yield { reading: readCase(rules, actions.slice(0, place)), action };
  }
}

const isTaken = (
  { reading, action: { by, kind, step, on, record } }: { reading: CaseReading; action: CaseAction },
  otherwise: CaseAction['record'],
): boolean =>
  checkAct({ reading, actor: by, today: on }, { kind, step, record: { ...record, ...otherwise } }).ok;

test('a family of rigid spending is recognised for twelve months at most, and a refusal has no such term', () => {
  let tried = 0;
  for (const one of doneIn('rigid-spending-family', '2025-03-03', 'decide', 'decide')) {
    const { granted, reason: _reason, validMonths: _months, ...rest } = one.action.record;
    const bare = { ...one, action: { ...one.action, record: rest } };
    if (granted !== true) {
      assert.ok(!isTaken(bare, { granted: false, reason: '支出未超过比例', validMonths: 12 }));
      continue;
    }
    tried += 1;
    assert.ok(isTaken(bare, { granted: true, validMonths: 12 }));
    assert.ok(!isTaken(bare, { granted: true, validMonths: 13 }));
    assert.ok(!isTaken(bare, { granted: true }));
  }
  assert.ok(tried > 3, `${tried}`);
});

test('rigid spending is decided in thirty working days, and in forty-five in special cases', () => {
  const matter = matterBook.matters.get('rigid-spending-family') ?? assert.fail();
  const rules = rulesOf(matter, '420281', '2025-03-03');
  const first = begin(() => 0, rules, officersOf(rules)[0] ?? assert.fail(), '2025-03-03');
  const accepted: CaseAction = { ...first, no: 2, kind: 'accept', record: {} };
  const reading = readCase(rules, [first, accepted]);
  const asking = (actor: CaseAction['by']) => ({ reading, actor, today: '2025-03-03' });
  const actor = officersOf(rules).find((one) => findReason(asking(one), 'extend', null) === undefined);
  const record = { extension: 'special', reason: '异地核对' };
  assert.ok(actor && checkAct(asking(actor), { kind: 'extend', step: null, record }).ok);
  const extended: CaseAction = { no: 3, kind: 'extend', step: null, on: '2025-03-03', by: actor, record };
  const lastDays = [
    [first, accepted],
    [first, accepted, extended],
  ].map((actions) => clocksOf(readCase(rules, actions))[0]?.lastDay);
  // March 4–7: 4; 10–14: 9; 17–21: 14; 24–28: 19; 31, April 1–3: 23 (the 4th is a holiday); 7–11: 28; 14, 15: 30.
  // 16–18: 33; 21–25: 38; 27 (worked Sunday): 39; 28–30: 42; May 6–8: 45.
  assert.deepEqual(lastDays, ['2025-04-15', '2025-05-08']);
});

test('from the national standard on, a level of ability is never better than its points; before, no points are asked', () => {
  for (const code of ['elder-care', 'elder-service']) {
    let tried = 0;
    for (const one of doneIn(code, '2025-03-03', 'complete', 'ability')) {
      tried += 1;
      assert.ok(isTaken(one, { points: 30, level: 'severe' }));
      assert.ok(isTaken(one, { points: 30, level: 'total' }));
      assert.ok(!isTaken(one, { points: 45, level: 'moderate' }));
      assert.ok(!isTaken(one, { points: 29, level: 'severe' }));
      assert.ok(!isTaken(one, { points: 91, level: 'intact' }));
    }
    assert.ok(tried > 3, `${code}: ${tried}`);
    const [before] = doneIn(code, '2020-03-02', 'complete', 'ability');
    assert.ok(before && isTaken(before, { level: 'severe' }) && !isTaken(before, { points: 30 }));
  }
});

test('no list on the wall tells an amount that would tell the health of an elder, nor one where no money is given', () => {
  for (const code of ['elder-care', 'elder-service', 'edge-family', 'rigid-spending-family'])
    for (const { steps } of matterBook.matters.get(code)?.procedures ?? assert.fail(code)) {
      const shown = steps.flatMap(({ publicity }) => publicity?.shows ?? []);
      assert.ok(shown.includes('applicant') && !shown.includes('amount') && !shown.includes('class'), code);
    }
});

test('the elder card and the reduction of funeral fees are declared in under 120 lines each', () => {
  for (const file of ['elders/law/elder-card.matter.ts', 'funerals/law/fee-reduction.matter.ts']) {
    const text = readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
    assert.ok(text.trimEnd().split('\n').length < 120, file);
  }
});
