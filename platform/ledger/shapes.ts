import type { Id, Sql } from '../base/index.ts';

/** What can be given: fen of one earmarked fund, points of a village, quilts, minutes of service. */
export type AssetKind = 'money' | 'points' | 'goods' | 'credit';

export const unitOf = { money: 'fen', points: 'point', goods: 'piece', credit: 'minute' } as const;

/**
 * `outside`: where an asset comes from and goes back to, the only kind that may stand below zero. `held`: there to be
 * given. `due`: promised and not yet gone. `given`: gone to whom it was for. The last two are of one scheme each.
 */
export type AccountKind = 'outside' | 'held' | 'due' | 'given';

export interface NewAsset {
  readonly id: Id;
  readonly kind: AssetKind;
  readonly name: string;
  /** Codes of the schemes that it may be given for; there is no other way out than these. */
  readonly schemes: readonly string[];
}

export interface NewAccount {
  readonly id: Id;
  readonly assetId: Id;
  readonly kind: AccountKind;
  readonly name: string;
  readonly scheme?: string;
  readonly townId?: Id;
  readonly villageId?: Id;
  readonly openedOn: Temporal.PlainDate;
}

/** Who gets what for which month: a movement of it happens once, for ever. */
export interface PayableItem {
  readonly partyId: Id;
  /** First day of the month, quarter or year for which it is. */
  readonly period: Temporal.PlainDate;
  readonly item: string;
  /** Which movement of the item this is: 0 it falls due, 1, 2 … what became of it. */
  readonly step: number;
}

export interface NewLeg {
  readonly from: Id;
  readonly to: Id;
  /** In the unit of the asset, above zero. */
  readonly amount: bigint;
  readonly scheme?: string;
  readonly payable?: PayableItem;
}

export interface TransferHead {
  readonly key: string;
  /** What sort of act it is, as in `fund.allocate`. */
  readonly kind: string;
  readonly effectiveOn: Temporal.PlainDate;
  readonly document?: string;
  readonly reason?: string;
}

export interface NewTransfer extends TransferHead {
  readonly legs: readonly NewLeg[];
}

/** A transfer whose legs come from a query. */
export interface BulkTransfer extends TransferHead {
  readonly id: Id;
  /** SHA-256 of what the legs are made from: the digest of a frozen roll. */
  readonly inputHash: Buffer;
}

export interface BulkPosting {
  readonly transfers: readonly BulkTransfer[];
  /**
   * Columns transfer_id, from_account, to_account, amount, scheme, party_id, period, item, step; the last four all
   * null where nobody is paid.
   */
  readonly legs: Sql;
}

export interface Posted {
  readonly transferId: Id;
  /** False when the same transfer had been posted before. */
  readonly isNew: boolean;
}
