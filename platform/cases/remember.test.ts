import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemory } from './remember.ts';

test('figures are kept for half a minute and say of when they are; whoever asks for them anew gets them anew', async () => {
  let now = Temporal.Instant.from('2026-11-23T02:00:00Z');
  const remember = createMemory<number>({
    now: () => now,
    today: () => Temporal.PlainDate.from('2026-11-23'),
  });
  let passes = 0;
  const ask = async (isAnew = false) => {
    const { value, asOf } = await remember(['county'], async () => ++passes, isAnew);
    return [value, asOf.toString()];
  };
  const later = (seconds: number) => {
    now = now.add({ seconds });
  };
  assert.deepEqual(await ask(), [1, '2026-11-23T02:00:00Z']);
  later(29);
  assert.deepEqual(await ask(), [1, '2026-11-23T02:00:00Z']);
  assert.deepEqual(await ask(true), [2, '2026-11-23T02:00:29Z']);
  // Clicking without end makes no pass for each click.
  later(2);
  assert.deepEqual(await ask(true), [2, '2026-11-23T02:00:29Z']);
  later(1);
  assert.deepEqual(await ask(true), [3, '2026-11-23T02:00:32Z']);
  later(30);
  assert.deepEqual(await ask(), [4, '2026-11-23T02:01:02Z']);
});
