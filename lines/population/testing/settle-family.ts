import { type FactDefinition, type KnownFacts, toIso } from '../../../engine/index.ts';
import { type Actor, type Id, newId, sql, type Tx } from '../../../platform/base/index.ts';
import { type Assessment, assessedFacts } from '../index.ts';

export interface Home {
  readonly townId: Id;
  /** A residents' committee where the family is of the town, a village where it is not. */
  readonly villageId: Id;
}

const SEX_CODES = [1, 2] as const;
const RELATION_CODES = ['02', '10', '20', '51', '61', '41', '73', '97'] as const;
const TIERS = [undefined, 'A', 'B', 'C'] as const;
const LONG_AGO = '2001-01-01';

const pick = (given: ReadonlyMap<string, number>, facts: readonly FactDefinition[]) =>
  Object.fromEntries(facts.flatMap(({ name }) => (given.has(name) ? [[name, given.get(name) ?? 0]] : [])));

/**
 * Writes a family into the registry as its facts describe it, and returns the assessment with all that the registry
 * does not know. Facts left out stay out: a member without a birth date is registered without one.
 */
export async function settleFamily(
  tx: Tx,
  actor: Actor,
  home: Home,
  facts: KnownFacts,
  knownFrom: Temporal.PlainDate,
): Promise<Assessment> {
  const [county, householdId] = [actor.countyCode, newId()];
  const at = '2001-01-01T00:00:00Z';
  await tx.run(sql`insert into household (county_code, id, head_name, town_id, village_id, formed_on, created_at)
    values (${county}, ${householdId}, '户主', ${home.townId}, ${home.villageId}, ${LONG_AGO}, ${at})`);
  const members = [];
  for (const { facts: known } of facts.members) {
    const personId = newId();
    const birth = known.get('birthDate');
    const sex = SEX_CODES[known.get('sex') ?? -1] ?? 0;
    await tx.run(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind,
        town_id, village_id, source, created_at)
      values (${county}, ${personId}, '某人', '某人', 'mouren', 'mr', ${sex},
        ${birth === undefined ? null : toIso(birth)}, 'none', ${home.townId}, ${home.villageId}, 'demo', ${at})`);
    await tx.run(sql`insert into household_member (county_code, id, household_id, person_id, relation, joined_on, join_reason)
      values (${county}, ${newId()}, ${householdId}, ${personId},
        ${RELATION_CODES[known.get('relation') ?? 7] ?? '97'}, ${LONG_AGO}, 'test')`);
    await certify(tx, county, personId, known);
    await enter(tx, county, home, personId, facts.household);
    members.push({ personId, facts: pick(known, assessedFacts.member) });
  }
  return {
    id: newId(),
    householdId,
    knownFrom,
    facts: pick(facts.household, assessedFacts.household),
    members,
  };
}

async function certify(
  tx: Tx,
  county: string,
  personId: Id,
  known: ReadonlyMap<string, number>,
): Promise<void> {
  const kind = known.get('disabilityKind') ?? 0;
  if (kind === 0) return;
  await tx.run(sql`insert into disability_certificate (county_code, id, person_id, number_sealed, number_hash, kind, grade,
      issued_on, created_at)
    values (${county}, ${newId()}, ${personId}, '\\x00', '\\x00', ${`${kind}`}, ${known.get('disabilityGrade') ?? 1},
      ${LONG_AGO}, '2001-01-01T00:00:00Z')`);
}

async function enter(
  tx: Tx,
  county: string,
  home: Home,
  personId: Id,
  household: ReadonlyMap<string, number>,
): Promise<void> {
  if (household.get('receivesMinimumLiving') !== 1) return;
  const category = TIERS[household.get('assessedTier') ?? 0];
  const amount = household.get('receivedAmount');
  const facts = {
    ...(category ? { category } : {}),
    ...(amount === undefined ? {} : { amountFen: `${amount}` }),
  };
  await tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on,
      enter_reason, facts, created_at)
    values (${county}, ${newId()}, 'rural-allowance', ${personId}, ${home.townId}, ${home.villageId}, ${LONG_AGO},
      'test', ${JSON.stringify(facts)}, '2001-01-01T00:00:00Z')`);
}

/** What the registry cannot tell apart is settled: a family of random facts as the registry would know it. */
export function asRegistered(facts: KnownFacts): KnownFacts {
  const household = new Map(facts.household);
  if (household.get('receivesMinimumLiving') !== 1) {
    household.set('assessedTier', 0);
    household.delete('receivedAmount');
  } else household.set('receivedAmount', Math.min(household.get('receivedAmount') ?? 0, 999_999_999));
  const members = facts.members.map(({ id, facts: given }) => {
    const known = new Map(given);
    const kind = known.get('disabilityKind') ?? 0;
    known.set('disabilityGrade', kind === 0 ? 0 : Math.max(1, known.get('disabilityGrade') ?? 1));
    return { id, facts: known };
  });
  return { household, members };
}
