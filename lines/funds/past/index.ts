import { type Id, sql, type Tx } from '../../../platform/base/index.ts';
import { endRuns, keepFiles, stageFiles } from './bank-past.ts';
import { bookYear, stagePaid } from './book-past.ts';
import { stageBounces } from './bounce-past.ts';
import { chooseCarers, keepCarers } from './care-past.ts';
import { type PastMakers, type PastRun, type PastScheme, runsOf } from './frame.ts';
import { carryOver, fillFund, fundOfYear, topUpFund } from './fund-past.ts';
import { giveAccounts, keepGuardians } from './guardians-past.ts';
import { keepMembers } from './members-past.ts';
import { keepRolls, stageLines, stageRoll, stageRuns } from './roll-past.ts';
import { sayPast } from './say-past.ts';
import { takePast } from './take-past.ts';

export type { PastMakers, PastScheme } from './frame.ts';
export { RAISE } from './say-past.ts';

/**
 * Years that lie behind a demo county: who was given what and when it began, changed and ended; the rolls that followed,
 * with their signatures; the files to the bank, what came back, and what was paid again; all of it in the book. Everything
 * is written as the program itself writes it and under the same triggers, in a few statements for all months.
 * @returns how many awards.
 */
export async function inventPast(
  tx: Tx,
  makers: PastMakers,
  schemes: readonly PastScheme[],
): Promise<number> {
  // Nothing of this was ever looked at by the planner: it is told what it cannot know.
  await tx.run(sql`set local enable_nestloop = off`);
  await chooseCarers(tx, makers);
  await giveAccounts(tx, makers);
  const count = await takePast(tx, makers, schemes);
  if (count > 0) await payPast(tx, makers, schemes);
  await tx.run(sql`set local enable_nestloop = on`);
  await tx.run(sql`select app.refresh_money_statistics()`);
  return count;
}

interface YearFund {
  readonly name: string;
  readonly year: number;
  readonly id: Id;
  /** Opened for the past, with nothing in it yet. */
  readonly isNew: boolean;
}

async function payPast(tx: Tx, makers: PastMakers, schemes: readonly PastScheme[]): Promise<void> {
  await sayPast(tx, makers);
  await keepMembers(tx, makers);
  await keepGuardians(tx, makers);
  await keepCarers(tx, makers);
  const runs: (PastRun & { readonly fundId: Id })[] = [];
  const funds = new Map<string, YearFund>();
  for (const run of schemes.flatMap(runsOf)) {
    const { fund: name, year } = run;
    const key = `${year} ${name}`;
    const fund = funds.get(key) ?? { name, year, ...(await fundOfYear(tx, makers, name, year)) };
    funds.set(key, fund);
    runs.push({ ...run, fundId: fund.id });
  }
  await stageRuns(tx, runs);
  await stageLines(tx);
  await stageBounces(tx, makers);
  await stageRoll(tx);
  await keepRolls(tx, makers);
  await stageFiles(tx);
  await keepFiles(tx, makers, schemes);
  await stagePaid(tx);
  const years = [...new Set(runs.map(({ year }) => year))].toSorted();
  for (const year of years) {
    const ofYear = [...funds.values()].filter((fund) => fund.year === year);
    for (const { name, id, isNew } of ofYear)
      await (isNew ? fillFund : topUpFund)(tx, makers, name, id, year);
    await bookYear(
      tx,
      makers,
      year,
      ofYear.map(({ id }) => id),
    );
    for (const { name, id } of ofYear) {
      const next = funds.get(`${year + 1} ${name}`);
      if (next) await carryOver(tx, makers, id, next.id, year);
    }
  }
  await endRuns(tx, makers);
}
