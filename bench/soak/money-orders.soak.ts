import { seeded } from '../../engine/testing/random-facts.ts';
import { openTestBook } from '../../platform/ledger/testing/book.ts';
import { appendLists } from '../../platform/ledger/testing/lists.ts';
import { ALPHABETS, openOrders, walkOrders } from '../../platform/payments/testing/orders.ts';
import { walkRuns } from '../../platform/payments/testing/walk-runs.ts';
import { openLaps } from '../kit/measure.ts';

/** `SOAK_LENGTH=5 SOAK_RUN_WALKS=1000 SOAK_RUN_STEPS=60 SOAK_APPENDS=25000 SOAK_SEED=…` */
const length = Number(process.env.SOAK_LENGTH ?? 5);
const walks = Number(process.env.SOAK_RUN_WALKS ?? 1_000);
const steps = Number(process.env.SOAK_RUN_STEPS ?? 60);
const appends = Number(process.env.SOAK_APPENDS ?? 25_000);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
console.error(`seed ${seed}: SOAK_SEED=${seed} does the same again`);

const say = openLaps();

const book = await openTestBook(8);
const lists = await appendLists(book, { transfers: appends, hands: 8, random: seeded(seed) });
await book.close();
say(
  `ledger: ${lists.committed} transfers and ${lists.looks} looks at once, ${lists.edges} edges of what came first, no circle`,
  appends,
);

await openOrders();
for (const alphabet of ALPHABETS) {
  const { orders, asked, answers } = await walkOrders(alphabet, length);
  say(
    `payments: all ${orders} orders of ${length} acts by either of two persons, ${alphabet.name}; ${asked} asked of the program, ${answers.size} kinds of answers`,
    orders,
  );
}

const { acts } = await walkRuns({ walks, steps, seed });
say(
  `payments: ${walks} random walks of ${steps} acts (${acts}) beside a page of paper, 0 differences`,
  walks,
);
