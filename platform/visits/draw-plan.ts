import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import type { CaseContext } from './case-visits.ts';
import { drawFrom, seedOf } from './draw.ts';
import { bindDrawn } from './draw-cases.ts';
import { readList } from './fix-list.ts';
import { secretPlace } from './make-plan.ts';

interface PlanRow {
  readonly checklist: string;
  readonly town_id: Id | null;
  readonly from_on: string;
  readonly shares: Readonly<Record<string, number>>;
  readonly secret_sealed: Buffer;
  readonly public_source: string | null;
  readonly list_hash: string | null;
  readonly seed: string | null;
}

/**
 * Draws whom to visit, and makes a visit of each. The seed is fixed by what was committed to, so drawing is nobody's
 * choice; the plan says how many draws over the same checklist and area there were in its year.
 * Refusals: `visits.plan.not-listed`, `.drawn`, `.number`, `.no-number`, `http.missing`.
 */
export async function drawPlan(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  planId: Id,
  publicNumber: string,
  cases?: Omit<CaseContext, 'tx' | 'actor' | 'services'>,
): Promise<Outcome<{ listed: number; drawn: number; seed: string; drawNo: number }>> {
  const plan = await tx.find<PlanRow>(sql`select checklist, town_id, from_on::text as from_on, shares,
      secret_sealed, public_source, list_hash, seed
    from visit_plan where county_code = ${actor.countyCode} and id = ${planId} for update`);
  if (!plan) return refuse('http.missing');
  if (plan.list_hash === null) return refuse('visits.plan.not-listed');
  if (plan.seed !== null) return refuse('visits.plan.drawn');
  const field = 'publicNumber';
  if (plan.public_source !== null && publicNumber === '') {
    return refuse('visits.plan.number', { source: plan.public_source }, { field });
  }
  if (plan.public_source === null && publicNumber !== '')
    return refuse('visits.plan.no-number', {}, { field });
  const secret = services.cipher.open(plan.secret_sealed, secretPlace(actor.countyCode, planId));
  const seed = seedOf(secret, plan.list_hash, publicNumber);
  const list = await readList(tx, actor, planId);
  const drawn = drawFrom(list, plan.shares, seed);
  const at = services.clock.now();
  const before = await tx.get<{ count: number }>(sql`select count(*)::int as count from visit_plan
    where county_code = ${actor.countyCode} and checklist = ${plan.checklist} and seed is not null
      and town_id is not distinct from ${plan.town_id}::uuid
      and date_trunc('year', from_on) = date_trunc('year', ${plan.from_on}::date)`);
  const drawNo = before.count + 1;
  await tx.run(sql`update visit_plan set seed = ${seed}, public_number = ${publicNumber === '' ? null : publicNumber},
      drawn_at = ${at}, draw_no = ${drawNo}
    where county_code = ${actor.countyCode} and id = ${planId}`);
  await tx.run(sql`insert into visit (county_code, id, plan_id, subject_key, checklist, plan_title, stratum,
      subject_kind, subject_id, name, address, town_id, village_id, from_on, due_on, phase, last_at)
    select i.county_code, n.id, i.plan_id, i.subject_key, p.checklist, p.title, i.stratum, i.subject_kind,
      i.subject_id, i.name, i.address, i.listed_town, i.listed_village, p.from_on, p.to_on, 'planned', ${at}
    from unnest(${drawn.map(() => newId())}::uuid[], ${[...drawn]}::text[]) as n (id, key)
      join visit_plan_item i on i.county_code = ${actor.countyCode} and i.plan_id = ${planId}
        and i.subject_key = n.key
      join visit_plan p on p.county_code = i.county_code and p.id = i.plan_id`);
  if (cases) await bindDrawn({ tx, actor, services, ...cases }, planId);
  return done({ listed: list.length, drawn: drawn.length, seed, drawNo });
}
