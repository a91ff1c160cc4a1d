import os from 'node:os';
import type { Command } from 'commander';
import { appendAudit } from '../audit/index.ts';
import { type Actor, sql, systemActor, systemClock } from '../base/index.ts';
import { findAllDuplicates } from '../registry/index.ts';
import { StartError } from '../server/index.ts';
import { type Session, withSession } from './session.ts';

/** Searches, and says so in the audit log, in one transaction. */
async function search({ db, cipher }: Session, county: string): Promise<void> {
  const startedAt = performance.now();
  const actor: Actor = {
    ...systemActor(county, `command line, ${os.userInfo().username}`),
    post: 'bureau-officer',
    level: 'county',
  };
  const known = await db.read(actor, (reader) =>
    reader.find(sql`select 1 from county where code = ${county}`),
  );
  if (!known) throw new StartError(`本系统没有代码为 ${county} 的县。`, `There is no county ${county} here.`);
  const found = await db.change(actor, async (tx) => {
    const at = systemClock.now();
    const result = await findAllDuplicates(tx, actor, cipher, at);
    await appendAudit(tx, actor, at, [{ action: 'registry.search-duplicates', detail: { ...result } }]);
    return result;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${found.people} 人 people, 新发现 ${found.pairs} 对疑似重复 new pairs (${seconds} s)`);
}

export function addDuplicates(program: Command): void {
  program
    .command('duplicates')
    .description('在全县人员中查找疑似重复 / Look for duplicates among all people of a county')
    .requiredOption('--county <code>', '县级区划代码 / code of the county')
    .action((wish: { county: string }) => withSession((session) => search(session, wish.county)));
}
