import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapeFlow } from '../src/pages/funds/flow-shape.ts';
import { divideEvenly, fenFromYuan, planFromYuan, sumOf } from '../src/pages/funds/yuan.ts';

const node = (
  accountId: string,
  stage: 'source' | 'county' | 'place' | 'scheme',
  scheme: string | null = null,
) => ({
  ...{ accountId, stage, name: accountId, scheme, placeName: null, balanceFen: '0' },
});
const link = (from: string, to: string, amountFen: string) => ({ from, to, amountFen, transfers: 1 });

const shape = shapeFlow(
  [
    node('s', 'source'),
    node('c', 'county'),
    node('a', 'place'),
    node('b', 'place'),
    node('x', 'scheme', 'relief'),
    node('y', 'scheme', 'relief'),
  ],
  [
    link('s', 'c', '1000'),
    link('c', 'a', '300'),
    link('c', 'b', '200'),
    link('a', 'x', '100'),
    link('b', 'y', '200'),
  ],
);
const find = (key: string) => shape.nodes.find((one) => one.key === key);

test('accounts of one scheme are one node, and each link still leads to its own account', () => {
  assert.equal(find('scheme relief')?.amountFen, 300n);
  const ends = shape.links
    .filter(({ to }) => to.stage === 'scheme')
    .flatMap(({ parts }) => parts.map(({ accountId }) => accountId));
  assert.deepEqual(ends.sort(), ['x', 'y']);
});

test('a scheme that the county pays in several townships leads on to each of them, the largest first', () => {
  const town = (accountId: string, placeName: string) => ({
    ...node(accountId, 'scheme', 'dibao'),
    placeName,
  });
  const { links } = shapeFlow(
    [node('s', 'source'), node('c', 'county'), town('x', '金牛镇'), town('y', '保安镇')],
    [link('s', 'c', '1000'), link('c', 'x', '100'), link('c', 'y', '300')],
  );
  const paid = links.find(({ to }) => to.stage === 'scheme');
  assert.equal(paid?.amountFen, 400n);
  assert.deepEqual(
    paid?.parts.map(({ accountId, placeName, amountFen }) => [accountId, placeName, amountFen]),
    [
      ['y', '保安镇', 300n],
      ['x', '金牛镇', 100n],
    ],
  );
});

test('what came in and did not go on is left in the node', () => {
  assert.deepEqual([find('c')?.leftFen, find('a')?.leftFen, find('b')?.leftFen], [500n, 200n, 0n]);
});

test('the larger stands above, and no two of a column cover one another', () => {
  const [a, b] = [find('a'), find('b')];
  assert.ok(a && b && a.y + a.height <= b.y);
});

test('yuan as typed are fen without floating point, and a mistyped amount is none', () => {
  assert.equal(fenFromYuan('1,234.5'), '123450');
  assert.equal(fenFromYuan('0.29'), '29');
  assert.equal(fenFromYuan('9007199254740.93'), '900719925474093');
  for (const wrong of ['0', '-1', '1.234', '1e3', '', 'x', null]) assert.equal(fenFromYuan(wrong), null);
  assert.deepEqual([planFromYuan('0.00'), planFromYuan('12')], ['0', '1200']);
});

test('a total divided evenly adds up to the fen', () => {
  const parts = divideEvenly('100000001', 13);
  assert.equal(parts.length, 13);
  assert.equal(sumOf(parts), '100000001');
  assert.deepEqual(divideEvenly('5', 0), []);
});
