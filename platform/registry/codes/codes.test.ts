import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ethnicities } from './ethnicity.ts';
import { codeLists, findEthnicity, findNationality, findRelation } from './index.ts';
import { nationalities } from './nationality.ts';
import { relations } from './relation.ts';

test('no code stands twice in its list, and no word means two codes', () => {
  assert.ok(codeLists.length >= 6);
  for (const list of codeLists) {
    const codes = list.codes.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length, list.name);
    const words = list.codes.flatMap(({ zh, synonyms }) => [zh, ...(synonyms ?? [])]);
    assert.deepEqual(
      words.filter((word, index) => words.indexOf(word) !== index),
      [],
      list.name,
    );
  }
});

test('nationality has every country and region of the standard but the three whose people are Chinese', () => {
  assert.equal(nationalities.codes.length, 249 - 3);
  for (const word of ['中国', '中国香港', '澳门', 'TWN', '中国台湾']) {
    assert.equal(findNationality(word)?.code, 'CHN', word);
  }
  const named = new Map(nationalities.codes.map(({ code, zh }) => [code, zh]));
  assert.deepEqual([named.get('PSE'), named.get('FLK')], ['巴勒斯坦', '马尔维纳斯群岛（福克兰群岛）']);
  assert.ok(
    nationalities.codes.every(({ code, zh }) => /^[A-Z]{3}$/.test(code) && /\p{Script=Han}/u.test(zh)),
  );
});

test('the 56 ethnic groups have the numbers 01 to 56; 97 and 98 stand beside them', () => {
  const numbers = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0'));
  assert.deepEqual(
    ethnicities.codes.map(({ code }) => code),
    [...numbers, '97', '98'],
  );
  const known = { 蒙古: '02', 藏族: '04', 高山族: '23', 乌孜别克族: '43', 基诺: '56', 其他: '97' };
  for (const [word, code] of Object.entries(known)) assert.equal(findEthnicity(word)?.code, code, word);
});

test('relations have the numbers of the standard, 27 for adopted and 37 for adopted daughters', () => {
  assert.equal(relations.codes.length, 84);
  const known = {
    户主: '02',
    本人: '02',
    女婿: '28',
    养女: '37',
    儿媳: '38',
    岳母: '56',
    姑母: '90',
    非亲属: '99',
  };
  for (const [word, code] of Object.entries(known)) assert.equal(findRelation(word), code, word);
});
