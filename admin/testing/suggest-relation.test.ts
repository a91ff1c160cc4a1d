import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Relative, suggestRelation } from '../src/parts/suggest-relation.ts';

const father: Relative = { personId: 'f', relation: '02', sex: 1, birthDate: '1955-01-01' };
const mother: Relative = { personId: 'm', relation: '12', sex: 2, birthDate: '1957-01-01' };
const son: Relative = { personId: 's', relation: '20', sex: 1, birthDate: '1980-01-01' };
const sonsWife: Relative = { personId: 'w', relation: '38', sex: 2, birthDate: '1982-01-01' };
const grandchild: Relative = { personId: 'g', relation: '42', sex: 2, birthDate: '2010-01-01' };
const grandmother: Relative = { personId: 'o', relation: '52', sex: 2, birthDate: '1930-01-01' };
const house = [father, mother, son, sonsWife, grandchild, grandmother];
const under = (newHead: Relative, all = house): (string | null)[] =>
  all.map((one) => suggestRelation(one, newHead, all));

test('under a wife who becomes head, children stay children and the mother is the mother-in-law', () => {
  assert.deepEqual(under(mother), ['11', '02', '20', '38', '42', '54']);
});

test('under an only son who becomes head, parents are parents, his wife and child are his', () => {
  assert.deepEqual(under(son), ['51', '52', '02', '12', '30', null]);
});

test('with two children it is not guessed whose wife and whose child somebody is', () => {
  const daughter: Relative = { personId: 'd', relation: '30', sex: 2, birthDate: '1985-01-01' };
  assert.deepEqual(under(son, [father, son, daughter, sonsWife, grandchild]), ['51', '02', '77', null, null]);
});

test('under a grandchild nothing is guessed', () => {
  assert.deepEqual(under(grandchild), [null, null, null, null, '02', null]);
});
