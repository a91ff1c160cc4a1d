export type { IdentityNumber, IdentityNumberProblem, ParsedIdentityNumber } from '../base/index.ts';
export {
  accountHash,
  certificateHash,
  checkCharacterOf,
  idHash,
  idTailHash,
  maskIdentityNumber,
  normaliseIdentityNumber,
  parseIdentityNumber,
  toEighteen,
} from '../base/index.ts';
export type { AccountNumber, AccountNumberProblem, ParsedAccountNumber } from './bank-account.ts';
export { fitsLuhn, maskAccountNumber, normaliseAccountNumber, parseAccountNumber } from './bank-account.ts';
export { attachRecords } from './bulk/attach.ts';
export type { MatchedHousehold, MatchedPerson } from './bulk/match.ts';
export { matchHouseholds, matchPersons } from './bulk/match.ts';
export type {
  AccountFacts,
  CertificateFacts,
  HouseholdFacts,
  IdKind,
  PersonFacts,
  PersonSource,
  PreparedAccount,
  PreparedCertificate,
  PreparedHousehold,
  PreparedPerson,
} from './bulk/prepare.ts';
export {
  prepareAccount,
  prepareCertificate,
  prepareHousehold,
  preparePerson,
  sealPhone,
} from './bulk/prepare.ts';
export { given, refreshStatistics, stage } from './bulk/staging.ts';
export type { Joining, PersonUpdate } from './bulk/update.ts';
export { joinHouseholds, updatePersons } from './bulk/update.ts';
export type { Attachments, BulkContext, NewRecords } from './bulk/write.ts';
export { writeNewRecords } from './bulk/write.ts';
export type { Code, CodeList } from './codes/index.ts';
export {
  codeFinder,
  codeLists,
  ethnicityCodes,
  findDisabilityGrade,
  findDisabilityKind,
  findEthnicity,
  findNationality,
  findRelation,
  findSex,
  HEAD,
  nationalityCodes,
  relationCodes,
} from './codes/index.ts';
export type { DisabilityNumber } from './disability-number.ts';
export { findDisabilityNumber } from './disability-number.ts';
export { registryHandlers } from './duplicates/county-run.ts';
export { findAllDuplicates } from './duplicates/find-all.ts';
export { listPairs, PairItem } from './duplicates/list.ts';
export { noteDuplicates } from './duplicates/note.ts';
export { createHousehold } from './household/found.ts';
export type { HouseholdListRequest } from './household/list-households.ts';
export { HouseholdFilter, HouseholdItem, listHouseholds } from './household/list-households.ts';
export type { ListContext, ListRequest, PersonPage } from './list/list-persons.ts';
export { listPersons } from './list/list-persons.ts';
export { PersonFilter } from './list/person-filter.ts';
export { PersonItem } from './list/person-item.ts';
export { placeConditions, scopeConditions } from './list/scope.ts';
export { findLunarDate } from './lunar.ts';
export { changePerson, correctPerson } from './person/amend-person.ts';
export type { NewPerson } from './person/create-person.ts';
export { createPerson, createPersons } from './person/create-person.ts';
export { findPhones } from './person/find-phones.ts';
export type { CheckedName, NameProblem } from './person-name.ts';
export { checkName, NAME_DOT, NAME_LENGTH_MAX, nameLength, tidyName } from './person-name.ts';
export { registryRefusals } from './refusals.ts';
export { registerRegistryRoutes } from './routes.ts';
export { findNamedPlaces } from './search/find-places.ts';
export { foldName, searchKeyOf } from './search-key.ts';
