import { columnName, columnType, type FactDefinition } from '../../engine/index.ts';
import { type Actor, type CopyValue, copyRows, type Id, sql, type Tx } from '../../platform/base/index.ts';
import { assessedFacts } from './registry-facts.ts';

/** A fact by its name in the vocabulary; one that is left out is not known. */
export type Facts = Readonly<Record<string, number>>;

export interface Assessment {
  /** UUID v7: of two assessments of one day, the later has the greater id. */
  readonly id: Id;
  readonly householdId: Id;
  readonly knownFrom: Temporal.PlainDate;
  /** Its own document, where not all come of one. */
  readonly document?: string;
  readonly facts: Facts;
  readonly members: readonly { readonly personId: Id; readonly facts: Facts }[];
}

export interface AssessmentContext {
  readonly source: 'officer' | 'import' | 'demo' | 'case';
  readonly document: string;
  readonly at: Temporal.Instant;
}

/** So many rows change what the planner should know; fewer do not pay for looking at the table. */
const MANY = 1_000;

const declared = (facts: readonly FactDefinition[]): string =>
  facts.map((fact) => `${columnName(fact)} ${columnType(fact)}`).join(', ');
const listed = (facts: readonly FactDefinition[]): string => facts.map(columnName).join(', ');

function valuesOf(definitions: readonly FactDefinition[], facts: Facts): CopyValue[] {
  return definitions.map(({ name, kind }) => {
    const value = facts[name];
    if (value === undefined) return null;
    return kind.kind === 'bool' ? value === 1 : value;
  });
}

const known = new Set([...assessedFacts.household, ...assessedFacts.member].map(({ name }) => name));

/** @throws TypeError on a name that no assessment has: misspelt, it would be a gap for ever */
function checkNames({ facts, members }: Assessment): void {
  for (const given of [facts, ...members.map((member) => member.facts)])
    for (const name in given)
      if (!known.has(name)) throw new TypeError(`${name} is not a fact of an assessment`);
}

/** Writes many assessments at once; the database refuses what lies outside the limits of the vocabulary. */
export async function writeAssessments(
  tx: Tx,
  actor: Actor,
  context: AssessmentContext,
  assessments: readonly Assessment[],
): Promise<void> {
  assessments.forEach(checkNames);
  const { household, member } = assessedFacts;
  await open(
    tx,
    'staged_household_facts',
    `id uuid, household_id uuid, known_from date, document text, ${declared(household)}`,
  );
  await copyRows(
    tx,
    'staged_household_facts',
    assessments.map((one) => [
      one.id,
      one.householdId,
      one.knownFrom,
      one.document ?? context.document,
      ...valuesOf(household, one.facts),
    ]),
  );
  await open(
    tx,
    'staged_member_facts',
    `assessment_id uuid, person_id uuid, household_id uuid, ${declared(member)}`,
  );
  await copyRows(
    tx,
    'staged_member_facts',
    assessments.flatMap((one) =>
      one.members.map(({ personId, facts }) => [
        one.id,
        personId,
        one.householdId,
        ...valuesOf(member, facts),
      ]),
    ),
  );
  await tx.client.query(
    `insert into household_facts (county_code, id, household_id, known_from, source, document, recorded_at, ${listed(household)})
     select $1, id, household_id, known_from, $2, document, $3, ${listed(household)} from staged_household_facts`,
    [actor.countyCode, context.source, context.at.toString()],
  );
  await tx.client.query(
    `insert into member_facts (county_code, assessment_id, person_id, household_id, ${listed(member)})
     select $1, assessment_id, person_id, household_id, ${listed(member)} from staged_member_facts`,
    [actor.countyCode],
  );
  if (assessments.length >= MANY) await tx.run(sql`select app.refresh_fact_statistics()`);
}

async function open(tx: Tx, table: string, columns: string): Promise<void> {
  await tx.client.query(`create temp table if not exists ${table} (${columns}) on commit drop`);
  await tx.client.query(`truncate ${table}`);
}
