import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PaymentBatch, ReturnFile, ReturnLine } from './batch.ts';
import { settleReturns } from './settle.ts';
import { anyBatch, saidPaid } from './testing/invent-batch.ts';

const NOTHING_STATED = { paidLines: null, failedLines: null, paidFen: null };
const file = (lines: readonly ReturnLine[]): ReturnFile => ({
  lines,
  refusedWhole: null,
  stated: NOTHING_STATED,
});
const failed = (line: ReturnLine): ReturnLine => ({
  ...line,
  paidFen: 0n,
  state: 'failed',
  code: 'E101',
  reason: '账户已销户',
});
const [batch] = fc.sample(anyBatch, { seed: 7, numRuns: 1 }) as [PaymentBatch];
const statesOf = (returns: readonly ReturnFile[]) =>
  settleReturns(batch, returns).outcomes.map(({ state }) => state);
const whyOf = (returns: readonly ReturnFile[]) => {
  const [first] = settleReturns(batch, returns).outcomes;
  return first?.state === 'open' ? first.why : first?.state;
};

test('silence is not success: what no return names stays open', () => {
  assert.ok(batch.lines.length > 1);
  assert.deepEqual(new Set(statesOf([])), new Set(['open']));
  assert.equal(
    statesOf([file([saidPaid(batch, 0)])]).filter((state) => state === 'open').length,
    batch.lines.length - 1,
  );
});

test('the order of lines and files, and saying a thing twice, change nothing', () => {
  fc.assert(
    fc.property(
      anyBatch,
      fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
      fc.integer(),
      (any, fates, turn) => {
        const lines = any.lines.flatMap((_, index): ReturnLine[] => {
          const said = saidPaid(any, index);
          const fate = fates.next().value;
          if (fate === 0) return [];
          if (fate === 1) return [failed(said)];
          return fate === 2 ? [said] : [said, { ...said, place: said.place + 1_000 }];
        });
        const at = lines.length === 0 ? 0 : Math.abs(turn) % lines.length;
        const turned = [...lines.slice(at), ...lines.slice(0, at)];
        const once = settleReturns(any, [file(lines)]);
        const parts = settleReturns(any, [file(turned.slice(at)), file(turned.slice(0, at)), file(lines)]);
        assert.deepEqual(parts.outcomes, once.outcomes);
        assert.deepEqual(once.findings, []);
      },
    ),
  );
});

test('paid in one place and failed in another is paid nowhere, and is told', () => {
  const said = saidPaid(batch, 0);
  const { findings } = settleReturns(batch, [file([said]), file([failed(said)])]);
  assert.equal(whyOf([file([said]), file([failed(said)])]), 'disputed');
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['contradiction'],
  );
});

test('another account, another amount, another name or an unknown word leaves a line open, and is told', () => {
  const said = saidPaid(batch, 0);
  const cases: readonly [ReturnLine, string][] = [
    [{ ...said, account: '62999900000000009' }, 'other-account'],
    [{ ...said, paidFen: (said.paidFen ?? 0n) - 1n }, 'other-amount'],
    [{ ...failed(said), paidFen: 1n }, 'other-amount'],
    [{ ...said, holderName: '别人' }, 'other-name'],
    [{ ...said, state: 'unclear' }, 'unclear-state'],
  ];
  for (const [line, kind] of cases) {
    assert.equal(whyOf([file([line])]), 'disputed', kind);
    assert.deepEqual(
      settleReturns(batch, [file([line])]).findings.map((one) => one.kind),
      [kind],
    );
  }
});

test('lines of another batch or of nobody touch nothing, and are told', () => {
  const said = saidPaid(batch, 0);
  const strange = [
    { ...said, batchNo: 'DF000000000' },
    { ...said, lineNo: 9_999 },
  ];
  const { outcomes, findings } = settleReturns(batch, [file(strange)]);
  assert.ok(outcomes.every(({ state }) => state === 'open'));
  assert.deepEqual(findings.map(({ kind }) => kind).sort(), ['other-batch', 'unknown-line']);
});

test('what the bank refused whole has failed line by line, and what it accepted whole is still open', () => {
  const refusedWhole = { batchNo: batch.batchNo, code: 'AM05', reason: '重复文件' };
  assert.deepEqual(new Set(statesOf([{ ...file([]), refusedWhole }])), new Set(['failed']));
  assert.deepEqual(
    new Set(statesOf([{ ...file([]), refusedWhole: { ...refusedWhole, batchNo: 'OTHER' } }])),
    new Set(['open']),
  );
});

test('a file whose own sum is not that of its lines is told, and nothing of it is believed', () => {
  const said = saidPaid(batch, 0);
  const stated = { ...NOTHING_STATED, paidFen: (said.paidFen ?? 0n) + 100n };
  const { findings } = settleReturns(batch, [{ ...file([said]), stated }]);
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['totals'],
  );
  assert.deepEqual(new Set(statesOf([{ ...file([said]), stated }])), new Set(['open']));
  assert.equal(statesOf([{ ...file([said]), stated }, file([said])])[0], 'paid', 'once the whole file comes');
});
