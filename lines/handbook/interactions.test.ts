import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Decision,
  evaluate,
  findYmd,
  type Interaction,
  makePlan,
  readFacts,
} from '../../engine/index.ts';
import { family } from './law/example-facts.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

const { book } = openPacks();

type Person = Readonly<Record<string, unknown>>;
/** Of one pair: a family to which both would speak, whose it is, and the yuan of each, worked out by hand. */
interface Meeting {
  readonly facts: unknown;
  readonly member?: number;
  readonly first: number;
  readonly second: number;
  readonly region?: string;
  readonly day?: string;
}

const elder: Person = { birthDate: '1950-02-03', relation: 'self', sex: 'male', legalSupport: 'none' };
const poor: Person = { birthDate: '1972-05-05', relation: 'self' };
const worker: Person = { birthDate: '1970-01-01', relation: 'self', wageIncome: '800 元/月' };
const disabled: Person = {
  disabilityKind: 'limb',
  disabilityGrade: 'one',
  needsLongTermCare: true,
  workAbility: 'none',
};
const child: Person = { birthDate: '2013-05-20', relation: 'grandchild', student: 'compulsory' };
const orphan: Person = { ...child, guardianship: 'orphan', legalSupport: 'none' };
const unattended: Person = {
  ...child,
  guardianship: 'unattended',
  fatherState: 'dead',
  motherState: 'severely-disabled',
};
const old: Person = { birthDate: '1940-01-01', relation: 'self' };
const fire = { emergency: 'fire', emergencyMonths: 1, emergencySpending: '5000 元' };
const bill = { medicalBill: '10000 元', basicInsurancePaid: '6000 元' };
const dafeng = { region: '320904', day: '2020-09-15' };
const of2025 = { day: '2025-03-10' };
const february2020 = { day: '2020-02-29' };
const ill = { medicalSpending: '9000 元/年' };

/** Daye on 15 September 2023 where nothing else is said: standard 634, support 1195, orphans 1560. */
const meetings: Readonly<Record<string, Meeting>> = {
  'extreme-poverty exclusive-by-rule minimum-living-allowance': {
    facts: family({}, elder),
    first: 1195,
    second: 0,
  },
  // The worker's 800 make an edge family, to which Daye extends the living subsidy of 80.
  'extreme-poverty exclusive disability-living-subsidy': {
    facts: family({}, worker, { ...elder, ...disabled, relation: 'parent' }),
    member: 1,
    first: 1195,
    second: 0,
  },
  'extreme-poverty exclusive-by-rule disability-care-subsidy': {
    facts: family({}, { ...elder, ...disabled }),
    first: 1195,
    second: 0,
  },
  // 634 and 20 % of it.
  'minimum-living-allowance stack disability-living-subsidy': {
    facts: family({}, { ...poor, ...disabled }),
    first: 760.8,
    second: 80,
  },
  'minimum-living-allowance stack disability-care-subsidy': {
    facts: family({}, { ...poor, ...disabled }),
    first: 760.8,
    second: 120,
  },
  'disability-living-subsidy stack disability-care-subsidy': {
    facts: family({}, { ...poor, ...disabled }),
    first: 80,
    second: 120,
  },
  'orphan-allowance exclusive-by-rule minimum-living-allowance': {
    facts: family({}, { ...orphan, relation: 'self' }),
    first: 1560,
    second: 0,
  },
  'orphan-allowance exclusive-by-rule extreme-poverty': { facts: family({}, orphan), first: 1560, second: 0 },
  'unattended-children exclusive-by-rule extreme-poverty': {
    facts: family({}, { ...worker, wageIncome: '60000 元/年' }, { ...unattended, legalSupport: 'unable' }),
    member: 1,
    first: 1560,
    second: 0,
  },
  'orphan-allowance exclusive-by-rule unattended-children': {
    facts: family({}, poor, { ...unattended, ...orphan }),
    member: 1,
    first: 1560,
    second: 0,
  },
  'orphan-allowance exclusive-by-rule disability-living-subsidy': {
    facts: family({}, poor, { ...orphan, ...disabled }),
    member: 1,
    first: 1560,
    second: 0,
  },
  'orphan-allowance stack disability-care-subsidy': {
    facts: family({}, poor, { ...orphan, ...disabled }),
    member: 1,
    first: 1560,
    second: 120,
  },
  // (634 × 2 + 63.40) ÷ 2 = 665.70 is the child's; 1560 − 665.70.
  'minimum-living-allowance deduct unattended-children': {
    facts: family({}, poor, unattended),
    member: 1,
    first: 665.7,
    second: 894.3,
  },
  // As before, with 20 % for the disability in place of 10 %: (1268 + 126.80) ÷ 2 = 697.40; 1560 − 697.40 − 80.
  'disability-living-subsidy deduct unattended-children': {
    facts: family({}, poor, { ...unattended, ...disabled }),
    member: 1,
    first: 80,
    second: 782.6,
  },
  'unattended-children stack disability-care-subsidy': {
    facts: family({}, { ...worker, wageIncome: '60000 元/年' }, { ...unattended, ...disabled }),
    member: 1,
    first: 1560,
    second: 120,
  },
  'orphan-allowance exclusive-by-rule children-in-difficulty': {
    ...dafeng,
    facts: family({}, poor, { ...orphan, seriousIllness: true }),
    member: 1,
    first: 1160,
    second: 0,
  },
  'unattended-children exclusive-by-rule children-in-difficulty': {
    ...dafeng,
    facts: family({}, { ...worker, wageIncome: '60000 元/年' }, { ...unattended, seriousIllness: true }),
    member: 1,
    first: 1160,
    second: 0,
  },
  // 580 × 1.3.
  'extreme-poverty exclusive-by-rule children-in-difficulty': {
    ...dafeng,
    facts: family({}, worker, { ...child, legalSupport: 'unable', seriousIllness: true }),
    member: 1,
    first: 754,
    second: 0,
  },
  'disability-care-subsidy choose-higher elder-care-subsidy': {
    facts: family({}, { ...old, ...disabled, abilityLevel: 'total' }),
    first: 120,
    second: 0,
  },
  // 1195 and 400 for who is wholly in need of care.
  'extreme-poverty exclusive-by-rule elder-care-subsidy': {
    facts: family({}, { ...elder, abilityLevel: 'total', selfCareUnable: 6 }),
    first: 1595,
    second: 0,
  },
  'elder-care-subsidy exclusive-by-rule elder-service-subsidy': {
    facts: family({}, { ...old, abilityLevel: 'severe' }),
    first: 100,
    second: 0,
  },
  'old-age-allowance stack elder-service-subsidy': { facts: family({}, old), first: 50, second: 60 },
  'old-age-allowance stack extreme-poverty': {
    facts: family({}, { ...old, legalSupport: 'none' }),
    first: 50,
    second: 1195,
  },
  'minimum-living-allowance exclusive-by-rule edge-family': {
    facts: family({}, poor),
    first: 634,
    second: 0,
  },
  'minimum-living-allowance exclusive-by-rule rigid-spending-family': {
    ...of2025,
    facts: family(ill, poor),
    first: 634,
    second: 0,
  },
  'edge-family exclusive-by-rule rigid-spending-family': {
    ...of2025,
    facts: family(ill, worker),
    first: 0,
    second: 0,
  },
  // 730 for one person and one month.
  'minimum-living-allowance stack temporary-relief': { facts: family(fire, poor), first: 634, second: 730 },
  'extreme-poverty stack temporary-relief': { facts: family(fire, elder), first: 1195, second: 730 },
  // 4 000 × 70 %.
  'medical-assistance stack insurance-premium-aid': {
    facts: family({}, { ...poor, ...bill }),
    first: 2800,
    second: 150,
  },
  // 600 × 21.9 %.
  'minimum-living-allowance stack price-subsidy': {
    ...february2020,
    facts: family({}, poor),
    first: 600,
    second: 131.4,
  },
  'extreme-poverty stack price-subsidy': {
    ...february2020,
    facts: family({}, elder),
    first: 1130,
    second: 131.4,
  },
};

interface Side {
  readonly eligible: boolean | undefined;
  readonly claim: bigint | undefined;
  readonly paid: bigint | undefined;
}

function judge(interaction: Interaction, meeting: Meeting): readonly [first: Decision, second: Decision] {
  const day = meeting.day ?? '2023-09-15';
  const read = readFacts(meeting.facts, findYmd(day) ?? 0);
  assert.ok(read.ok, JSON.stringify(read));
  const { first, second } = interaction;
  const plan = makePlan(handbook, book, {
    region: meeting.region ?? '420281',
    day,
    schemes: [first, second],
  });
  const decisions = evaluate(plan, read.value);
  const of = (code: string): Decision => {
    const found = decisions.find(({ scheme }) => scheme.code === code);
    assert.ok(found && found.status === 'decided', code);
    return found;
  };
  return [of(first), of(second)];
}

function sideOf(decision: Decision, member: number): Side {
  if (decision.scheme.unit === 'household')
    return { eligible: decision.eligible, claim: decision.claimFen, paid: decision.amountFen };
  const one = decision.members.find((found) => found.member === member);
  // Nobody else of these families claims the same.
  return { eligible: one?.eligible, claim: decision.claimFen, paid: one?.amountFen };
}

for (const interaction of handbook.interactions) {
  const { kind, first, second, title } = interaction;
  test(`${title.zh} (${first} ${kind} ${second})`, () => {
    const meeting = meetings[`${first} ${kind} ${second}`];
    assert.ok(meeting, 'there is a family that meets both');
    const [one, two] = judge(interaction, meeting).map((decision) => sideOf(decision, meeting.member ?? 0));
    assert.ok(one && two);
    const share = kind === 'deduct' && handbook.schemes.get(first)?.unit === 'household';
    assert.equal(one.eligible, true, 'the first is granted');
    if (!share) assert.equal(Number(one.paid) / 100, meeting.first);
    assert.equal(Number(two.paid) / 100, meeting.second);
    if (kind === 'exclusive-by-rule') assert.equal(two.eligible, false);
    else assert.equal(two.eligible, true);
    if (kind === 'stack') assert.ok(one.paid === one.claim && two.paid === two.claim);
    if (kind === 'exclusive' || kind === 'choose-higher') assert.ok((two.claim ?? 0n) > 0n, 'it had a claim');
    if (kind === 'choose-higher') assert.ok((one.claim ?? 0n) >= (two.claim ?? 0n));
  });
}

test('every meeting is of a pair that is declared', () => {
  const declared = handbook.interactions.map(({ first, kind, second }) => `${first} ${kind} ${second}`);
  assert.deepEqual(Object.keys(meetings).toSorted(), declared.toSorted());
});
