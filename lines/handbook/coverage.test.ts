import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBook, makePlan, toIso } from '../../engine/index.ts';
import { Coverage } from '../../engine/testing/coverage.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';
import { ROTATIONS, rotatedPacks, rotatedRegion } from './testing/rotated-packs.ts';

const { packs, book: ofPacks } = openPacks();
const model = packs.find(({ region }) => region === '420281');
assert.ok(model);
const book = createBook([...packs, ...rotatedPacks(model, ofPacks)], handbook.documents);
const COUNTIES = [...ofPacks.regions.keys()].filter((region) => !region.endsWith('00'));

/** What cannot be otherwise, and why. */
const EXPECTED: Readonly<Record<string, string>> = {
  'dibao.gradual-exit since 20121212: always nothing': 'there was no gradual exit before 2021-07-01',
  'dibao.single since 20121212: always nothing': 'nobody was granted singly before 2021-07-01',
  'means.edge since 20121212: always nothing': 'there were no edge families before 2021-07-01',
  'medical.tilt since 20140501: always nothing': 'there was no further assistance before 2021-10-28',
  'unattended.standing since 20101116: always nothing':
    'unattended children were not provided for before 2020',
};

const GRANTED = 'an amount is asked only where the scheme is granted, and then it is under way';
const NO_SCHEME = 'where the place has no such scheme, the plan leaves the rest away';
const NOT_TAKEN: Readonly<Record<string, string>> = {
  'elder-insurance.eligible since 0 choice 1: otherwise': NO_SCHEME,
  'child-difficulty.amount since 0 choice 1: otherwise': NO_SCHEME,
  'child-difficulty.eligible since 0 choice 1: otherwise': NO_SCHEME,
  'elder-insurance.amount since 0 choice 1: otherwise': GRANTED,
  'festival.amount since 0 choice 1: otherwise': GRANTED,
  'price.amount since 0 choice 1: otherwise': GRANTED,
};

/** Every day from which some rule or scheme has another text. */
const DAYS = [
  ...new Set([
    ...[...handbook.rules.values()].flatMap(({ variants }) => variants.map(({ from }) => from)),
    ...[...handbook.schemes.values()].map(({ from }) => from),
  ]),
]
  .filter((day) => day >= 20_140_501)
  .toSorted((a, b) => a - b);

/** Regions that are looked at on each day; on the last day all of them. */
const TURNS = 6;

const coverage = new Coverage();
DAYS.forEach((day, index) => {
  const isLast = index === DAYS.length - 1;
  const turns = Array.from({ length: isLast ? ROTATIONS : TURNS }, (_, step) =>
    rotatedRegion((index * TURNS + step) % ROTATIONS),
  );
  for (const region of [COUNTIES[index % COUNTIES.length] ?? '', ...turns]) {
    const plan = makePlan(handbook, book, { region, day: toIso(day) });
    const random = seeded(day + Number(region));
    for (let made = 0; made < 25; made++) coverage.add(plan, randomFacts(random, day));
  }
});

test('every rule comes out both ways on random families, or it is said why not', () => {
  assert.ok(coverage.rules.size >= handbook.rules.size);
  assert.deepEqual(
    coverage.findLopsided().filter((one) => !(one in EXPECTED)),
    [],
  );
});

test('every branch of every rule is taken, or it is said why not', () => {
  assert.deepEqual(
    coverage.findBranchesNotTaken().filter((one) => !(one in NOT_TAKEN)),
    [],
  );
});

test('every scheme grants and refuses, and pays where it is of money', () => {
  const shares: Record<string, string> = {};
  for (const [code, scheme] of handbook.schemes) {
    const eligible = coverage.eligible.get(code) ?? { nothing: 0, something: 0 };
    const paid = coverage.paid.get(code) ?? { nothing: 0, something: 0 };
    const looked = eligible.nothing + eligible.something;
    const share = eligible.something / looked;
    shares[code] =
      `${(share * 100).toFixed(1)} % eligible, ${((paid.something / looked) * 100).toFixed(1)} % paid`;
    assert.ok(share > 0.02 && share < 0.98, `${code}: ${shares[code]}`);
    const isOfMoney = scheme.amount.op !== 'literal';
    if (isOfMoney) assert.ok(paid.something / looked > 0.02, `${code}: ${shares[code]}`);
  }
  if (process.env.COVERAGE) console.log(shares);
});
