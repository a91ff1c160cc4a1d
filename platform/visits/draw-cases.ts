import { type Matter, sampleStep } from '../../engine/matters/index.ts';
import type { Checklist } from '../../engine/visits/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { type CaseLaw, drawCases, isSampled, listForSample, stepsBeforeSample } from '../cases/index.ts';
import type { CaseContext } from './case-visits.ts';
import type { NewList } from './shapes.ts';

type FromCases = Extract<NewList, { matter: string }>;

const NEW_KINDS: ReadonlySet<Matter['kind']> = new Set(['grant', 'confirmation']);

/**
 * Every case of a matter that was decided in a time, or that lies before the county now, and was on no list before:
 * nobody adds one or leaves one out. Refusals: `visits.plan.matter`, `visits.plan.source`.
 */
export async function takeFromCases(
  tx: Tx,
  actor: Actor,
  cases: CaseLaw,
  planId: Id,
  checklist: Checklist,
  strata: readonly string[],
  input: FromCases,
): Promise<Outcome<null>> {
  const matter = cases.matterBook.matters.get(input.matter);
  if (!matter || !isSampled(matter, input.toOn)) return refuse('visits.plan.matter', {}, { field: 'matter' });
  if (checklist.of === 'site') return refuse('visits.plan.source', {}, { field: 'matter' });
  const usual = strata.includes(NEW_KINDS.has(matter.kind) ? 'new' : 'old')
    ? NEW_KINDS.has(matter.kind)
      ? 'new'
      : 'old'
    : (strata.at(-1) ?? 'all');
  const special = strata.includes('must') ? 'must' : usual;
  const listed = await tx.rows<{
    case_id: Id;
  }>(sql`insert into visit_plan_item (county_code, plan_id, subject_key, stratum, subject_kind, subject_id,
      name, address, listed_town, listed_village, case_id)
    select f.county_code, ${planId}, f.id::text,
      case when f.has_near_relative or f.has_objection then ${special}::text else ${usual}::text end,
      case when f.household_id is null then 'person' else 'household' end, coalesce(f.household_id, f.person_id),
      f.applicant_name, left(coalesce(nullif(h.actual_place, ''), h.registered_place, ''), 200), f.town_id,
      f.village_id, f.id
    from case_file f left join household h on h.county_code = f.county_code and h.id = f.household_id
    where f.county_code = ${actor.countyCode} and f.matter = ${matter.code}
      and f.phase in ('running', 'decided', 'closed')
      and ((f.decided_on >= ${input.fromOn}::date and f.decided_on <= ${input.toOn}::date)
        or (f.decided_on is null and f.step = any(${[...stepsBeforeSample(matter)]}::text[])))
      and not exists (select from visit_plan_item i where i.county_code = f.county_code and i.case_id = f.id)
    returning case_id`);
  await listForSample(
    tx,
    actor,
    listed.map(({ case_id }) => case_id),
  );
  return done(null);
}

/** Binds the visits of a plan to the cases that were drawn: each is the second look of its case, and the case knows. */
export async function bindDrawn(context: CaseContext, planId: Id): Promise<void> {
  const { tx, actor, services, cases, audit } = context;
  const visits = await tx.rows<{ id: Id; case_id: Id }>(sql`select v.id, i.case_id from visit v
    join visit_plan_item i on i.county_code = v.county_code and i.plan_id = v.plan_id and i.subject_key = v.subject_key
    where v.county_code = ${actor.countyCode} and v.plan_id = ${planId} and i.case_id is not null`);
  if (visits.length === 0) return;
  const caseIds = visits.map(({ case_id }) => case_id);
  const read = await drawCases({ tx, actor, services, law: cases, audit }, caseIds, planId);
  const rows = visits.flatMap(({ id, case_id }) => {
    const reading = read.get(case_id);
    const one = reading && sampleStep(reading);
    const known = one ?? reading?.steps.find(({ step }) => step.isSample);
    if (!known) return [];
    return [
      {
        id,
        case_id,
        step: known.step.code,
        round: known.round,
        state: one ? 'open' : 'other',
        checklist: known.step.checklist ?? null,
      },
    ];
  });
  await tx.run(sql`update visit v set case_id = r.case_id, case_step = r.step, case_round = r.round,
      case_state = r.state, checklist = coalesce(r.checklist, v.checklist)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, case_id uuid, step text, round smallint, state text, checklist text)
    where v.county_code = ${actor.countyCode} and v.id = r.id`);
}
