import { type Assessment, writeAssessments } from '../lines/population/index.ts';
import type { Actor, Database, FieldCipher, Tx } from '../platform/base/index.ts';
import {
  type AccountFacts,
  attachRecords,
  type BulkContext,
  type CertificateFacts,
  noteDuplicates,
  type PersonFacts,
  prepareAccount,
  prepareCertificate,
  prepareHousehold,
  preparePerson,
  writeNewRecords,
} from '../platform/registry/index.ts';
import { enterRosters, type MembershipFacts } from '../platform/rosters/index.ts';
import type { Assessor } from './facts/assess.ts';
import type { RosterChooser } from './on-rosters.ts';
import type { DemoHousehold, DemoPerson } from './types.ts';

export interface FillTools {
  readonly db: Database;
  readonly cipher: FieldCipher;
  readonly actor: Actor;
  readonly context: BulkContext;
}

/** A batch the size of which the registry's writer likes best. */
const BATCH_PEOPLE = 5_000;

/** Gathers households into batches; three million people never stand in memory together. */
export function* inBatches(households: Iterable<DemoHousehold>): Generator<DemoHousehold[]> {
  let batch: DemoHousehold[] = [];
  let people = 0;
  for (const household of households) {
    batch.push(household);
    people += household.persons.length;
    if (people < BATCH_PEOPLE) continue;
    yield batch;
    batch = [];
    people = 0;
  }
  if (batch.length > 0) yield batch;
}

function personFacts(household: DemoHousehold, person: DemoPerson): PersonFacts {
  return {
    id: person.id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    ethnicity: person.ethnicity,
    idKind: person.idNumber === null ? 'none' : 'resident',
    idNumber: person.idNumber,
    old15: person.old15,
    phone: person.phone,
    townId: household.place.townId,
    villageId: household.place.villageId,
    diedOn: person.diedOn,
    ...(person.disability
      ? { disability: { kind: person.disability.kind, grade: person.disability.grade } }
      : {}),
    ...(isMember(person)
      ? { household: { id: household.id, relation: person.relation, joinedOn: person.joinedOn } }
      : {}),
  };
}

/** Whoever has died is in nobody's household any more. */
const isMember = (person: DemoPerson): boolean => person.diedOn === null;

/** Households with all that chance decides of them: drawn in their order, so that lanes may overtake one another. */
export interface PlannedBatch {
  readonly batch: readonly DemoHousehold[];
  readonly memberships: readonly MembershipFacts[];
  readonly assessments: readonly Assessment[];
}

export function planBatch(
  batch: readonly DemoHousehold[],
  rosters: RosterChooser,
  assessor: Assessor,
): PlannedBatch {
  const planned = batch.map((household) => {
    const memberships = rosters.choose(household);
    return { memberships, assessment: assessor.assess(household, memberships) };
  });
  return {
    batch,
    memberships: planned.flatMap(({ memberships }) => memberships),
    assessments: planned.flatMap(({ assessment }) => assessment ?? []),
  };
}

/**
 * Writes one batch through the registry's own writer, puts those chosen on their rosters and keeps what was found of
 * them. Returns how many people.
 */
export async function writeBatch(
  tx: Tx,
  tools: FillTools,
  { batch, memberships, assessments }: PlannedBatch,
): Promise<number> {
  const { cipher, actor, context } = tools;
  const county = actor.countyCode;
  const people = batch.flatMap((household) => household.persons.map((person) => ({ household, person })));
  const persons = people.map(({ household, person }) =>
    preparePerson(cipher, county, personFacts(household, person)),
  );
  const households = batch.flatMap((household) => {
    const head = household.persons.find(isMember);
    if (head === undefined) return [];
    return prepareHousehold({
      id: household.id,
      householdNo: household.householdNo,
      headId: head.id,
      headName: head.name,
      townId: household.place.townId,
      villageId: household.place.villageId,
      registeredPlace: household.registeredPlace,
      actualPlace: household.actualPlace,
      formedOn: household.formedOn,
    });
  });
  await writeNewRecords(tx, actor, context, { households, persons });
  await attachRecords(tx, actor, context, {
    accounts: people
      .flatMap(({ person }) => accountFacts(person, context))
      .map((f) => prepareAccount(cipher, county, f)),
    certificates: people
      .flatMap(({ person }) => certificateFacts(person))
      .map((facts) => prepareCertificate(cipher, county, facts)),
  });
  await enterRosters(tx, actor, context, memberships);
  const found = { source: context.source, document: context.document, at: context.at } as const;
  await writeAssessments(tx, actor, found, assessments);
  return persons.length;
}

function accountFacts(person: DemoPerson, context: BulkContext): AccountFacts[] {
  if (person.account === null) return [];
  return [
    {
      personId: person.id,
      holderName: person.name,
      bankName: person.account.bankName,
      number: person.account.number,
      since: context.on,
    },
  ];
}

function certificateFacts(person: DemoPerson): CertificateFacts[] {
  return person.disability ? [{ personId: person.id, ...person.disability }] : [];
}

/** The same people written down twice, as rosters of two years leave them behind: what the finder is for. */
export async function writeTwins(tx: Tx, tools: FillTools, twins: readonly TwinPlan[]): Promise<void> {
  const { cipher, actor, context } = tools;
  const persons = twins.map(({ person, household, id, withNumber }) => {
    const { household: _home, disability: _disability, ...facts } = personFacts(household, person);
    const number = withNumber ? facts.idNumber : null;
    return preparePerson(cipher, actor.countyCode, {
      ...facts,
      id,
      idNumber: number,
      idKind: number === null ? 'none' : 'resident',
      old15: null,
      phone: null,
    });
  });
  await writeNewRecords(tx, actor, context, { households: [], persons });
  await noteDuplicates(
    tx,
    persons.map(({ id }) => id),
    context.at,
  );
}

export interface TwinPlan {
  readonly id: string;
  readonly person: DemoPerson;
  readonly household: DemoHousehold;
  /** False: only name, birth and place agree. */
  readonly withNumber: boolean;
}
