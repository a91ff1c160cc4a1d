import { sql, systemActor } from '../base/index.ts';
import type { WebhookStore } from './deliver.ts';

/** How long the log of deliveries is kept; what still waits is kept as long as it waits. */
const DAYS_KEPT = 30;

/** Takes away what came to an end long ago. @returns how many deliveries. */
export async function sweepDeliveries({ db, clock }: WebhookStore, countyCode: string): Promise<number> {
  const before = clock.now().subtract({ hours: 24 * DAYS_KEPT });
  return await db.change(systemActor(countyCode, 'sweep old deliveries'), async (tx) => {
    const old = sql`select d.id from webhook_delivery d
      join webhook_event e on e.county_code = d.county_code and e.id = d.event_id
      where d.county_code = ${countyCode} and d.state <> 'waiting' and e.at < ${before} and d.last_at < ${before}`;
    await tx.run(sql`delete from webhook_try where county_code = ${countyCode} and delivery_id in (${old})`);
    const count = await tx.run(
      sql`delete from webhook_delivery where county_code = ${countyCode} and id in (${old})`,
    );
    await tx.run(sql`delete from webhook_event e where e.county_code = ${countyCode} and e.at < ${before}
      and not exists (select 1 from webhook_delivery d where d.county_code = e.county_code and d.event_id = e.id)`);
    return count;
  });
}
