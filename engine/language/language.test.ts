import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { facts } from '../facts/vocabulary.ts';
import { parameter } from '../parameters/declare.ts';
import { divideWhole } from '../readings/columns/whole.ts';
import { dayBefore, findYmd, monthEnd, toIso } from './day.ts';
import { findDecimal, writeDecimal } from './decimal.ts';
import { monthly, ratioKind, text, yearly } from './kinds.ts';
import { sumOver } from './members.ts';
import { add, count, isOneOf, lessThan, monthlyOf, portion, times } from './operators.ts';
import { divideExactly, toFen } from './rounding.ts';
import { findHeld, units, writeValue } from './units.ts';

const label = text('试', 'test');
const monthAmount = parameter('test.month', monthly, label);
const yearAmount = parameter('test.year', yearly, label);
const share = parameter('test.share', ratioKind, label);
const { member, household } = facts;

test('the checker refuses what makes no sense', () => {
  // @ts-expect-error a yearly amount does not meet a monthly one
  add(monthAmount, yearAmount);
  // @ts-expect-error an amount is not compared with a ratio
  lessThan(monthAmount, share);
  // @ts-expect-error a ratio is no number of persons
  times(monthAmount, share);
  // @ts-expect-error a share is taken with a named rounding
  portion(monthAmount, share);
  // @ts-expect-error the choice has no such value
  assert.throws(() => isOneOf(household.residence, 'suburban'), RangeError);
  // @ts-expect-error a sum over members of what is no amount
  sumOver(member.birthDate);
});

test('what is known of the household may stand beside what is known of a member', () => {
  const mixed = add(household.medicalSpending, member.wageIncome);
  assert.equal(mixed.scope, 'member');
  assert.equal(monthlyOf(sumOver(member.wageIncome), toFen, count(3)).scope, 'household');
});

test('division in doubles gives what exact division gives', () => {
  const modes = fc.constantFrom('down', 'up', 'half-up' as const);
  const small = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(
      small,
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.constantFrom(0, 1, 12, 36, 1200, 1_000_000, 100_000_000),
      modes,
      (a, b, c, mode) => {
        // Amounts stay far below 2^53 by the limits on facts and figures.
        fc.pre(c !== 1 || Math.abs(a) * b < Number.MAX_SAFE_INTEGER);
        const exact = divideExactly(BigInt(a) * BigInt(b), BigInt(c), mode as 'down');
        assert.equal(BigInt(divideWhole(a, b, c, mode as 'down')), exact);
      },
    ),
    { numRuns: 5000 },
  );
});

test('halves are rounded away from zero, on both sides', () => {
  assert.equal(divideExactly(5n, 2n, 'half-up'), 3n);
  assert.equal(divideExactly(-5n, 2n, 'half-up'), -3n);
  assert.equal(divideExactly(-5n, 2n, 'down'), -2n);
  assert.equal(divideExactly(5n, 0n, 'half-up'), 0n);
});

test('days that the calendar does not have are not days', () => {
  assert.equal(findYmd('2023-02-29'), undefined);
  assert.equal(findYmd('2024-02-29'), 20_240_229);
  assert.equal(findYmd('2023-13-01'), undefined);
  assert.equal(findYmd('20230101'), undefined);
  assert.equal(monthEnd(20_240_210), 20_240_229);
  assert.equal(toIso(dayBefore(20_240_301)), '2024-02-29');
  assert.equal(toIso(dayBefore(20_230_101)), '2022-12-31');
});

test('decimals are read and written without loss', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (value) => {
      assert.equal(findDecimal(writeDecimal(value, 6), 6), value);
    }),
  );
  assert.equal(findDecimal('0.001', 2), undefined);
});

test('a yearly standard is a monthly one only when it divides to the fen', () => {
  assert.equal(findHeld('4680', units['元/人/年'] ?? assert.fail(), monthly), 39_000n);
  assert.equal(findHeld('100', units['元/人/年'] ?? assert.fail(), monthly), undefined);
  assert.equal(findHeld('10', units['%'] ?? assert.fail(), ratioKind), 100_000n);
});

test('values are written with their units', () => {
  assert.equal(writeValue(123_450_00n, monthly, 'zh'), '123,450元/月');
  assert.equal(writeValue(200_000n, ratioKind, 'zh'), '20%');
  assert.equal(writeValue(1n, household.residence.kind, 'zh'), '农村');
});
