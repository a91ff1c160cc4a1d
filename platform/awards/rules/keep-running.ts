import { appendAudit } from '../../audit/index.ts';
import {
  type Clock,
  type Database,
  type FieldCipher,
  inChina,
  type Keeper,
  keepDoing,
  listCounties,
  sql,
  systemActor,
} from '../../base/index.ts';
import type { OpenRuleLaw } from './law.ts';
import { runRules } from './run-rules.ts';

/** After midnight, before anybody is at a desk. */
const HOUR = 1;
const LOOK_EVERY_SECONDS = 900;

interface Kept {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

/** Runs the rules of a county once a day, whoever else runs them meanwhile. @returns whether they ran. */
export async function runDailyRules(
  { db, clock, cipher }: Kept,
  county: string,
  openLaw: OpenRuleLaw,
): Promise<boolean> {
  const actor = systemActor(county, 'follow the rules of awards');
  const today = clock.today();
  const law = await openLaw(county, today);
  return db.change(actor, async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`award-rules/${county}`}, 0))`);
    const ran = await tx.find(sql`select 1 from award_rule_run
      where county_code = ${county} and ran_on = ${today} and by_id = ${actor.userId} limit 1`);
    const has = ran ?? (await tx.find(sql`select 1 from award where county_code = ${county} limit 1`));
    if (ran || !has) return false;
    const results = await runRules({ tx, actor, at: clock.now(), today, cipher, law });
    await appendAudit(tx, actor, clock.now(), [{ action: 'awards.rules.run', detail: { ...results } }]);
    return true;
  });
}

/** Does so every night, while the program runs. */
export function keepRunningRules(
  services: Kept,
  openLaw: OpenRuleLaw,
  onError: (error: unknown) => void,
): Keeper {
  const work = async () => {
    if (inChina(services.clock.now()).hour < HOUR) return;
    for (const county of await listCounties(services.db)) await runDailyRules(services, county, openLaw);
  };
  return keepDoing(work, { everySeconds: LOOK_EVERY_SECONDS, onError });
}
