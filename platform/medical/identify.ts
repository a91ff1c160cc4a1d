import type { Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { idHash, parseIdentityNumber } from '../registry/index.ts';
import type { MedicalLaw } from './law.ts';

export interface Patient {
  readonly id: Id;
  readonly name: string;
}

/** Spaces and the dots of long names are written in many ways by hospitals. */
const bare = (name: string): string => name.replace(/[\s·•・．.]/gu, '');

/**
 * Finds the patient by number and name together. Nothing where the county does not know the person: then nobody is
 * assisted, and nothing is kept. Refusals: `medical.id`, `medical.name` when the name is another, `medical.twice` when
 * two records of this number and name stand in the registry.
 */
export async function findPatient(
  reader: Reader,
  { cipher, clock }: Pick<Services, 'cipher' | 'clock'>,
  countyCode: string,
  { idNumber, name }: { readonly idNumber: string; readonly name: string },
): Promise<Outcome<Patient | undefined>> {
  const parsed = parseIdentityNumber(idNumber, clock.today());
  if (!parsed.ok) return refuse('medical.id', {}, { field: 'idNumber' });
  const hash = idHash(cipher, countyCode, parsed.value.number);
  const found = await reader.rows<Patient>(sql`select id, name from person
    where county_code = ${countyCode} and id_hash = ${hash} and merged_into is null`);
  if (found.length === 0) return done(undefined);
  const named = found.filter((one) => bare(one.name) === bare(name));
  if (named.length === 0) return refuse('medical.name', {}, { field: 'name' });
  const [patient, other] = named;
  return other ? refuse('medical.twice', {}, { field: 'idNumber' }) : done(patient);
}

export interface KnownClass {
  readonly class: string;
  readonly knownBy: 'award' | 'roster' | 'case' | 'none';
  readonly knownId: Id | null;
}

interface Standing {
  readonly known_by: 'award' | 'roster' | 'case';
  readonly code: string;
  readonly id: Id;
  /** Whether it holds on the day; an award that was stopped keeps an old roster from counting. */
  readonly holds: boolean;
}

/** Awards of the person and of the households that the person lived in on the day, rosters, and recognitions. */
const standingsOf = (county: string, personId: Id, day: string): Sql => sql`
  with home as (
    select household_id from household_member where county_code = ${county} and person_id = ${personId}
      and joined_on <= ${day}::date and (left_on is null or left_on > ${day}::date))
  select 'award' as known_by, a.scheme as code, a.id, exists (select 1 from award_span s
      where s.county_code = a.county_code and s.award_id = a.id
        and s.from_month <= date_trunc('month', ${day}::date)::date
        and (s.to_month is null or s.to_month > date_trunc('month', ${day}::date)::date)) as holds
  from award a where a.county_code = ${county}
    and a.party_id in (select ${personId}::uuid union all select household_id from home)
  union all
  select 'roster', m.roster, m.id, true from roster_membership m
  where m.county_code = ${county} and m.person_id = ${personId}
    and m.from_on <= ${day}::date and (m.to_on is null or m.to_on > ${day}::date)
  union all
  select 'case', f.matter, f.id, true from case_file f
  where f.county_code = ${county} and f.household_id in (select household_id from home) and f.is_granted
    and f.phase in ('decided', 'closed') and f.decided_on <= ${day}::date
    and (f.valid_until is null or f.valid_until >= ${day}::date)`;

/**
 * The class by what the county recognised, not by means: awards first, then rosters that no award took the place of,
 * then recognitions that pay nothing. Who is of several classes is of the first of the law's order.
 */
export async function findClass(
  reader: Reader,
  law: MedicalLaw,
  countyCode: string,
  personId: Id,
  day: string,
): Promise<KnownClass> {
  const found = await reader.rows<Standing>(standingsOf(countyCode, personId, day));
  for (const { class: code, schemes, rosters, matters } of law.standings) {
    const awards = found.filter((one) => one.known_by === 'award' && schemes.includes(one.code));
    const award = awards.find(({ holds }) => holds);
    if (award) return { class: code, knownBy: 'award', knownId: award.id };
    const roster = found.find((one) => one.known_by === 'roster' && rosters.includes(one.code));
    if (roster && awards.length === 0) return { class: code, knownBy: 'roster', knownId: roster.id };
    const byCase = found.find((one) => one.known_by === 'case' && matters.includes(one.code));
    if (byCase) return { class: code, knownBy: 'case', knownId: byCase.id };
  }
  return { class: law.noClass, knownBy: 'none', knownId: null };
}
