import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compileFast,
  completeRow,
  evaluate,
  findYmd,
  makePlan,
  readFacts,
  writeMoney,
} from '../../engine/index.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

const { book, packs } = openPacks();
const ofPacks = packs.flatMap((pack) =>
  pack.examples.map((example) => ({ ...example, region: pack.region })),
);
const ofSchemes = [...handbook.schemes.values()].flatMap((scheme) =>
  scheme.examples.map((example) => ({ ...example, scheme: scheme.code })),
);

for (const example of [...ofSchemes, ...ofPacks]) {
  test(`${example.scheme}, ${example.day}: ${example.name}`, () => {
    const plan = makePlan(handbook, book, {
      region: example.region,
      day: example.day,
      schemes: [example.scheme],
    });
    assert.deepEqual(plan.unavailable, []);
    const read = readFacts(example.facts, findYmd(example.day) ?? 0);
    assert.ok(read.ok, JSON.stringify(read));
    const [decision] = evaluate(plan, read.value);
    assert.ok(decision);
    assert.deepEqual(
      decision.questions.map((question) => question.path),
      [],
    );
    const expected = example.expect as { eligible: boolean; amount?: string };
    assert.equal(decision.eligible, expected.eligible);
    const kind = { kind: 'money', period: decision.period } as const;
    const given = writeMoney(decision.amountFen ?? -1n, kind, 'zh').replaceAll(',', '');
    if (expected.amount !== undefined) assert.equal(given, expected.amount.replaceAll(' ', ''));
    const fast = compileFast(plan);
    const row = completeRow(plan, read.value, fast.layout);
    assert.ok(row.ok);
    const quick = fast
      .amounts(row.row)
      .flat()
      .reduce((sum, fen) => sum + fen, 0);
    assert.equal(BigInt(quick), decision.amountFen);
  });
}

test('there are examples to look at', () => {
  assert.ok(ofSchemes.length >= 20);
});
