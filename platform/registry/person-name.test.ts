import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDatabase, sql, systemActor } from '../base/index.ts';
import { createTestDatabase } from '../testing/database.ts';
import { checkName, nameLength, tidyName } from './person-name.ts';
import { foldName, searchKeyOf } from './search-key.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
after(async () => {
  await db.close();
  await database.drop();
});

function everyHan(): string[] {
  const found: string[] = [];
  for (let code = 0x2e80; code <= 0x3ffff; code++) {
    const character = String.fromCodePoint(code);
    if (/\p{Script=Han}/u.test(character)) found.push(character);
  }
  return found;
}

test('every ideograph that Unicode knows goes through the database unchanged, and can be searched', async () => {
  const all = everyHan();
  assert.ok(all.length > 98_000, `${all.length}`);
  const names = all.map((character) => `王${character}`);
  const refused = names.filter((name) => !checkName(name).ok);
  // U+3013 stands for a lost character; a name never has it.
  assert.deepEqual(
    refused.filter((name) => !name.includes('〓')),
    [],
  );
  const actor = systemActor('420281', 'test');
  const back = await db.read(actor, (reader) =>
    reader.rows<{ name: string; length: number }>(
      sql`select name, char_length(name) as length from unnest(${names}::text[]) with ordinality as t (name, no)
        order by no`,
    ),
  );
  assert.deepEqual(
    back.map((row) => row.name),
    names,
  );
  assert.ok(back.every((row) => row.length === 2));
  for (const name of names) assert.ok(searchKeyOf(name).searchName.length > 0);
});

test('a name is not normalised: a compatibility ideograph stays what it is, and search finds it by its twin', () => {
  const name = '王\uf914';
  const checked = checkName(name);
  assert.ok(checked.ok && checked.name === name);
  assert.notEqual(name.normalize('NFC'), name);
  assert.equal(foldName(name), foldName('王\u6a02'));
});

test('fifty characters fit, also beyond the first plane, and fifty-one do not', () => {
  assert.ok(checkName('𠮷'.repeat(50)).ok);
  assert.equal(nameLength('张𠮷'), 2);
  const long = checkName('𠮷'.repeat(51));
  assert.ok(!long.ok && long.problem === 'too-long');
});

test('each look-alike of the name dot is offered as U+00B7, never taken silently, and search finds them all', () => {
  const right = '买买提·艾力';
  assert.ok(checkName(right).ok);
  for (const dot of [
    '\u30fb',
    '\uff65',
    '\u2022',
    '\u2219',
    '\u2027',
    '\u22c5',
    '\u25cf',
    '\u0387',
    '.',
    '．',
  ]) {
    const name = `买买提${dot}艾力`;
    const checked = checkName(name);
    assert.ok(!checked.ok && checked.problem === 'dot-variant' && checked.suggestion === right, name);
    assert.equal(foldName(name), foldName(right));
  }
});

test('a character of the private area is refused, and the standard one offered where it is known', () => {
  const checked = checkName('王\ue863');
  assert.ok(!checked.ok && checked.problem === 'private-use' && checked.suggestion === '王䶮');
  const unknown = checkName('王\uf000');
  assert.ok(!unknown.ok && unknown.problem === 'private-use' && unknown.suggestion === null);
});

test('a lost character is refused, blanks are offered away, a blank between Latin letters stays', () => {
  for (const name of ['王?华', '王□', '王\ufffd']) {
    const checked = checkName(name);
    assert.ok(!checked.ok && checked.problem === 'character-lost', name);
  }
  const padded = checkName('王 华');
  assert.ok(!padded.ok && padded.suggestion === '王华');
  assert.ok(checkName('John Smith').ok);
  assert.equal(tidyName('　王 华 '), '王华');
});

test('what a spreadsheet or a browser would run is no name', () => {
  for (const name of [
    '=HYPERLINK("x")',
    '+王小明',
    '@王小明',
    '-王小明',
    '<b>王小明</b>',
    '王小明;',
    'a|b',
  ]) {
    const checked = checkName(name);
    assert.ok(!checked.ok && checked.problem === 'sign', name);
  }
  for (const name of ['王小明（大）', "D'Arcy", 'Anne-Marie', '买买提·艾力', 'J. Smith'])
    assert.ok(checkName(name).ok, name);
});

test('surnames with two readings are read as surnames, and ü as v', () => {
  assert.deepEqual(
    ['单卫华', '吕绿', '欧阳建国', '买买提·艾力'].map((name) => [
      searchKeyOf(name).pinyin,
      searchKeyOf(name).initials,
    ]),
    [
      ['shanweihua', 'swh'],
      ['lvlv', 'll'],
      ['ouyangjianguo', 'oyjg'],
      ['maimaitiaili', 'mmtal'],
    ],
  );
});
