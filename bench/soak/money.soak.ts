import { killLedger } from '../../platform/ledger/testing/kill-ledger.ts';
import { openModelHouse } from '../../platform/ledger/testing/model.ts';
import { walkBook } from '../../platform/ledger/testing/walk-book.ts';
import { killPayments } from '../../platform/payments/testing/kill-payments.ts';
import { Night } from '../kit/night.ts';

/** `SOAK_WALKS=20000 SOAK_STEPS=60 SOAK_KILLS=300`: the counts of a night; what one test takes in seconds at less. */
const walks = Number(process.env.SOAK_WALKS ?? 20_000);
const steps = Number(process.env.SOAK_STEPS ?? 60);
const kills = Number(process.env.SOAK_KILLS ?? 300);
const SLOWEST = 'slowest start after a kill, with the look at all that was kept';
/** On a database of its own each: who looks at all that was ever kept looks longer after every kill. */
const KILLS_EACH = 50;
/** The whole book is counted again after each walk, so that a book of all of them would take the square of the time. */
const WALKS_EACH = 200;

const night = new Night();
const say = (line: string) => console.error(line);

async function walkAlone(count: number, seed: number): Promise<void> {
  const house = await openModelHouse();
  await walkBook(house, { walks: count, steps, seed });
  await house.close();
}

await night.part({
  ...{ name: 'payments: kills', total: kills, each: KILLS_EACH },
  async run({ count }) {
    const { slowestStartMs, ...sums } = await killPayments({ kills: count, waitMsMax: 700, say });
    return { sums, most: { [SLOWEST]: slowestStartMs } };
  },
  say: ({ programKills, databaseKills, kept, ended, paid }) =>
    `payments: kill -9 of program and database (${programKills} + ${databaseKills}) between roll and bank, ${kept} acts kept, ${ended} runs ended, ${paid} lines paid, 0 lost, 0 twice`,
});
await night.part({
  ...{ name: 'ledger: kills', total: kills, each: KILLS_EACH },
  async run({ count }) {
    const { slowestStartMs, ...sums } = await killLedger({ kills: count, waitMsMax: 700, say });
    return { sums, most: { [SLOWEST]: slowestStartMs } };
  },
  say: ({ programKills, databaseKills, kept }) =>
    `ledger: kill -9 of program and database (${programKills} + ${databaseKills}), ${kept} transfers kept, 0 lost, 0 twice`,
});
await night.part({
  ...{ name: 'ledger: walks', total: walks, each: WALKS_EACH },
  async run({ count, seed }) {
    // Two beside one another: while one waits for the database the other reckons.
    const halves = [Math.ceil(count / 2), Math.floor(count / 2)].filter((half) => half > 0);
    await Promise.all(halves.map((half, hand) => walkAlone(half, 2 * seed + hand)));
    return { sums: { acts: count * steps } };
  },
  say: ({ acts }) =>
    `ledger: ${walks} random walks of ${steps} acts (${acts}) beside a book of one page, 0 differences`,
});
