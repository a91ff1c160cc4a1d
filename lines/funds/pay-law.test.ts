import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPayLaw } from './open-pay-law.ts';

const law = await openPayLaw();
const on = (scheme: string, day: string) => law.publicity(scheme, '420281', Temporal.PlainDate.from(day));

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

test('what was paid hangs for fifteen days since the law of villages says so, and for seven before it did', () => {
  const daysOn = (day: string) => {
    const told = on('minimum-living-allowance', day);
    return told.shows === null ? null : told.days;
  };
  assert.deepEqual(['2023-04-01', '2025-12-31', '2026-01-01'].map(daysOn), [7, 7, 15]);
});

test('how often a scheme is paid is what the county declared, with its document, and the nation where it did not', () => {
  const rhythm = (scheme: string, county: string, month: string) =>
    law.rhythmOf(scheme, county, Temporal.PlainDate.from(month));
  const chengbu = rhythm('extreme-poverty', '430529', '2020-04-01');
  assert.equal(chengbu?.rhythm, 'quarter');
  assert.match(chengbu?.source.zh ?? '', /2020年县民政局上半年工作总结/);
  assert.equal(rhythm('extreme-poverty', '430529', '2019-04-01')?.rhythm, 'month', 'not before its day');
  assert.equal(rhythm('minimum-living-allowance', '420281', '2026-11-01')?.isAssumed, false);
  assert.match(rhythm('minimum-living-allowance', '420281', '2026-11-01')?.source.zh ?? '', /第十二条/);
  assert.deepEqual(
    ['price-subsidy', 'festival-grant', 'temporary-relief'].map(
      (scheme) => rhythm(scheme, '430529', '2020-05-01')?.rhythm,
    ),
    ['once', 'once', 'once'],
  );
});

test('what is for care is apart for the extremely poor alone, and by its document', () => {
  assert.match(law.careApart('extreme-poverty')?.zh ?? '', /特困人员救助供养/);
  assert.equal(law.careApart('minimum-living-allowance'), undefined);
});
