import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, type KnownFacts } from '../../engine/index.ts';
import { handbook } from './law/handbook.ts';
import { factOf, INVENTED, type Place, places, sum, withMember } from './testing/everywhere.ts';

const INCOMES = ['wageIncome', 'businessIncome', 'propertyIncome', 'transferIncome', 'otherIncome'];
const DIBAO = 'minimum-living-allowance';

test('what is paid is whole and never negative, for every scheme everywhere', () => {
  const paid = new Map<string, number>();
  for (const place of places(INVENTED))
    for (const [facts] of place.families(40, 1))
      for (const [scheme, amounts] of place.pay(facts)) {
        for (const fen of amounts) assert.ok(Number.isSafeInteger(fen) && fen >= 0, `${scheme} ${fen}`);
        paid.set(scheme, (paid.get(scheme) ?? 0) + Number(sum(amounts) > 0));
      }
  for (const { code, amount } of handbook.schemes.values())
    if (amount.op !== 'literal') assert.ok((paid.get(code) ?? 0) > 20, `${code}: ${paid.get(code)}`);
});

test('medical assistance never exceeds what the insurers leave of the bill, anywhere', () => {
  let given = 0;
  const payers = ['medicalReduction', 'basicInsurancePaid', 'criticalInsurancePaid', 'otherInsurancePaid'];
  for (const place of places(INVENTED))
    for (const [facts] of place.families(60, 2))
      place
        .pay(facts)
        .get('medical-assistance')
        ?.forEach((fen, member) => {
          const paid = payers.reduce((total, name) => total + factOf(facts, member, name), 0);
          assert.ok(fen <= Math.max(0, factOf(facts, member, 'medicalBill') - paid));
          given += Number(fen > 0);
        });
  assert.ok(given > 500, `${given}`);
});

test('one relief never exceeds the cap, nor what is spent where the place says so', () => {
  let given = 0;
  for (const place of places(INVENTED)) {
    if (!place.schemes.includes('temporary-relief')) continue;
    const figure = (code: string): number => place.plan.find(parameterOf(code), '')?.won.value ?? 0;
    const most = Math.max(figure('relief.cap'), figure('relief.township-limit'));
    for (const [facts] of place.families(60, 3)) {
      const fen = sum(place.pay(facts).get('temporary-relief'));
      assert.ok(fen <= most, `${fen} of ${most}`);
      // Schooling and necessary spending.
      const isOfSpending = [4, 6].includes(facts.household.get('emergency') ?? 0);
      if (isOfSpending && figure('relief.within-spending') === 1)
        assert.ok(fen <= (facts.household.get('emergencySpending') ?? 0));
      given += Number(fen > 0);
    }
  }
  assert.ok(given > 200, `${given}`);
});

function parameterOf(code: string) {
  const found = handbook.parameters.get(code);
  assert.ok(found, code);
  return found;
}

/** Where a place may choose that both are paid after all. */
const BOTH_WHERE: Readonly<Record<string, string>> = {
  'extreme-poverty disability-care-subsidy': 'disability.care-for-extreme-poor',
  'elder-care-subsidy elder-service-subsidy': 'elders.care-for-served',
};

test('of schemes that exclude one another one alone is paid to a person', () => {
  const seen = new Map<string, number>();
  const pairs = handbook.interactions.filter(
    ({ kind, first, second }) =>
      ['exclusive', 'exclusive-by-rule', 'choose-higher'].includes(kind) &&
      handbook.schemes.get(first)?.unit === handbook.schemes.get(second)?.unit,
  );
  for (const place of places(INVENTED))
    for (const [facts] of place.families(40, 4)) {
      const paid = place.pay(facts);
      for (const { first, second } of pairs) {
        const key = `${first} ${second}`;
        const unless = BOTH_WHERE[key];
        if (unless && place.plan.find(parameterOf(unless), '')?.won.value === 1) continue;
        paid.get(first)?.forEach((fen, member) => {
          const other = paid.get(second)?.[member] ?? 0;
          assert.ok(fen === 0 || other === 0, `${place.region} ${place.day} ${key}: ${fen} and ${other}`);
          seen.set(key, (seen.get(key) ?? 0) + Number(fen > 0 || other > 0));
        });
      }
    }
  for (const { first, second } of pairs)
    if ([first, second].some((code) => handbook.schemes.get(code)?.amount.op !== 'literal'))
      assert.ok((seen.get(`${first} ${second}`) ?? 0) > 20, `${first} ${second}`);
});

test('of standings that exclude one another a family has one alone', () => {
  const pairs = handbook.interactions.filter(
    ({ kind, first, second }) =>
      kind === 'exclusive-by-rule' &&
      handbook.schemes.get(first)?.unit === 'household' &&
      handbook.schemes.get(second)?.unit === 'household',
  );
  assert.ok(pairs.length >= 3);
  let held = 0;
  for (const place of places())
    for (const [facts] of place.families(40, 5)) {
      const eligible = new Map(
        evaluate(place.plan, facts, { trace: false }).map((one) => [one.scheme.code, one.eligible === true]),
      );
      for (const { first, second } of pairs) {
        // A member may be granted singly in a family that is an edge family: that is what the single rule is for.
        const isSingly = first === DIBAO && second === 'edge-family' && isGrantedSingly(place, facts);
        assert.ok(!(eligible.get(first) && eligible.get(second)) || isSingly, `${first} ${second}`);
        held += Number(eligible.get(second) ?? false);
      }
    }
  assert.ok(held > 100, `${held}`);
});

const isGrantedSingly = (place: Place, facts: KnownFacts): boolean => {
  const rules = place.rules(facts, DIBAO);
  return rules.get('dibao.family') !== 1n && rules.get('dibao.somebody-single') === 1n;
};

/** What lies behind an allowance: as one, still leaving, or only some members singly. */
function waysOf(place: Place, facts: KnownFacts): 'as-one' | 'leaving' | 'singly' | 'none' {
  const rules = place.rules(facts, DIBAO);
  if (rules.get('dibao.family') === 1n) return 'as-one';
  if (rules.get('dibao.gradual-exit') === 1n) return 'leaving';
  return rules.get('dibao.eligible') === 1n ? 'singly' : 'none';
}

/** More income than before for one member who is not extremely poor: that one would join the family counted. */
function* rises(place: Place, count: number, seed: number) {
  for (const [facts, random] of place.families(count, seed)) {
    const member = Math.floor(random() * facts.members.length);
    const paid = place.pay(facts);
    if ((paid.get('extreme-poverty') ?? []).some((fen) => fen > 0)) continue;
    const name = INCOMES[Math.floor(random() * INCOMES.length)] ?? '';
    const more = Math.floor(random() * random() * 2_000_000);
    const richer = withMember(facts, member, { [name]: factOf(facts, member, name) + more });
    yield { facts, richer, before: paid, after: place.pay(richer) };
  }
}

test('more income never gives a family more allowance, unless it goes from one way of being granted to another', () => {
  const steps: Record<string, number> = {};
  let granted = 0;
  for (const place of places(INVENTED))
    for (const { facts, richer, before, after } of rises(place, 60, 6)) {
      const [less, more] = [sum(before.get(DIBAO)), sum(after.get(DIBAO))];
      granted += Number(less > 0);
      if (more <= less) continue;
      // The law's own steps: from the family as one to those who leave it gradually, or to its members singly.
      const way = `${waysOf(place, facts)} to ${waysOf(place, richer)}`;
      steps[way] = (steps[way] ?? 0) + 1;
      assert.ok(
        ['as-one to leaving', 'as-one to singly', 'leaving to singly'].includes(way),
        `${place.region} ${place.day}: ${way}, ${less} became ${more}`,
      );
    }
  assert.ok(granted > 500, `${granted}`);
  assert.ok((steps['as-one to singly'] ?? 0) > 0, JSON.stringify(steps));
});

/** Schemes that make up for what another gives less of, or that begin where another ends. */
const MAKES_UP: Readonly<Record<string, string>> = {
  [DIBAO]: 'has its own test',
  'unattended-children': 'makes up what the allowance gives less',
  'temporary-relief': 'is given to the jobless who have no allowance',
};

test('more income never gives more of any other scheme', () => {
  const looked = new Map<string, number>();
  for (const place of places())
    for (const { before, after } of rises(place, 60, 7))
      for (const [scheme, amounts] of before) {
        if (scheme in MAKES_UP) continue;
        amounts.forEach((fen, member) => {
          const then = after.get(scheme)?.[member] ?? 0;
          assert.ok(then <= fen, `${place.region} ${place.day} ${scheme}: ${fen} became ${then}`);
          looked.set(scheme, (looked.get(scheme) ?? 0) + Number(fen > 0));
        });
      }
  for (const scheme of ['disability-living-subsidy', 'elder-service-subsidy', 'medical-assistance'])
    assert.ok((looked.get(scheme) ?? 0) > 50, scheme);
});

test('an unattended child is paid its standard at most, and with more income not more than its claim was', () => {
  let looked = 0;
  const claimOf = (place: Place, facts: KnownFacts): { claim: bigint; paid: bigint } => {
    const decisions = evaluate(place.plan, facts, { trace: false });
    const child = decisions.find((one) => one.scheme.code === 'unattended-children');
    return { claim: child?.claimFen ?? 0n, paid: child?.amountFen ?? 0n };
  };
  for (const place of places())
    for (const { facts, richer } of rises(place, 80, 8)) {
      const [before, after] = [claimOf(place, facts), claimOf(place, richer)];
      assert.ok(before.paid <= before.claim && after.paid <= after.claim);
      assert.ok(after.claim <= before.claim, `${before.claim} became ${after.claim}`);
      looked += Number(before.claim > 0n);
    }
  assert.ok(looked > 50, `${looked}`);
});

test('one more member without income never raises income per person nor lowers what the family is granted as one', () => {
  let [granted, looked] = [0, 0];
  for (const place of places(INVENTED))
    for (const [facts] of place.families(30, 9)) {
      const [first] = facts.members;
      if (!first) continue;
      const child = new Map(first.facts);
      for (const name of child.keys()) if (/Income|Paid|Costs|Pension/.test(name)) child.set(name, 0);
      for (const name of ['living', 'disabilityKind', 'disabilityGrade', 'seriousIllness', 'guardianship'])
        child.set(name, 0);
      child.set('birthDate', place.plan.day - 80_000).set('legalSupport', 2);
      const larger = { ...facts, members: [...facts.members, { id: 'child', facts: child }] };
      const [before, after] = [place.rules(facts, DIBAO), place.rules(larger, DIBAO)];
      looked++;
      const heads = (rules: ReadonlyMap<string, bigint>): bigint => rules.get('means.persons') ?? 0n;
      assert.equal(heads(after), heads(before) + 1n);
      if (heads(before) > 0n)
        assert.ok((after.get('means.per-person') ?? 0n) <= (before.get('means.per-person') ?? 0n));
      if (before.get('dibao.family') !== 1n) continue;
      assert.equal(after.get('dibao.family'), 1n);
      const [less, more] = [facts, larger].map((one) => sum(place.pay(one).get(DIBAO)));
      assert.ok((more ?? 0) >= (less ?? 0), `${place.region} ${place.day}: ${less} became ${more}`);
      granted++;
    }
  assert.ok(granted > 100 && looked > 500, `${granted} of ${looked}`);
});

test('a higher band never has less: old age, grades of disability, levels of ability, need of care', () => {
  const LADDERS: readonly (readonly [parameter: string, cells: readonly string[]])[] = [
    ['old-age.allowance', ['younger', 'from-65', 'from-70', 'from-80', 'from-90', 'from-100']],
    ['disability.living', ['four', 'three', 'two', 'one']],
    ['disability.care', ['four', 'three', 'two', 'one']],
    ['elders.care', ['intact', 'mild', 'moderate', 'severe', 'total']],
    ['elders.service', ['intact', 'mild', 'moderate', 'severe', 'total']],
    ['extreme-poverty.care', ['home/able', 'home/partly', 'home/unable']],
    ['extreme-poverty.care', ['institution/able', 'institution/partly', 'institution/unable']],
    ['dibao.tier-amount', ['three', 'two', 'one']],
  ];
  const found = new Set<string>();
  for (const place of places())
    for (const [code, cells] of LADDERS) {
      const figures = cells.map((cell) => place.plan.find(parameterOf(code), cell)?.won.value ?? 0);
      figures.forEach((figure, index) => {
        const below = figures[index - 1] ?? 0;
        assert.ok(figure >= below, `${place.region} ${place.day} ${code}: ${cells.join()} ${figures.join()}`);
      });
      if (figures.some((figure) => figure > 0)) found.add(code);
    }
  assert.ok(found.size >= 5, [...found].join());
});
