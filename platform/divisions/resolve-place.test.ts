import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Place, PlaceDirectory } from './directory.ts';
import { parentCodeOf, readCountyPlaces } from './pack.ts';
import { type PlaceOutcome, resolvePlace, resolvePlaces } from './resolve-place.ts';

function directoryOf(code: string, aliases: Record<string, string> = {}): PlaceDirectory {
  const places = readCountyPlaces(code).map(
    (p): Place => ({
      id: p.code,
      code: p.code,
      name: p.name,
      level: p.level,
      kind: p.kind,
      parentId: parentCodeOf(p.code),
    }),
  );
  const county = places[0];
  if (!county) throw new Error('empty pack');
  return {
    county,
    above: ['湖北省', '黄石市'],
    places: new Map(places.map((place) => [place.id, place])),
    aliases: new Map(Object.entries(aliases).map(([alias, id]) => [alias, [id]])),
  };
}

const daye = directoryOf('420281', { 小泉大队: '420281100220', 金牛公社: '420281100' });

const cases: [town: string, village: string, outcome: PlaceOutcome, village: string | null][] = [
  ['金牛镇', '胡铺村', 'exact', '胡铺村'],
  ['金牛', '胡铺村', 'shortForm', '胡铺村'],
  ['灵乡', '坳头村', 'shortForm', '坳头村'],
  ['金牛镇', '胡铺村民委员会', 'fullForm', '胡铺村'],
  ['金牛镇', '胡铺村村委会', 'fullForm', '胡铺村'],
  ['金牛镇', '金牛镇胡铺村', 'fullForm', '胡铺村'],
  ['大冶市金牛镇', '湖北省大冶市金牛镇胡铺村三组', 'fullForm', '胡铺村'],
  ['', '金牛镇胡铺村', 'fullForm', '胡铺村'],
  ['东岳路街道办事处', '和平社区居委会', 'fullForm', '和平社区'],
  ['东岳路街办', '和平', 'shortForm', '和平社区'],
  ['汪仁镇', '汪仁社区', 'fullForm', '汪仁居委会'],
  ['殷祖镇', '高墙', 'shortForm', '高墙村'],
  ['金牛镇', '小泉大队', 'alias', '小泉村'],
  ['金牛公社', '小泉村', 'alias', '小泉村'],
  ['东岳路街道', '和平村', 'otherForm', '和平社区'],
  ['金湖街道', '马叫', 'ambiguous', null],
  ['金湖街道', '马叫村', 'exact', '马叫村'],
  ['金牛镇', '大庄村', 'notInTownship', null],
  ['东岳路街道', '朝阳社区', 'notInTownship', null],
  ['金牛镇', '新联合村', 'unknown', null],
  ['金龙镇', '胡铺村', 'unknown', null],
  ['金牛镇', '', 'missing', null],
  [' 金牛鎮'.replace('鎮', '镇'), '胡铺　村', 'exact', '胡铺村'],
];

for (const [town, village, outcome, name] of cases) {
  test(`“${town}” “${village}” is ${outcome}`, () => {
    const resolved = resolvePlace(daye, { town, village });
    assert.equal(resolved.outcome, outcome);
    assert.equal(resolved.village?.name ?? null, name);
  });
}

test('a village of another township is named, so that somebody can tell where it was meant', () => {
  const { candidates, villageOutcome } = resolvePlace(daye, { town: '金牛镇', village: '大庄村' });
  assert.equal(villageOutcome, 'notInTownship');
  assert.deepEqual(
    candidates.map(({ code }) => code.slice(0, 9)),
    ['420281102', '420281107'],
  );
});

test('a name with one wrong character is unknown, with what may be meant', () => {
  const { outcome, candidates } = resolvePlace(daye, { town: '金牛镇', village: '胡浦村' });
  assert.equal(outcome, 'unknown');
  assert.deepEqual(
    candidates.map(({ name }) => name),
    ['胡胜村', '胡铁村', '胡铺村'],
  );
});

for (const code of ['420281', '420921', '430529', '632323', '320904']) {
  test(`every village of ${code} is found by its own name and by the name of its committee`, () => {
    const directory = directoryOf(code, { 泽库县恰科日乡金滩社区居民委员会: '632323100007' });
    for (const place of readCountyPlaces(code).filter(({ level }) => level === 'village')) {
      const town = directory.places.get(place.code.slice(0, 9))?.name ?? '';
      assert.equal(resolvePlace(directory, { town, village: place.name }).outcome, 'exact', place.name);
      const committee = resolvePlace(directory, { town, village: place.sourceName });
      assert.equal(committee.village?.code, place.code, place.sourceName);
    }
  });
}

test('any text at all is answered, and the same text always alike', () => {
  const piece = fc.constantFrom(
    '金牛',
    '镇',
    '村',
    '社区',
    '居委会',
    '大冶市',
    '胡铺',
    '\u200b',
    ' ',
    '街道',
    '2组',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 6 }).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(text, text, (town, village) => {
      const [first, second] = resolvePlaces(daye, [
        { town, village },
        { town, village },
      ]);
      assert.ok(first);
      assert.equal(first, second);
      assert.equal(
        first.village === null,
        !['exact', 'alias', 'fullForm', 'shortForm', 'otherForm'].includes(first.outcome),
      );
      if (first.village) assert.equal(first.village.parentId, first.town?.id);
    }),
  );
});
