import { randomBytes } from 'node:crypto';
import type { ChecklistText, Share } from '../../engine/visits/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { commitmentOf } from './draw.ts';
import { getChecklistText, leastOf, type VisitLaw } from './law.ts';
import type { NewPlan } from './shapes.ts';

export const secretPlace = (countyCode: string, planId: Id) => ({
  countyCode,
  table: 'visit_plan',
  column: 'secret_sealed',
  rowId: planId,
});

/** What is visited of each part: what the law asks, or more of it. */
function sharesOf(
  text: ChecklistText,
  wanted: Readonly<Record<string, number>>,
  leastShare: (share: Share) => number,
): Outcome<Record<string, number>> {
  const shares = Object.fromEntries(text.shares.map((share) => [share.stratum, leastShare(share)]));
  for (const [stratum, percent] of Object.entries(wanted)) {
    const least = shares[stratum];
    const field = `shares.${stratum}`;
    if (least === undefined) return refuse('visits.plan.share-unknown', { stratum }, { field });
    if (percent < least) return refuse('visits.plan.share', { least }, { field });
    shares[stratum] = percent;
  }
  return done(shares);
}

/**
 * Makes a plan for one's own area, and a secret number that decides with others who will be drawn. Its hash is written
 * down (and goes into the audit log) before anybody knows the list.
 * Refusals: `visits.checklist.*`, `visits.plan.days`, `visits.plan.share…`.
 */
export async function makePlan(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  law: VisitLaw,
  input: NewPlan,
): Promise<Outcome<{ id: Id; commitment: string }>> {
  if (input.toOn < input.fromOn) return refuse('visits.plan.days', {}, { field: 'toOn' });
  const text = getChecklistText(law, input.checklist, input.fromOn);
  if (!text.ok) return text;
  const shares = sharesOf(text.value, input.shares ?? {}, (share) =>
    leastOf(law, share, actor.countyCode, input.fromOn),
  );
  if (!shares.ok) return shares;
  const id = newId();
  const secret = randomBytes(32).toString('hex');
  const commitment = commitmentOf(secret);
  const townId = actor.level === 'town' ? actor.placeId : null;
  await tx.run(sql`insert into visit_plan (county_code, id, title, checklist, town_id, from_on, to_on, shares,
      commitment, secret_sealed, public_source, created_by, created_by_name, created_at)
    values (${actor.countyCode}, ${id}, ${input.title}, ${input.checklist}, ${townId}::uuid, ${input.fromOn}::date,
      ${input.toOn}::date, ${JSON.stringify(shares.value)}::jsonb, ${commitment},
      ${services.cipher.seal(secret, secretPlace(actor.countyCode, id))}, ${input.publicSource ?? null},
      ${actor.userId}, ${actor.userName}, ${services.clock.now()})`);
  return done({ id, commitment });
}
