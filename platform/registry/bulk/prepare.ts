import type { FieldCipher, Id } from '../../base/index.ts';
import { accountHash, certificateHash, idHash, maskPhone, newId, phoneHash } from '../../base/index.ts';
import type { SearchKey } from '../search-key.ts';
import { searchKeyOf } from '../search-key.ts';

export type IdKind = 'resident' | 'hmt-resident' | 'foreign-resident' | 'none';
export type PersonSource = 'officer' | 'import' | 'demo' | 'case';

/** A person as checked and normalised by whoever writes; nothing is checked here again. */
export interface PersonFacts {
  readonly id?: Id;
  /** Exactly as on the card (`checkName`). */
  readonly name: string;
  readonly sex: 0 | 1 | 2 | 9;
  readonly birthDate: Temporal.PlainDate | null;
  /** GB/T 3304, Han when left out. */
  readonly ethnicity?: string;
  /** GB/T 2659 alpha-3, CHN when left out. */
  readonly nationality?: string;
  readonly idKind: IdKind;
  /** Eighteen characters (`parseIdentityNumber`), or the number of another document; null without one. */
  readonly idNumber: string | null;
  /** Its `idHash`, when whoever writes has it already: from asking who is known. */
  readonly idHash?: Buffer | undefined;
  /** The fifteen digits that were given, when they were. */
  readonly old15?: string | null;
  /** Digits only (`findPhone`). */
  readonly phone?: string | null;
  readonly townId: Id;
  readonly villageId: Id;
  /** With it the person becomes a member of that household. */
  readonly household?: { id: Id; relation: string; joinedOn: Temporal.PlainDate };
  readonly diedOn?: Temporal.PlainDate | null;
  /** Of the certificate in force, when there is one; the certificate itself goes in by `attachRecords`. */
  readonly disability?: { kind: string; grade: 1 | 2 | 3 | 4 };
  /** Row of the sheet, for the history. */
  readonly importRow?: number | null;
}

export interface SealedId {
  readonly id_kind: IdKind;
  readonly id_area: string | null;
  readonly id_sealed: Buffer | null;
  readonly id_hash: Buffer | null;
}

export interface SealedPhone {
  readonly phone_sealed: Buffer | null;
  readonly phone_hash: Buffer | null;
  readonly phone_masked: string | null;
}

/** Everything secret sealed and hashed, everything searched by folded: ready for the database. */
export interface PreparedPerson {
  readonly id: Id;
  readonly facts: PersonFacts;
  readonly key: SearchKey;
  readonly sealedId: SealedId;
  readonly phone: SealedPhone;
  readonly old15: { id: Id; number_sealed: Buffer; number_hash: Buffer; id_area: string } | null;
  readonly memberId: Id | null;
}

export function sealId(
  cipher: FieldCipher,
  countyCode: string,
  personId: Id,
  idKind: IdKind,
  number: string | null,
  knownHash?: Buffer,
): SealedId {
  if (number === null || idKind === 'none') {
    return { id_kind: idKind, id_area: null, id_sealed: null, id_hash: null };
  }
  return {
    id_kind: idKind,
    id_area: number.slice(0, 6),
    id_sealed: cipher.seal(number, { countyCode, table: 'person', column: 'id_sealed', rowId: personId }),
    id_hash: knownHash ?? idHash(cipher, countyCode, number),
  };
}

export function sealPhone(
  cipher: FieldCipher,
  countyCode: string,
  personId: Id,
  phone: string | null,
): SealedPhone {
  if (phone === null) return { phone_sealed: null, phone_hash: null, phone_masked: null };
  const place = { countyCode, table: 'person', column: 'phone_sealed', rowId: personId };
  return {
    phone_sealed: cipher.seal(phone, place),
    phone_hash: phoneHash(cipher, countyCode, phone),
    phone_masked: maskPhone(phone),
  };
}

export interface SealedFormerId {
  readonly id: Id;
  readonly number_sealed: Buffer;
  readonly number_hash: Buffer;
  readonly id_area: string;
}

export function sealFormerId(cipher: FieldCipher, countyCode: string, number: string): SealedFormerId {
  const id = newId();
  const place = { countyCode, table: 'person_former_id', column: 'number_sealed', rowId: id };
  return {
    id,
    number_sealed: cipher.seal(number, place),
    number_hash: idHash(cipher, countyCode, number),
    id_area: number.slice(0, 6),
  };
}

export function preparePerson(cipher: FieldCipher, countyCode: string, facts: PersonFacts): PreparedPerson {
  const id = facts.id ?? newId();
  const old15 = facts.old15 ?? null;
  return {
    id,
    facts,
    key: searchKeyOf(facts.name),
    sealedId: sealId(cipher, countyCode, id, facts.idKind, facts.idNumber, facts.idHash),
    phone: sealPhone(cipher, countyCode, id, facts.phone ?? null),
    old15: old15 === null ? null : sealFormerId(cipher, countyCode, old15),
    memberId: facts.household ? newId() : null,
  };
}

export interface HouseholdFacts {
  readonly id?: Id;
  readonly householdNo: string | null;
  readonly headId: Id | null;
  readonly headName: string | null;
  readonly townId: Id;
  readonly villageId: Id;
  readonly registeredPlace?: string;
  readonly actualPlace?: string;
  readonly formedOn: Temporal.PlainDate;
  readonly importRow?: number | null;
}

export interface PreparedHousehold extends HouseholdFacts {
  readonly id: Id;
}

export function prepareHousehold(facts: HouseholdFacts): PreparedHousehold {
  return { ...facts, id: facts.id ?? newId() };
}

export interface AccountFacts {
  readonly personId: Id;
  readonly holderName: string;
  readonly holderRelation?: string | null;
  readonly bankName: string;
  /** Digits only (`parseAccountNumber`). */
  readonly number: string;
  readonly since: Temporal.PlainDate;
  readonly importRow?: number | null;
}

export interface PreparedAccount {
  readonly id: Id;
  readonly facts: AccountFacts;
  readonly sealed: Buffer;
  readonly hash: Buffer;
  readonly tail: string;
}

export function prepareAccount(
  cipher: FieldCipher,
  countyCode: string,
  facts: AccountFacts,
): PreparedAccount {
  const id = newId();
  const place = { countyCode, table: 'bank_account', column: 'account_sealed', rowId: id };
  return {
    id,
    facts,
    sealed: cipher.seal(facts.number, place),
    hash: accountHash(cipher, countyCode, facts.number),
    tail: facts.number.slice(-4),
  };
}

export interface CertificateFacts {
  readonly personId: Id;
  readonly number: string;
  /** GB/T 26341, 1 to 7. */
  readonly kind: string;
  readonly grade: 1 | 2 | 3 | 4;
  readonly issuedOn?: Temporal.PlainDate | null;
  readonly validUntil?: Temporal.PlainDate | null;
  readonly importRow?: number | null;
}

export interface PreparedCertificate {
  readonly id: Id;
  readonly facts: CertificateFacts;
  readonly sealed: Buffer;
  readonly hash: Buffer;
}

export function prepareCertificate(
  cipher: FieldCipher,
  countyCode: string,
  facts: CertificateFacts,
): PreparedCertificate {
  const id = newId();
  const place = { countyCode, table: 'disability_certificate', column: 'number_sealed', rowId: id };
  return {
    id,
    facts,
    sealed: cipher.seal(facts.number, place),
    hash: certificateHash(cipher, countyCode, facts.number),
  };
}
