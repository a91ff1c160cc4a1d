import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPayLaw } from './open-pay-law.ts';

const law = await openPayLaw();
const on = (scheme: string, day: string) => law.publicity(scheme, Temporal.PlainDate.from(day));

test('what was paid hangs in public by what the law of the scheme lets anybody see, and by its article', () => {
  const dibao = on('minimum-living-allowance', '2026-11-01');
  assert.deepEqual(dibao.shows, ['applicant', 'amount']);
  assert.match(dibao.why.zh, /第二十四条/);
  const poor = on('extreme-poverty', '2026-11-01');
  assert.deepEqual(poor.shows, ['applicant'], 'the law names the person, and no amount');
});

test('of children, of what is given by age, and of what no matter declares nothing ever hangs', () => {
  for (const scheme of ['orphan-allowance', 'unattended-children', 'old-age-allowance', 'price-subsidy']) {
    for (const day of ['2019-01-01', '2023-04-01', '2026-11-01']) {
      assert.equal(on(scheme, day).shows, null, `${scheme} ${day}`);
    }
  }
});
