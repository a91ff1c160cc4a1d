import type { Actor, FieldCipher, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { MatchedHousehold, MatchedPerson } from '../../registry/index.ts';
import {
  accountHash,
  certificateHash,
  foldName,
  idHash,
  matchHouseholds,
  matchPersons,
} from '../../registry/index.ts';
import type { CheckedRow } from '../check/row-reader.ts';
import type { PlannedUnit } from './plan.ts';

/** What the register knows already about the people of a chunk. */
export interface Known {
  personOf(row: CheckedRow): MatchedPerson | undefined;
  /** The hash by which an ID number of these rows was looked for. */
  hashOf(number: string): Buffer | undefined;
  householdOf(householdNo: string): MatchedHousehold | undefined;
  membershipOf(personId: Id): KnownMembership | undefined;
  reliefOf(personId: Id, fromOn: Temporal.PlainDate, caseNo: string): KnownMembership | undefined;
  hasAccount(personId: Id, account: string): boolean;
  hasCertificate(personId: Id, number: string): boolean;
}

export interface KnownMembership {
  readonly id: Id;
  readonly personId: Id;
  readonly householdId: Id | null;
  readonly householdNo: string | null;
  readonly facts: unknown;
  readonly fromOn: Temporal.PlainDate;
}

const hex = (bytes: Buffer) => bytes.toString('hex');
const NO_HASH = Buffer.alloc(0);

/** Asks once for everything that the rows of a chunk may meet. */
export async function findKnown(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  roster: string,
  units: readonly PlannedUnit[],
): Promise<Known> {
  const county = actor.countyCode;
  const rows = units.flatMap((unit) => unit.rows);
  const numbers = [
    ...new Set(
      rows.flatMap(({ values }) => [values.idNumber, values.old15]).filter((one) => one !== undefined),
    ),
  ];
  const hashes = numbers.map((number) => idHash(cipher, county, number));
  const hashOf = new Map(numbers.map((number, i) => [number, hashes[i]]));
  const byHash = await matchPersons(reader, county, hashes);
  const persons = new Map<string, MatchedPerson>();
  if (byHash.size > 0) {
    numbers.forEach((number, i) => {
      const found = byHash.get(hex(hashes[i] ?? NO_HASH))?.[0];
      if (found !== undefined) persons.set(number, found);
    });
  }
  const households = await matchHouseholds(
    reader,
    county,
    rows.flatMap(({ values }) => values.householdNo ?? []),
  );
  const ids = [...new Set([...byHash.values()].flat().map(({ id }) => id))];
  const details = ids.length === 0 ? noDetails : await findDetails(reader, county, roster, ids);
  const personOf = (number: string | undefined) => (number === undefined ? undefined : persons.get(number));
  return {
    personOf: ({ values }) => personOf(values.idNumber) ?? personOf(values.old15),
    hashOf: (number) => hashOf.get(number),
    householdOf: (no) => households.get(no)?.[0],
    membershipOf: (personId) => details.memberships.get(personId),
    reliefOf: (personId, fromOn, caseNo) => details.reliefs.get(`${personId}|${fromOn.toString()}|${caseNo}`),
    hasAccount: (personId, account) =>
      details.accounts.has(`${personId}|${hex(accountHash(cipher, county, account))}`),
    hasCertificate: (personId, number) =>
      details.certificates.has(`${personId}|${hex(certificateHash(cipher, county, number))}`),
  };
}

interface Details {
  readonly memberships: ReadonlyMap<Id, KnownMembership>;
  readonly reliefs: ReadonlyMap<string, KnownMembership>;
  readonly accounts: ReadonlySet<string>;
  readonly certificates: ReadonlySet<string>;
}

const noDetails: Details = {
  memberships: new Map(),
  reliefs: new Map(),
  accounts: new Set(),
  certificates: new Set(),
};

async function findDetails(
  reader: Reader,
  county: string,
  roster: string,
  ids: readonly Id[],
): Promise<Details> {
  const memberships = await reader.rows<KnownMembership & { isOpen: boolean; caseNo: string }>(sql`
    select m.id, m.person_id as "personId", m.household_id as "householdId", h.household_no as "householdNo", m.facts,
      m.from_on as "fromOn", m.to_on is null as "isOpen", coalesce(m.facts ->> 'caseNo', '') as "caseNo"
    from roster_membership m left join household h on h.county_code = m.county_code and h.id = m.household_id
    where m.county_code = ${county} and m.person_id = any(${ids}::uuid[]) and m.roster = ${roster}`);
  const accounts = await reader.rows<{
    person_id: Id;
    hash: Buffer;
  }>(sql`select person_id, account_hash as hash
    from bank_account where county_code = ${county} and person_id = any(${ids}::uuid[]) and closed_on is null`);
  const certificates = await reader.rows<{
    person_id: Id;
    hash: Buffer;
  }>(sql`select person_id, number_hash as hash
    from disability_certificate where county_code = ${county} and person_id = any(${ids}::uuid[]) and revoked_on is null`);
  const pair = (row: { person_id: Id; hash: Buffer }) => `${row.person_id}|${hex(row.hash)}`;
  return {
    memberships: new Map(memberships.filter(({ isOpen }) => isOpen).map((one) => [one.personId, one])),
    reliefs: new Map(
      memberships.map((one) => [`${one.personId}|${one.fromOn.toString()}|${one.caseNo}`, one]),
    ),
    accounts: new Set(accounts.map(pair)),
    certificates: new Set(certificates.map(pair)),
  };
}

/** The same name, however it is written: a variant of a dot or a width is no other name. */
export const isSameName = (a: string, b: string): boolean => foldName(a) === foldName(b);
