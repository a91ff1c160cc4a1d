import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  type AdjustmentFilter,
  type AdjustmentLineFilter,
  listAdjustmentLines,
  listAdjustments,
} from '../../platform/adjustments/index.ts';
import { getValue } from '../../platform/base/index.ts';
import { openAdjustHouse } from './testing/adjust-house.ts';

const house = await openAdjustHouse('420281', '大冶市', '2023-03-10');
after(() => house.close());
const { officer: actor, law, services } = house;
const RURAL = { code: 'dibao.standard', cell: 'rural', value: '634' };

const list = (filter: AdjustmentFilter, limit = 50, after?: string) =>
  services.db.read(actor, async (reader) =>
    getValue(await listAdjustments({ reader, actor, law, language: 'zh' }, filter, { limit, after })),
  );
const idsOf = async (filter: AdjustmentFilter) => (await list(filter)).items.map(({ id }) => id);

test('adjustments are found by progress, scheme and words of their document, and every order goes on where a page ended', async () => {
  const later = await house.draft('2023-06-01', [RURAL]);
  const first = await house.draft('2023-04-01', [RURAL]);
  getValue(await house.reckon(first));
  assert.deepEqual(await idsOf({ state: 'reckoned' }), [first]);
  assert.deepEqual(await idsOf({ state: 'adopted' }), []);
  assert.deepEqual((await idsOf({ text: '8号' })).length, 2);
  assert.deepEqual(await idsOf({ text: '没有的文件' }), []);
  assert.deepEqual(await idsOf({ sort: '-from' }), [later, first]);
  assert.deepEqual(await idsOf({ scheme: 'old-age-allowance' }), []);
  for (const sort of ['recent', '-from', 'title'] as const) {
    const head = await list({ sort }, 1);
    const tail = await list({ sort }, 1, head.next ?? undefined);
    assert.deepEqual(
      [...head.items, ...tail.items].map(({ id }) => id),
      await idsOf({ sort }),
      sort,
    );
    assert.equal(tail.next, null);
  }
});

test('lines of an adjustment are sorted by what each gets more, and found by name and township', async () => {
  const born = [[1980], [1980, 1982], [1980, 1982, 1984]];
  for (const births of born) await house.addFamily({ roster: 'rural-allowance', births });
  await house.takeOver('rural-allowance', '2023-03-01');
  const id = await house.draft('2023-04-01', [RURAL]);
  getValue(await house.reckon(id));
  const lines = (filter: AdjustmentLineFilter, limit = 50, after?: string) =>
    services.db.read(actor, async (reader) =>
      getValue(await listAdjustmentLines(reader, actor, id, filter, { limit, after })),
    );
  const moreOf = async (filter: AdjustmentLineFilter) =>
    (await lines(filter)).items.map(({ differenceFen }) => differenceFen);
  assert.deepEqual(await moreOf({ sort: '-more' }), [10_200, 6_800, 3_400]);
  assert.deepEqual(await moreOf({ sort: 'more' }), [3_400, 6_800, 10_200]);
  for (const sort of ['opened', 'name', '-more', '-back'] as const) {
    const head = await lines({ sort }, 2);
    const tail = await lines({ sort }, 2, head.next ?? undefined);
    assert.equal(new Set([...head.items, ...tail.items].map(({ awardId }) => awardId)).size, 3, sort);
    assert.equal(tail.next, null);
  }
  assert.deepEqual(await moreOf({ name: '没有这个人' }), []);
});
