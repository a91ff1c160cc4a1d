import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayBefore, getYmd, toIso, units } from '../../engine/index.ts';
import { findHeld } from '../../engine/language/units.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

const { book, packs } = openPacks();

/** The figure of a report as it is written there, or another unit's of the same amount. */
function held(code: string, written: string): number {
  const [figure = '', unitName = ''] = written.split(' ');
  const kind = handbook.parameters.get(code)?.kind;
  const unit = units[unitName];
  assert.ok(kind && unit, `${code} in ${unitName}`);
  return Number(findHeld(figure, unit, kind));
}

/** A choice or a switch as the place of its value. */
const figure = (region: string, code: string, cell: string, day: string): number | undefined =>
  book.find(code, cell, region, getYmd(day))?.won.value;

/** Region, parameter, class, first day, what the report says, and what held on the day before, where it says so. */
const reported: readonly (readonly [string, string, string, string, string, string | undefined])[] = [
  ['420281', 'dibao.standard', 'urban', '2023-04-01', '730 元/人/月', undefined],
  ['420281', 'dibao.standard', 'rural', '2023-04-01', '634 元/人/月', undefined],
  ['420281', 'extreme-poverty.basic', 'rural/home', '2023-04-01', '1195 元/人/月', undefined],
  ['420281', 'extreme-poverty.basic', 'urban/home', '2023-04-01', '1460 元/人/月', undefined],
  ['420281', 'extreme-poverty.basic', 'rural/institution', '2023-04-01', '1460 元/人/月', undefined],
  ['420281', 'extreme-poverty.basic', 'urban/institution', '2023-04-01', '1460 元/人/月', undefined],
  ['420281', 'orphan.raise', '', '2023-04-01', '4 %', undefined],
  ['420921', 'dibao.standard', 'rural', '2018-04-01', '4680 元/人/年', undefined],
  ['420921', 'dibao.raise', 'general', '2018-04-01', '25 元/人/月', undefined],
  ['420921', 'dibao.raise', 'fallback', '2018-04-01', '40 元/人/月', undefined],
  ['420921', 'dibao.mean-grant', 'fallback-least', '2018-04-01', '5280 元/人/年', undefined],
  ['420921', 'dibao.mean-grant', 'fallback-most', '2018-04-01', '5880 元/人/年', undefined],
  ['420921', 'dibao.mean-grant', 'rural-mean', '2018-04-01', '3087 元/人/年', undefined],
  ['420921', 'extreme-poverty.basic', 'rural/home', '2018-04-01', '8880 元/人/年', '8040 元/人/年'],
  ['420921', 'extreme-poverty.raise', '', '2018-04-01', '70 元/人/月', undefined],
  ['420921', 'festival.grant', 'orphan', '2018-02-01', '1000 元', undefined],
  ['420921', 'orphan.standard', 'home', '2018-04-01', '15600 元/人/年', undefined],
  ['420921', 'orphan.standard', 'home', '2018-04-01', '1300 元/人/月', undefined],
  ['430529', 'dibao.standard-least', 'rural', '2020-01-01', '310 元/人/月', undefined],
  ['430529', 'dibao.standard', 'rural', '2020-01-01', '340 元/人/月', undefined],
  ['430529', 'dibao.tier-amount', 'one', '2020-01-01', '340 元/人/月', undefined],
  ['430529', 'dibao.tier-amount', 'two', '2020-01-01', '227 元/人/月', undefined],
  ['430529', 'dibao.tier-amount', 'three', '2020-01-01', '197 元/人/月', undefined],
  ['430529', 'extreme-poverty.basic', 'rural/home', '2020-01-01', '5304 元/人/年', '4446 元/人/年'],
  ['430529', 'extreme-poverty.basic', 'rural/institution', '2020-01-01', '9264 元/人/年', '8406 元/人/年'],
  ['430529', 'orphan.standard', 'home', '2020-01-01', '800 元/人/月', undefined],
  ['430529', 'disability.living', 'two', '2020-01-01', '60 元/人/月', undefined],
  ['430529', 'disability.care', 'one', '2020-01-01', '60 元/人/月', undefined],
  ['430529', 'price.fixed', '', '2020-04-01', '15 元/人/月', undefined],
  ['430529', 'sampling.county', 'old', '2020-05-15', '30 %', '30 %'],
  ['430529', 'sampling.county', 'new', '2020-05-15', '100 %', '30 %'],
  ['430529', 'elder-insurance.premium', '', '2020-01-01', '25 元/人/年', undefined],
  ['632323', 'limits.dibao.county-decision', '', '2018-01-01', '5 工作日', undefined],
  ['632323', 'limits.dibao.county-decision', '', '2021-07-01', '10 工作日', '5 工作日'],
  ['632323', 'limits.relief.county-decision', '', '2018-01-01', '10 工作日', undefined],
  ['320904', 'dibao.standard', 'urban', '2018-07-01', '580 元/人/月', '560 元/人/月'],
  ['320904', 'dibao.standard', 'rural', '2018-07-01', '580 元/人/月', '480 元/人/月'],
  ['320904', 'dibao.mean-top-up-least', '', '2018-07-01', '330 元/人/月', undefined],
];

for (const [region, code, cell, day, written, before] of reported) {
  test(`${region} ${code} ${cell} is ${written} from ${day}, and not the day before`, () => {
    const eve = toIso(dayBefore(getYmd(day)));
    assert.equal(figure(region, code, cell, day), held(code, written));
    if (before !== undefined) assert.equal(figure(region, code, cell, eve), held(code, before));
    else if (region !== '632323') assert.notEqual(figure(region, code, cell, eve), held(code, written));
  });
}

test('the county widened the disability subsidies in 2019', () => {
  for (const code of ['disability.living-for-limb-three', 'disability.care-for-children']) {
    assert.equal(figure('320904', code, '', '2018-12-31'), 0);
    assert.equal(figure('320904', code, '', '2019-01-01'), 1);
  }
  assert.equal(figure('320904', 'disability.care-for-mind', '', '2018-12-31'), 1);
});

test('the price subsidy of 2020 was paid for April and for May, and in no other month', () => {
  const paid = ['2020-03-31', '2020-04-01', '2020-05-31', '2020-06-01'].map((day) =>
    figure('430529', 'price.fixed', '', day),
  );
  assert.deepEqual(paid, [undefined, 1500, 1500, undefined]);
});

test('each county tries its own figures on families', () => {
  for (const region of ['420281', '420921', '430529', '632323', '320904'])
    assert.ok(
      packs.some((pack) => pack.region === region && pack.examples.length > 0),
      region,
    );
});

test('the sums that the reports name fit one another', () => {
  const at = (region: string, code: string, cell: string, day: string): number => {
    const found = figure(region, code, cell, day);
    assert.ok(found !== undefined, `${code} ${cell}`);
    return found;
  };
  const day = '2020-06-30';
  const two = at('430529', 'disability.living', 'two', day) + at('430529', 'disability.care', 'two', day);
  assert.equal(two, 12_000, '60 and 60 are 120 yuan');
  const least = at('430529', 'dibao.standard-least', 'rural', day);
  assert.equal(at('430529', 'dibao.tier-amount', 'one', day), least + 3_000, '310 and 30 are 340 yuan');
  const raise = at('420921', 'extreme-poverty.raise', '', '2018-04-01');
  const after = at('420921', 'extreme-poverty.basic', 'rural/home', '2018-04-01');
  assert.equal(after - at('420921', 'extreme-poverty.basic', 'rural/home', '2018-03-31'), raise);
  const [urban, rural] = ['urban', 'rural'].map((cell) => at('420281', 'dibao.standard', cell, '2023-04-01'));
  const share = Math.round(((rural ?? 0) / (urban ?? 1)) * 1000) / 10;
  assert.equal(share, 86.8, '634 is 86.8 % of 730');
  const target = at('420281', 'dibao.rural-share-least', '', '2023-04-01') / 10_000;
  assert.equal(Math.round((share - target) * 10) / 10, 13.8, 'above the target of the province');
});
