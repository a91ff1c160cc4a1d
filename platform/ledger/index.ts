export type { Balance, Moment } from './balance.ts';
export { balanceAlone, balanceAt, balancesNow } from './balance.ts';
export type { BookFault } from './check-book.ts';
export { checkBook } from './check-book.ts';
export type { Closing } from './close-account.ts';
export { closeAccount } from './close-account.ts';
export { findAccount } from './find-account.ts';
export type { Held, NewHold } from './hold.ts';
export { hold } from './hold.ts';
export type { NamedAccount } from './named-accounts.ts';
export { namedAccounts } from './named-accounts.ts';
export { openAccount, openAccounts } from './open-account.ts';
export { allowSchemes, openAsset } from './open-asset.ts';
export type { OpenHold } from './open-holds.ts';
export { openHolds } from './open-holds.ts';
export type { BulkPosted } from './post.ts';
export { post, postAs, postFrom } from './post.ts';
export { ledgerRefusals } from './refusals.ts';
export { expireHolds, release } from './release.ts';
export type { Reversal } from './reverse.ts';
export { reverse } from './reverse.ts';
export { sayYuan } from './say-yuan.ts';
export { settle } from './settle.ts';
export type {
  AccountKind,
  AssetKind,
  BulkPosting,
  BulkTransfer,
  NewAccount,
  NewAsset,
  NewLeg,
  NewTransfer,
  PayableItem,
  Posted,
} from './shapes.ts';
export type { PartyLine, StatementLine, StatementPage } from './statement.ts';
export { readParty, readStatement } from './statement.ts';
export type { TransferLine } from './transfer-lines.ts';
export { readTransferLines } from './transfer-lines.ts';
export type { Voucher, VoucherLine } from './voucher.ts';
export { findVoucher, readVoucherLines } from './voucher.ts';
