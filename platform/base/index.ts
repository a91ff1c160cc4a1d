export type { Actor, Duty, ScopeLevel } from './actor.ts';
export { accountsOf, isOwnAccount, publicActor, systemActor } from './actor.ts';
export {
  type Clock,
  chinaDay,
  chinaMidnight,
  chinaMoment,
  fixedClock,
  inChina,
  systemClock,
} from './clock.ts';
export {
  accountHash,
  certificateHash,
  idHash,
  idHashesOfTail,
  idTailHash,
} from './crypto/blind-index.ts';
export type { FieldCipher, SealedPlace } from './crypto/cipher.ts';
export { createFieldCipher } from './crypto/cipher.ts';
export type { KeyRing } from './crypto/keys.ts';
export {
  addFieldKey,
  dropOldFieldKeys,
  fingerprintOf,
  newKeyRing,
  openKeyRing,
  putKeyFile,
  readKeyFile,
} from './crypto/keys.ts';
export { openLiveCipher } from './crypto/live-cipher.ts';
export type { SealedPart } from './crypto/sealed-parts.ts';
export { openParts, sealParts } from './crypto/sealed-parts.ts';
export type { CopyValue } from './db/copy.ts';
export { copyRows } from './db/copy.ts';
export type { BinaryType } from './db/copy-binary.ts';
export { binaryColumns, binaryList, copyBinary } from './db/copy-binary.ts';
export type { Database, DatabaseOptions, Reader, Tx } from './db/database.ts';
export { isAnswering, openDatabase } from './db/database.ts';
export type { Migration } from './db/migrate.ts';
export { DatabaseNewerError, listMigrations, MigrationChangedError, migrate } from './db/migrate.ts';
export { emptySql, fileSql, joinSql, Sql, sql } from './db/sql.ts';
export type { IdentityNumber, IdentityNumberProblem, ParsedIdentityNumber } from './identity-number.ts';
export {
  checkCharacterOf,
  maskIdentityNumber,
  normaliseIdentityNumber,
  parseIdentityNumber,
  toEighteen,
} from './identity-number.ts';
export type { Id } from './ids.ts';
export { isId, newId } from './ids.ts';
export { inTurns } from './in-turns.ts';
export type { Keeper } from './keep-doing.ts';
export { keepDoing, listCounties } from './keep-doing.ts';
export { findPhone, maskPhone, normalisePhone, phoneHash } from './phone.ts';
export { tryLock, unlock, withLock } from './postgres/file-lock.ts';
export { findOtherUser } from './postgres/os-user.ts';
export type { EmbeddedOptions, EmbeddedServer } from './postgres/server.ts';
export { startEmbedded } from './postgres/server.ts';
export type { Outcome, Refusal } from './refusal.ts';
export { done, getValue, refuse } from './refusal.ts';
export type { Language, Phrase, RefusalCatalogue, RefusalKind, RefusalText } from './texts.ts';
export { fillPhrase, mergeCatalogues } from './texts.ts';
