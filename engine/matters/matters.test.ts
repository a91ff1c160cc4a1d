import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionKind, CaseAction } from './actions.ts';
import { checkAct, checkApplication } from './check-act.ts';
import { clocksOf } from './clocks.ts';
import { readFields } from './fields.ts';
import { findRules } from './in-force.ts';
import { assembleMatters } from './load.ts';
import type { Matter, ProcedureText } from './matter.ts';
import { readCase } from './read-case.ts';
import { article, books, documents, parameters, procedure, wellWith } from './testing/small-matter.ts';

const load = (matter: Matter) => () =>
  assembleMatters({ matters: [matter], documents, parameters, schemes: new Map() });
const without = (own: Partial<ProcedureText>, more: Partial<Matter> = {}) => load(wellWith(own, more));
const [look, decide] = procedure.steps;
const [total] = procedure.limits;
assert.ok(look && decide && total);

test('a matter that is whole loads', () => {
  assert.equal(load(wellWith())().matters.size, 1);
});

test('a matter without an article, a source for its limit or an example does not load, and the error says which', () => {
  assert.throws(without({ steps: [{ ...look, articles: [] }, decide] }), /the step look has no article/);
  assert.throws(without({ articles: [article('well', ' ')] }), /without an article/);
  assert.throws(without({}, { examples: [] }), /has no example/);
  assert.throws(
    without({ limits: [{ ...total, days: { parameter: 'limits.none' } }] }),
    /limits\.none, which is not declared/,
  );
  assert.throws(without({ limits: [] }), /has no limit/);
  assert.throws(without({ from: '2019-12-31' }), /well is not in force on 2019-12-31/);
  assert.throws(
    without({ articles: [article('old', '第一条')] }),
    /still cites old after its repeal on 2030-01-01/,
  );
});

test('a matter whose parts do not fit together does not load', () => {
  assert.throws(without({ steps: [look] }), /decides nothing/);
  assert.throws(without({ steps: [{ ...look, by: [] }, decide] }), /the step look is nobody’s|nobody's/);
  assert.throws(without({ steps: [{ ...look, after: ['decide'] }, decide] }), /waits for decide/);
  assert.throws(without({ steps: [look, look, decide] }), /two of its steps are called look/);
  const { notPublic: _, ...open } = procedure;
  assert.throws(load(wellWith({}, { procedures: [open] })), /neither or both of publicity/);
  const when = {
    if: 'field',
    of: 'form',
    field: 'nothing',
    is: [true],
    say: { zh: '无', en: 'none' },
  } as const;
  assert.throws(without({ steps: [{ ...look, when }, decide] }), /form\.nothing, which nobody fills in/);
});

test('a form tells everything that is wrong at once, and asks what its day asks', () => {
  const wrong = readFields(procedure.form, { where: '', isDeep: 'yes', extra: 1 }, '2024-06-01');
  assert.ok(!wrong.ok);
  assert.deepEqual(wrong.problems.map(({ path, code }) => `${path} ${code}`).toSorted(), [
    'extra not-asked',
    'isDeep not-yes-no',
    'wanted missing',
    'where empty',
  ]);
  assert.ok(readFields(procedure.form, { where: '村口', isDeep: false }, '2024-05-31').ok);
  assert.ok(!readFields(procedure.form, { where: '村口', isDeep: false, metres: 3 }, '2024-05-31').ok);
  assert.ok(!readFields(procedure.form, { where: '村口', isDeep: true }, '2024-05-31').ok);
});

test('no number of a card goes into free text, however it is spaced', () => {
  for (const number of ['420299197003080112', '420299 19700308 0112', '６２９９９９０００００００００１']) {
    const read = readFields(
      [{ name: 'note', title: { zh: '注', en: 'n' }, kind: { kind: 'text', max: 99 } }],
      { note: `号${number}` },
      '2024-01-01',
    );
    assert.ok(!read.ok, number);
  }
});

const clerk = { userId: 'a', post: 'township-clerk', level: 'town' } as const;
const boss = { userId: 'b', post: 'director', level: 'town' } as const;
const rules = findRules(wellWith(), books, '420281', '2026-02-12') ?? assert.fail();

function acts(
  ...list: readonly (readonly [kind: ActionKind, on: string, record?: object, step?: string])[]
): CaseAction[] {
  const form = { form: { where: '村口', isDeep: false, wanted: '2026-03-01' }, materials: ['plan'] };
  return [['apply', '2026-02-12', form] as const, ...list].map(([kind, on, record = {}, step], place) => ({
    no: place + 1,
    kind,
    step: step ?? null,
    on,
    by: kind === 'decide' ? boss : clerk,
    record: record as CaseAction['record'],
  }));
}
const lastDay = (actions: readonly CaseAction[]) => clocksOf(readCase(rules, actions))[0]?.lastDay;

test('an identifier of a record is no number of a card, however many figures it has', () => {
  const field = { name: 'toId', title: { zh: '转', en: 't' }, kind: { kind: 'text', max: 99 } } as const;
  const isTaken = (toId: string) => readFields([field], { toId }, '2024-01-01').ok;
  assert.ok(isTaken('01920475-8f95-7512-8512-123456789012'));
  assert.ok(!isTaken('见 01920475-8f95-7512-8512-123456789012'));
  assert.ok(!isTaken('01920475-8195-0512-8512-123456789012'), 'of no version that there is');
});

test('a limit counts from the next day, over holidays, and a worked Saturday counts', () => {
  // 12 February is a Thursday: 13, 14 (worked), 24, 25, 26.
  assert.equal(lastDay(acts(['accept', '2026-02-12'])), '2026-02-26');
});

test('a pause adds the working days for which it lasted, and an extension replaces the limit', () => {
  const paused = acts(
    ['accept', '2026-02-12'],
    ['pause', '2026-02-13', { rule: 'rain', reason: '雨' }],
    ['resume', '2026-02-24', { reason: '晴' }],
  );
  // It stood still on 14 and 24 February: two working days more than 26 February, 27 and 28 (worked).
  assert.equal(lastDay(paused), '2026-02-28');
  const extended = acts(
    ['accept', '2026-02-12'],
    ['extend', '2026-02-13', { extension: 'rock', reason: '石' }],
  );
  // 13, 14, 24, 25, 26, 27, 28 (worked), March 2, 3, 4.
  assert.equal(lastDay(extended), '2026-03-04');
});

test('what is taken back is read as if it had not been done, and whoever did it is still remembered', () => {
  const done = acts(
    ['accept', '2026-02-12'],
    ['complete', '2026-02-13', {}, 'look'],
    ['reverse', '2026-02-13', { no: 3, reason: '错' }],
  );
  const reading = readCase(rules, done);
  assert.equal(reading.current?.step.code, 'look');
  assert.ok(reading.actedIn.get('look')?.has('a'));
});

test('an act says exactly what is asked of it', () => {
  const reading = readCase(rules, acts(['accept', '2026-02-12'], ['complete', '2026-02-13', {}, 'look']));
  const asking = { reading, actor: boss, today: '2026-02-13' };
  const decided = checkAct(asking, { kind: 'decide', step: 'decide', record: { granted: false } });
  assert.ok(!decided.ok && 'problems' in decided, 'a refusal needs a reason');
  assert.ok(
    checkAct(asking, { kind: 'decide', step: 'decide', record: { granted: false, reason: '不合' } }).ok,
  );
  const applied = checkApplication(wellWith(), procedure, { form: {}, materials: ['none'] }, '2026-02-12');
  assert.ok(!applied.ok && 'problems' in applied && applied.problems.length === 4);
});

test('actions that are not those of one case are a broken assumption', () => {
  const [first, second] = acts(['accept', '2026-02-12']);
  assert.ok(first && second);
  assert.throws(() => readCase(rules, [second]), /begins with an application/);
  assert.throws(() => readCase(rules, [first, { ...second, no: 3 }]), /stands at place/);
  assert.throws(() => readCase(rules, [first, { ...second, on: '2026-02-11' }]), /before the one before/);
});
