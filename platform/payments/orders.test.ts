import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALPHABETS, openOrders, walkOrders } from './testing/orders.ts';

await openOrders();

for (const alphabet of ALPHABETS) {
  test(`in every order of acts and persons, ${alphabet.name}, the program allows what the rules allow and nothing else`, async () => {
    const { orders, answers } = await walkOrders(alphabet, 2);
    assert.equal(orders, (alphabet.events.length * 2) ** 2);
    assert.ok(answers.size > 3, 'the acts lead somewhere');
  });
}
