import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { seeded } from '../../engine/testing/random-facts.ts';
import { readDamagedFiles } from '../../platform/banks/testing/damaged-files.ts';
import { openTestBook } from '../../platform/ledger/testing/book.ts';
import { stormKeys } from '../../platform/ledger/testing/storm.ts';
import { openLaps } from '../kit/measure.ts';

/** `SOAK_FILES=50000 SOAK_KEYS=10000 SOAK_HOUSEHOLDS=200000 SOAK_SEED=…`; no households: amounts are not reckoned. */
const files = Number(process.env.SOAK_FILES ?? 50_000);
const keys = Number(process.env.SOAK_KEYS ?? 10_000);
const households = Number(process.env.SOAK_HOUSEHOLDS ?? 200_000);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
console.error(`seed ${seed}: SOAK_SEED=${seed} does the same again`);

const say = openLaps();

const storm = await openTestBook(16);
const { tries, cut } = await stormKeys(storm, { keys, random: seeded(seed) });
await storm.close();
say(
  `ledger: ${keys} keys in ${tries} tries, ${cut} connections cut, one effect each, other input refused`,
  keys,
);

const { read, refused, believed, open } = await readDamagedFiles({ files, seed });
say(
  `banks: ${files} damaged return files, ${read} read, ${refused} refused, ${believed} lines believed, ${open} left open, none wrongly`,
  files,
);

if (households > 0) {
  const program = path.resolve(import.meta.dirname, '../agreement/run.ts');
  const env = { ...process.env, AGREEMENT_HOUSEHOLDS: String(households) };
  const { status } = spawnSync(process.execPath, [program], { stdio: ['ignore', 2, 2], env });
  if (status !== 0) throw new Error('amounts differ between the ways of reckoning them');
  say(
    `amounts of ${households} households reckoned in TypeScript and in SQL, 0 fen of difference`,
    households,
  );
}
