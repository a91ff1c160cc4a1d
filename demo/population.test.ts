import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readCountyPlaces } from '../platform/divisions/index.ts';
import {
  checkName,
  findDisabilityNumber,
  fitsLuhn,
  parseIdentityNumber,
} from '../platform/registry/index.ts';
import { inventHouseholds } from './population.ts';
import type { DemoHousehold, DemoPlace } from './types.ts';

const all = readCountyPlaces('420281');
const towns = new Map(all.filter((p) => p.level === 'town').map((p) => [p.code, p]));
const places = all
  .filter((p) => p.level === 'village')
  .map((p): DemoPlace => {
    const town = towns.get(p.code.slice(0, 9));
    return {
      villageId: p.code,
      villageName: p.name,
      villageCode: p.code,
      kind: p.kind,
      townId: town?.code ?? '',
      townName: town?.name ?? '',
      townKind: town?.kind ?? '',
    };
  });
const on = Temporal.PlainDate.from('2026-06-30');
const invent = (seed: string, people: number): DemoHousehold[] => [
  ...inventHouseholds({ seed, people, places, on }),
];
const digest = (households: DemoHousehold[]) =>
  createHash('sha256').update(JSON.stringify(households)).digest('hex');

test('the same seed gives the same county to the byte, another seed another one', () => {
  const first = digest(invent('a', 2_000));
  assert.equal(digest(invent('a', 2_000)), first);
  assert.notEqual(digest(invent('b', 2_000)), first);
});

const households = invent('daye', 60_000);
const people = households.flatMap((household) => household.persons);
const ageOf = (birth: Temporal.PlainDate) => on.since(birth, { largestUnit: 'years' }).years;
const share = (count: number) => count / people.length;

test('it has the size, the ages and the households of a county of Hubei', () => {
  assert.ok(Math.abs(people.length - 60_000) < 1_500, String(people.length));
  assert.ok(Math.abs(households.length - 25_000) < 1_500, String(households.length));
  const young = share(people.filter((p) => ageOf(p.birthDate) < 15).length);
  const old = share(people.filter((p) => ageOf(p.birthDate) >= 65).length);
  assert.ok(young > 0.13 && young < 0.2, `under fifteen: ${young}`);
  assert.ok(old > 0.14 && old < 0.23, `sixty-five and over: ${old}`);
  const men = people.filter((p) => p.sex === 1).length;
  const ratio = (men / (people.length - men)) * 100;
  assert.ok(ratio > 101 && ratio < 112, `men to a hundred women: ${ratio}`);
});

test('every number fits its own rule, is unique and can be nobody’s', () => {
  const numbers = people.flatMap((p) => p.idNumber ?? []);
  assert.equal(new Set(numbers).size, numbers.length);
  for (const person of people) {
    if (person.idNumber === null) continue;
    const parsed = parseIdentityNumber(person.idNumber, on);
    assert.ok(parsed.ok, person.idNumber);
    assert.ok(person.idNumber.startsWith('420299'));
    assert.equal(parsed.value.birthDate.toString(), person.birthDate.toString());
    assert.equal(parsed.value.sex, person.sex);
    if (person.disability)
      assert.ok(findDisabilityNumber(person.disability.number), person.disability.number);
    if (person.phone) assert.match(person.phone, /^154\d{8}$/);
    if (person.account)
      assert.ok(fitsLuhn(person.account.number) && person.account.number.startsWith('629999'));
  }
});

test('families make sense: spouses of near age, children younger than their parents, one head first', () => {
  for (const { persons } of households) {
    assert.equal(persons[0]?.relation, '02');
    assert.equal(persons.filter((p) => p.relation === '02').length, 1);
    const [head] = persons;
    if (!head) continue;
    for (const person of persons) {
      assert.ok(checkName(person.name).ok, person.name);
      const years = head.birthDate.until(person.birthDate, { largestUnit: 'years' }).years;
      if (person.relation === '12') assert.ok(Math.abs(years) < 16, `${years}`);
      if (['20', '21', '30', '31'].includes(person.relation))
        assert.ok(years >= 16, `${person.relation} ${years}`);
      if (person.relation === '41' || person.relation === '42') assert.ok(years >= 30, `${years}`);
      assert.ok(Temporal.PlainDate.compare(person.joinedOn, on) <= 0);
    }
  }
});

test('the names that break programs are there', () => {
  assert.ok(people.some((p) => p.name.includes('·')));
  assert.ok(people.some((p) => [...p.name].some((c) => (c.codePointAt(0) ?? 0) > 0xffff)));
  assert.ok(people.some((p) => p.name.length > 9));
  assert.ok(people.some((p) => p.old15 !== null));
});
