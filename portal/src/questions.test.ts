import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluate, makePlan } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import { openPacks } from '../../lines/handbook/packs.ts';
import { situations } from '../../lines/portal/law/situations.ts';
import { type Answer, type Asking, findNext, readSaid, type Said, withAnswers } from './questions.ts';

const { book } = openPacks();
const planFor = (schemes: readonly string[]) =>
  makePlan(handbook, book, { region: '420281', day: '2026-11-23', schemes });
const blank = (count: number): Said => ({
  household: {},
  members: Array.from({ length: count }, () => ({})),
});
const STEPS_MAX = 200;

/** An answer that the fact allows, picked by a number. */
function answerTo({ fact: { kind } }: Asking, pick: number): Answer {
  switch (kind.kind) {
    case 'bool':
      return pick % 2 === 0;
    case 'choice':
      return kind.values[pick % kind.values.length] ?? '';
    case 'day':
      return `${1935 + (pick % 90)}-03-05`;
    case 'money':
      return `${pick % 5_000} ${{ month: '元/月', quarter: '元/季', year: '元/年', once: '元' }[kind.period]}`;
    default:
      return pick % 7;
  }
}

test('whatever a family answers, nothing is asked twice and the questions end with every scheme decided', () => {
  const picks = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 });
  const chosen = fc.constantFrom(...situations);
  fc.assert(
    fc.property(chosen, fc.integer({ min: 1, max: 5 }), picks, ({ schemes }, people, numbers) => {
      const plan = planFor(schemes);
      const asked = new Set<string>();
      let said = blank(people);
      for (let step = 0; step < STEPS_MAX; step++) {
        const facts = readSaid(said, plan);
        assert.ok('members' in facts);
        const asking = findNext(plan, facts);
        if (!asking) {
          const open = evaluate(plan, facts).filter(({ status }) => status === 'needs-facts');
          return assert.deepEqual(open, []);
        }
        for (const member of asking.members.length > 0 ? asking.members : [-1]) {
          const name = `${asking.fact.name} ${member}`;
          assert.ok(!asked.has(name), `${name} is asked again`);
          asked.add(name);
        }
        const places = asking.members.length || 1;
        const answers = Array.from({ length: places }, (_, at) =>
          answerTo(asking, numbers[(step + at) % numbers.length] ?? 0),
        );
        said = withAnswers(said, asking, answers);
      }
      assert.fail('the questions do not end');
    }),
    { numRuns: 60 },
  );
});

test('an answer for one member leaves the others as they were', () => {
  const fact =
    handbook &&
    findNext(planFor(['old-age-allowance']), {
      household: new Map(),
      members: [
        { id: '1', facts: new Map() },
        { id: '2', facts: new Map() },
      ],
    })?.fact;
  assert.ok(fact);
  const said = withAnswers(blank(2), { fact, members: [1] }, ['1940-01-02']);
  assert.deepEqual(said.members, [{}, { [fact.name]: '1940-01-02' }]);
});

test('every scheme of the handbook is found under what happens to a family', () => {
  const placed = situations.flatMap(({ schemes }) => schemes);
  assert.deepEqual(placed.toSorted(), [...handbook.schemes.keys()].toSorted());
});
