import { type AuditEntry, appendAudit } from '../audit/index.ts';
import type { Actor, Id, Tx } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import type { OpenPublicationLaw } from './law.ts';
import { queueTakeDown, TAKE_DOWN } from './queue.ts';
import { dropEnded } from './standing.ts';
import { removePublic } from './take-down.ts';

type NightServices = Pick<Services, 'db' | 'clock'>;

/** Takes down whatever of a county is over. @returns how many lists. */
async function takeDownOver(tx: Tx, actor: Actor, { clock }: NightServices): Promise<number> {
  const today = clock.today();
  const lists = await tx.rows<{ id: Id; digest: string }>(sql`select id, digest from publication_list
    where county_code = ${actor.countyCode} and taken_down_on is null and last_day < ${today}
    order by id for update`);
  if (lists.length === 0) return 0;
  const ids = lists.map(({ id }) => id);
  await removePublic(tx, actor, ids, { at: clock.now(), on: today, how: 'over', by: actor.userName });
  const audits = lists.map(
    ({ id, digest }): AuditEntry => ({
      action: 'publication.over',
      subjectKind: 'publication',
      subjectId: id,
      detail: { digest },
    }),
  );
  await appendAudit(tx, actor, clock.now(), audits);
  return lists.length;
}

/**
 * The work of a county when a day begins: what is over comes down, whoever receives no longer comes off the standing
 * lists. @returns how many lists came down.
 */
export async function runNight(
  services: NightServices,
  openLaw: OpenPublicationLaw,
  countyCode: string,
): Promise<number> {
  const actor = systemActor(countyCode, 'take down what is over');
  const law = await openLaw();
  return services.db.change(actor, async (tx) => {
    const today = services.clock.today();
    const count = await takeDownOver(tx, actor, services);
    await dropEnded(tx, actor, law, today);
    const standing = await tx.find(sql`select 1 from publication_list where county_code = ${countyCode}
      and kind = 'standing' and taken_down_on is null limit 1`);
    if (standing) await queueTakeDown(tx, actor, today.add({ days: 1 }));
    return count;
  });
}

export const publicationHandlers = (services: NightServices, openLaw: OpenPublicationLaw): JobHandlers => ({
  [TAKE_DOWN]: {
    run: async ({ countyCode }) => void (await runNight(services, openLaw, countyCode)),
    // No page shows a name after the last day, job or no job; the next one of the county takes the rows away.
    giveUp: async () => undefined,
  },
});
