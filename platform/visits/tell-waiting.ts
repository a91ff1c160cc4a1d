import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { ActContext, DoneAct } from '../cases/index.ts';
import { findOtherAccounts } from '../identity/index.ts';
import { tellCase } from './case-visits.ts';
import type { VisitLaw } from './law.ts';
import { readActions, readingOf, VISIT_ROW, type VisitRow } from './rows.ts';
import { listSendable } from './send-team.ts';

/** Visits of these cases that were told and are nobody's record yet. Whoever tells one just now does it themselves. */
const waitingVisits = (tx: Tx, { countyCode }: Actor, caseIds: readonly Id[]): Promise<VisitRow[]> =>
  tx.rows<VisitRow>(sql`select ${VISIT_ROW} from visit where county_code = ${countyCode}
    and case_id = any(${[...caseIds]}::uuid[]) and case_state = 'open' and phase <> 'planned' and phase <> 'cancelled'
    order by id for update skip locked`);

/**
 * What was told in the house before it was the turn of the step becomes the record when it is: nobody goes, or tells,
 * twice. In the name of whoever told it, in the transaction of the act that let the step come up.
 */
export async function tellWaiting(
  context: Omit<ActContext, 'law'> & { readonly law: VisitLaw; readonly cases: ActContext['law'] },
  acts: readonly DoneAct[],
): Promise<void> {
  const { tx, actor, services, law } = context;
  const visits = await waitingVisits(
    tx,
    actor,
    acts.map(({ caseId }) => caseId),
  );
  if (visits.length === 0) return;
  const rows = await readActions(
    tx,
    actor,
    visits.map(({ id }) => id),
  );
  const officers = await listSendable(tx, undefined, services.clock.today().toString());
  // A handful at most: visits that were told ahead of the very step that these acts opened.
  for (const visit of visits) {
    const own = rows.filter(({ visit_id }) => visit_id === visit.id);
    const reading = readingOf(law, visit.checklist, own);
    const told = own.find(({ id }) => id === reading.current?.id);
    const teller = officers.find(({ userId }) => userId === told?.by_id);
    if (!teller) continue;
    const { userId, name: userName, post } = teller;
    const level = teller.level as Actor['level'];
    const placeId = level === 'county' ? null : level === 'town' ? visit.town_id : visit.village_id;
    const otherAccounts = (await findOtherAccounts(tx, [userId])).get(userId) ?? [];
    const by: Actor = { ...actor, otherAccounts, userId, userName, post, level, placeId };
    await tellCase({ ...context, actor: by }, visit, reading);
  }
}
