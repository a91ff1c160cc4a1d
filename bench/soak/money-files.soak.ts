import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { seeded } from '../../engine/testing/random-facts.ts';
import { readDamagedFiles } from '../../platform/banks/testing/damaged-files.ts';
import { openTestBook } from '../../platform/ledger/testing/book.ts';
import { stormKeys } from '../../platform/ledger/testing/storm.ts';
import { Night } from '../kit/night.ts';

/** `SOAK_FILES=50000 SOAK_KEYS=10000 SOAK_HOUSEHOLDS=200000 SOAK_SEED=…`; no households: amounts are not reckoned. */
const files = Number(process.env.SOAK_FILES ?? 50_000);
const keys = Number(process.env.SOAK_KEYS ?? 10_000);
const households = Number(process.env.SOAK_HOUSEHOLDS ?? 200_000);
const night = new Night();

await night.part({
  ...{ name: 'banks: damaged files', total: files, each: 5_000 },
  async run({ count, seed }) {
    return { sums: { ...(await readDamagedFiles({ files: count, seed })) } };
  },
  say: ({ read, refused, believed, open }) =>
    `banks: ${files} damaged return files, ${read} read, ${refused} refused, ${believed} lines believed, ${open} left open, none wrongly`,
});
await night.part({
  ...{ name: 'ledger: keys', total: keys, each: 500 },
  async run({ count, seed }) {
    const book = await openTestBook(16);
    const storm = await stormKeys(book, { keys: count, random: seeded(seed) });
    await book.close();
    return { sums: { ...storm } };
  },
  say: ({ tries, cut }) =>
    `ledger: ${keys} keys in ${tries} tries, ${cut} connections cut, one effect each, other input refused`,
});
if (households > 0) {
  await night.part({
    ...{ name: 'amounts', total: households, each: households },
    run({ count }) {
      const program = path.resolve(import.meta.dirname, '../agreement/run.ts');
      const env = { ...process.env, AGREEMENT_HOUSEHOLDS: String(count) };
      const { status } = spawnSync(process.execPath, [program], { stdio: ['ignore', 2, 2], env });
      if (status !== 0) throw new Error('amounts differ between the ways of reckoning them');
      return Promise.resolve({ sums: {} });
    },
    say: () => `amounts of ${households} households reckoned in TypeScript and in SQL, 0 fen of difference`,
  });
}
