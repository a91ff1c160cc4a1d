import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCharacterOf, maskIdentityNumber, parseIdentityNumber, toEighteen } from './identity-number.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const parse = (text: string) => parseIdentityNumber(text, today);
const problemOf = (text: string) => {
  const parsed = parse(text);
  return parsed.ok ? 'accepted' : parsed.problem;
};

const valid = fc
  .record({
    days: fc.integer({ min: 0, max: 45_000 }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ days, sequence }) => {
    const birth = Temporal.PlainDate.from('1903-01-01').add({ days });
    const first17 = `420299${birth.toString().replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return { number: first17 + checkCharacterOf(first17), birth, sex: sequence % 2 === 1 ? 1 : 2 };
  });

test('every valid number is read, with its birth date and sex', () => {
  fc.assert(
    fc.property(valid, ({ number, birth, sex }) => {
      const parsed = parse(number);
      assert.ok(parsed.ok, number);
      assert.deepEqual(
        [parsed.value.number, parsed.value.birthDate.toString(), parsed.value.sex, parsed.value.area],
        [number, birth.toString(), sex, '420299'],
      );
    }),
    { numRuns: 2_000 },
  );
});

test('every number with one character wrong is refused', () => {
  fc.assert(
    fc.property(valid, fc.nat(17), fc.nat(10), ({ number }, at, other) => {
      const character = '0123456789X'[other] ?? '';
      fc.pre(number[at] !== character && (at === 17 || character !== 'X'));
      assert.notEqual(problemOf(number.slice(0, at) + character + number.slice(at + 1)), 'accepted');
    }),
    { numRuns: 20_000 },
  );
});

test('every number with two neighbours swapped is refused', () => {
  fc.assert(
    fc.property(valid, fc.nat(16), ({ number }, at) => {
      const [left = '', right = ''] = [number[at], number[at + 1]];
      fc.pre(left !== right);
      assert.notEqual(problemOf(number.slice(0, at) + right + left + number.slice(at + 2)), 'accepted');
    }),
    { numRuns: 20_000 },
  );
});

test('blanks, quotes, full width, marks that cannot be seen and a small x make no difference', () => {
  const number = `42029919790101001${checkCharacterOf('42029919790101001')}`;
  const wide = [...number]
    .map((c) => (c >= '0' && c <= '9' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .join('');
  for (const text of [
    ` ${number}\t`,
    `\u3000${number}`,
    `'${number}`,
    `="${number}"`,
    `${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14)}`,
    `\u200b${number}\ufeff`,
    wide,
    number.toLowerCase(),
  ]) {
    const parsed = parse(text);
    assert.ok(parsed.ok && parsed.value.number === number, JSON.stringify(text));
  }
  const ending = ['42029919790101', '42029919850607', '42029919620915']
    .flatMap((head) => Array.from({ length: 999 }, (_, index) => head + String(index).padStart(3, '0')))
    .find((first17) => checkCharacterOf(first17) === 'X');
  assert.ok(ending && problemOf(`${ending}ｘ`) === 'accepted');
});

test('a number of fifteen digits becomes eighteen of the 1900s and is kept as it was given', () => {
  const parsed = parse('420299790101001');
  assert.ok(parsed.ok);
  assert.equal(parsed.value.number, toEighteen('420299790101001'));
  assert.equal(parsed.value.old15, '420299790101001');
  assert.equal(parsed.value.birthDate.toString(), '1979-01-01');
});

test('what is wrong with a number is said', () => {
  assert.equal(problemOf(''), 'empty');
  assert.equal(problemOf('4.20299E+17'), 'precision-lost');
  assert.equal(problemOf('420299197901010000'), 'precision-lost');
  assert.equal(problemOf('42029919790101001'), 'length');
  assert.equal(problemOf('4202991979010100123'), 'length');
  assert.equal(problemOf('42029919790101A012'), 'not-digits');
  const february = '42029919790230001';
  assert.equal(problemOf(february + checkCharacterOf(february)), 'birth-date');
  const tomorrow = '42029920261124001';
  assert.equal(problemOf(tomorrow + checkCharacterOf(tomorrow)), 'future-birth');
  const born = '42029920261123001';
  assert.equal(problemOf(born + checkCharacterOf(born)), 'accepted');
});

test('a mask shows the area and nothing else', () => {
  assert.equal(maskIdentityNumber('420299'), '420299************');
});
