import { killLedger } from '../../platform/ledger/testing/kill-ledger.ts';
import { openModelHouse } from '../../platform/ledger/testing/model.ts';
import { walkBook } from '../../platform/ledger/testing/walk-book.ts';
import { killPayments } from '../../platform/payments/testing/kill-payments.ts';
import { report } from '../kit/measure.ts';

/** `SOAK_WALKS=20000 SOAK_STEPS=60 SOAK_KILLS=300`: the counts of a night; what one test takes in seconds at less. */
const walks = Number(process.env.SOAK_WALKS ?? 20_000);
const steps = Number(process.env.SOAK_STEPS ?? 60);
const kills = Number(process.env.SOAK_KILLS ?? 300);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
console.error(`seed ${seed}: SOAK_SEED=${seed} walks the same way again`);

const since = (startedAt: number): number => (performance.now() - startedAt) / 1000;

const payStart = performance.now();
const paid = await killPayments({ kills, waitMsMax: 700, say: (line) => console.error(line) });
report({
  name: `payments: kill -9 of program and database (${paid.programKills} + ${paid.databaseKills}) between roll and bank, ${paid.kept} acts kept, ${paid.ended} runs ended, ${paid.paid} lines paid, 0 lost, 0 twice`,
  value: since(payStart),
  unit: 's',
  runs: 1,
});
report({
  name: 'payments: slowest start after a kill, with the look at all that was kept',
  value: paid.slowestStartMs,
  unit: 'ms',
  runs: kills,
});

const killStart = performance.now();
const killed = await killLedger({ kills, waitMsMax: 700, say: (line) => console.error(line) });
report({
  name: `ledger: kill -9 of program and database (${killed.programKills} + ${killed.databaseKills}), ${killed.kept} transfers kept, 0 lost, 0 twice`,
  value: since(killStart),
  unit: 's',
  runs: 1,
});
report({
  name: 'ledger: slowest start after a kill, with the look at all that was kept',
  value: killed.slowestStartMs,
  unit: 'ms',
  runs: kills,
});

const walkStart = performance.now();
const house = await openModelHouse();
await walkBook(house, { walks, steps, seed });
await house.close();
report({
  name: `ledger: ${walks} random walks of ${steps} acts beside a book of one page, 0 differences`,
  value: since(walkStart),
  unit: 's',
  runs: walks,
});
