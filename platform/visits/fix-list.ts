import { hash } from 'node:crypto';
import type { Checklist } from '../../engine/visits/index.ts';
import { findChecklistText } from '../../engine/visits/index.ts';
import type { Actor, Id, Outcome, Sql, Tx } from '../base/index.ts';
import { done, joinSql, refuse, sql } from '../base/index.ts';
import type { CaseLaw } from '../cases/index.ts';
import type { Services } from '../http/index.ts';

import { placeConditions, scopeConditions } from '../registry/index.ts';
import { findRoster } from '../rosters/index.ts';
import { type ListedSubject, listHashOf } from './draw.ts';
import { takeFromCases } from './draw-cases.ts';
import { getChecklist, type VisitLaw } from './law.ts';
import type { NewList } from './shapes.ts';

interface PlanRow {
  readonly checklist: string;
  readonly from_on: string;
  readonly list_hash: string | null;
}

type FromRoster = Extract<NewList, { roster: string }>;
type FromSites = Extract<NewList, { sites: unknown }>;

/** The list of a plan, as it is hashed. */
export const readList = (tx: Pick<Tx, 'rows'>, actor: Actor, planId: Id): Promise<ListedSubject[]> =>
  tx.rows<ListedSubject>(sql`select subject_key as key, stratum, listed_town::text as town from visit_plan_item
    where county_code = ${actor.countyCode} and plan_id = ${planId} order by subject_key`);

/**
 * Writes down whom a plan is about, once and for good, with the hash of the list: from then on nobody can add whom they
 * like or leave out whom they know. Refusals: `visits.plan.*`, `http.missing`.
 */
export async function fixList(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock'>,
  law: VisitLaw,
  planId: Id,
  input: NewList,
  cases?: CaseLaw,
): Promise<Outcome<{ listed: number; listHash: string }>> {
  const plan =
    await tx.find<PlanRow>(sql`select checklist, from_on::text as from_on, list_hash from visit_plan
    where county_code = ${actor.countyCode} and id = ${planId} for update`);
  if (!plan) return refuse('http.missing');
  if (plan.list_hash !== null) return refuse('visits.plan.listed');
  const checklist = getChecklist(law, plan.checklist);
  if (!checklist.ok) return checklist;
  const strata = findChecklistText(checklist.value, plan.from_on)?.shares.map(({ stratum }) => stratum) ?? [];
  const { value } = checklist;
  const taken =
    'roster' in input
      ? await takeFromRoster(tx, actor, planId, value, strata, plan.from_on, input)
      : 'sites' in input
        ? await takeSites(tx, actor, planId, value, strata, input)
        : cases
          ? await takeFromCases(tx, actor, cases, planId, value, strata, input)
          : refuse('visits.plan.source', {}, { field: 'matter' });
  if (!taken.ok) return taken;
  const list = await readList(tx, actor, planId);
  if (list.length === 0) return refuse('visits.plan.empty');
  const listHash = listHashOf(list);
  await tx.run(sql`update visit_plan set list_hash = ${listHash}, list_size = ${list.length},
      listed_at = ${services.clock.now()}
    where county_code = ${actor.countyCode} and id = ${planId}`);
  return done({ listed: list.length, listHash });
}

/** Those on a roster today: whole households, or single people, once each. */
async function takeFromRoster(
  tx: Tx,
  actor: Actor,
  planId: Id,
  checklist: Checklist,
  strata: readonly string[],
  fromOn: string,
  input: FromRoster,
): Promise<Outcome<null>> {
  if (checklist.of === 'site') return refuse('visits.plan.source', {}, { field: 'roster' });
  if (!findRoster(input.roster)) return refuse('visits.plan.roster', {}, { field: 'roster' });
  const ofHouseholds = checklist.of === 'household';
  const since = input.newSince ?? Temporal.PlainDate.from(fromOn).subtract({ years: 1 }).toString();
  const only = strata.length === 1 ? strata[0] : undefined;
  const stratum: Sql = only
    ? sql`${only}::text`
    : sql`case when ${mustBeVisited(ofHouseholds, input.mustVisit ?? [], strata)} then 'must'
        when min(m.from_on) >= ${since}::date then 'new' else 'old' end`;
  const subject = ofHouseholds
    ? sql`household p on p.county_code = m.county_code and p.id = m.household_id and p.dissolved_on is null`
    : sql`person p on p.county_code = m.county_code and p.id = m.person_id and p.died_on is null`;
  const name = ofHouseholds ? sql`coalesce(p.head_name, '')` : sql`p.name`;
  const address = ofHouseholds
    ? sql`left(coalesce(nullif(p.actual_place, ''), p.registered_place), 200)`
    : sql`coalesce((select left(h.actual_place, 200) from household h
        where h.county_code = p.county_code and h.id = p.household_id), '')`;
  const conditions = [...scopeConditions(actor), ...placeConditions(actor, input)];
  await tx.run(sql`insert into visit_plan_item (county_code, plan_id, subject_key, stratum, subject_kind, subject_id,
      name, address, listed_town, listed_village)
    select p.county_code, ${planId}, p.id::text, ${stratum}, ${checklist.of}, p.id, ${name}, ${address}, p.town_id,
      p.village_id
    from roster_membership m join ${subject}
    where m.county_code = ${actor.countyCode} and m.roster = ${input.roster} and m.to_on is null
      and ${joinSql(conditions, ' and ')}
    group by p.county_code, p.id`);
  return done(null);
}

/** Those named, or a household of somebody named; and every family that is registered as of a near relative. */
function mustBeVisited(ofHouseholds: boolean, named: readonly Id[], strata: readonly string[]): Sql {
  const ids = [...named];
  if (!strata.includes('must')) return sql`false`;
  return ofHouseholds
    ? sql`p.id = any(${ids}::uuid[]) or p.id = any(array(select n.household_id from person n
          where n.county_code = p.county_code and n.id = any(${ids}::uuid[]) and n.household_id is not null))
        or exists (select from case_file f where f.county_code = p.county_code and f.household_id = p.id
          and f.has_near_relative)`
    : sql`p.id = any(${ids}::uuid[])`;
}

const keyOf = (site: FromSites['sites'][number]): string =>
  hash('sha256', `${site.name}\n${site.address}\n${site.villageId}`, 'hex');

/** What stands on no roster, typed in: homes, cemeteries, markets. */
async function takeSites(
  tx: Tx,
  actor: Actor,
  planId: Id,
  checklist: Checklist,
  strata: readonly string[],
  { sites }: FromSites,
): Promise<Outcome<null>> {
  const keys = sites.map(keyOf);
  const twice = sites.find((site, index) => keys.indexOf(keyOf(site)) !== index);
  if (twice) return refuse('visits.plan.twice', { name: twice.name }, { field: 'sites' });
  const last = strata.at(-1) ?? 'all';
  const unknown = sites.find(({ stratum }) => stratum !== undefined && !strata.includes(stratum));
  if (unknown) {
    return refuse('visits.plan.share-unknown', { stratum: unknown.stratum ?? '' }, { field: 'sites' });
  }
  const known = await tx.rows<{ id: Id }>(sql`select id from division where county_code = ${actor.countyCode}
      and level = 'village' and id = any(${sites.map(({ villageId }) => villageId)}::uuid[])
      ${actor.level === 'town' ? sql`and town_id = ${actor.placeId}` : sql``}`);
  const villages = new Set(known.map(({ id }) => id));
  const outside = sites.findIndex(({ villageId }) => !villages.has(villageId));
  if (outside >= 0) return refuse('visits.plan.place', { row: outside + 1 }, { field: 'sites' });
  const rows = sites.map((site, index) => ({
    key: keys[index],
    stratum: site.stratum ?? last,
    name: site.name,
    address: site.address,
    village: site.villageId,
  }));
  await tx.run(sql`insert into visit_plan_item (county_code, plan_id, subject_key, stratum, subject_kind, subject_id,
      name, address, listed_town, listed_village)
    select ${actor.countyCode}, ${planId}, s.key, s.stratum, ${checklist.of}, null, s.name, s.address, d.town_id, d.id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as s (key text, stratum text, name text, address text, village uuid)
      join division d on d.county_code = ${actor.countyCode} and d.id = s.village`);
  return done(null);
}
