import { seeded } from '../../engine/testing/random-facts.ts';
import { openTestBook } from '../../platform/ledger/testing/book.ts';
import { appendLists } from '../../platform/ledger/testing/lists.ts';
import { ALPHABETS, openOrders, walkOrders } from '../../platform/payments/testing/orders.ts';
import { walkRuns } from '../../platform/payments/testing/walk-runs.ts';
import { Night } from '../kit/night.ts';

/** `SOAK_LENGTH=5 SOAK_RUN_WALKS=1000 SOAK_RUN_STEPS=60 SOAK_APPENDS=25000 SOAK_SEED=…` */
const length = Number(process.env.SOAK_LENGTH ?? 5);
const walks = Number(process.env.SOAK_RUN_WALKS ?? 1_000);
const steps = Number(process.env.SOAK_RUN_STEPS ?? 60);
const appends = Number(process.env.SOAK_APPENDS ?? 25_000);
const night = new Night();

await night.part({
  ...{ name: 'ledger: lists', total: appends, each: 5_000 },
  async run({ count, seed }) {
    const book = await openTestBook(8);
    const lists = await appendLists(book, { transfers: count, hands: 8, random: seeded(seed) });
    await book.close();
    return { sums: { ...lists } };
  },
  say: ({ committed, looks, edges }) =>
    `ledger: ${committed} transfers and ${looks} looks at once, ${edges} edges of what came first, no circle`,
});
await openOrders();
for (const alphabet of ALPHABETS) {
  await night.part({
    ...{ name: `payments: orders ${alphabet.name}`, total: length, each: length },
    async run() {
      const { orders, asked, answers } = await walkOrders(alphabet, length);
      return { sums: { orders, asked, answers: answers.size } };
    },
    say: ({ orders, asked, answers }) =>
      `payments: all ${orders} orders of ${length} acts by either of two persons, ${alphabet.name}; ${asked} asked of the program, ${answers} kinds of answers`,
  });
}
await night.part({
  ...{ name: 'payments: walks', total: walks, each: 50 },
  async run({ count, seed }) {
    const { acts } = await walkRuns({ walks: count, steps, seed });
    return { sums: { acts } };
  },
  say: ({ acts }) =>
    `payments: ${walks} random walks of ${steps} acts (${acts}) beside a page of paper, 0 differences`,
});
