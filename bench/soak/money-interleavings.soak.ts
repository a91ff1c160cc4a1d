import { seeded } from '../../engine/testing/random-facts.ts';
import { openCasePairs } from '../../lines/cases/testing/pairs.ts';
import { openPayPairs, payPairs } from '../../platform/payments/testing/pairs.ts';
import { desk } from '../../platform/payments/testing/pay-desk.ts';
import { type Pair, walkInterleavings } from '../../platform/testing/interleavings.ts';
import { openLaps } from '../kit/measure.ts';

/** `SOAK_ORDERS=1500 SOAK_SEED=…`: orders of each pair; all of them where there are no more. */
const max = Number(process.env.SOAK_ORDERS ?? 1_500);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
console.error(`seed ${seed}: SOAK_SEED=${seed} does the same again`);

const say = openLaps();

async function walk<World>(ownerUrl: string, of: string, pair: Pair<World>): Promise<void> {
  const { schedules, orders, calls, ends } = await walkInterleavings(ownerUrl, pair, {
    ...{ max, random: seeded(seed) },
  });
  const ended = [...ends].map(([end, count]) => `${end} ${count}`).join('; ');
  say(
    `${of}: ${pair.name}: ${schedules} of ${orders} orders of ${calls.join(' and ')} calls end as the one behind the other: ${ended}`,
    schedules,
  );
}

const { house, pairs } = await openCasePairs();
for (const pair of pairs) await walk(house.database.ownerUrl, 'cases', pair);
await house.close();
await openPayPairs();
for (const pair of payPairs) await walk(desk.ownerUrl, 'payments', pair);
