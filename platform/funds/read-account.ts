import type { Static } from 'typebox';
import type { Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import {
  type NamedAccount,
  namedAccounts,
  readStatement,
  readTransferLines,
  type StatementPage,
} from '../ledger/index.ts';
import type { FundContext } from './read-funds.ts';
import { sayScheme } from './read-funds.ts';
import { sayAccount } from './say-account.ts';
import type { AccountPage, PayeeLine, StatementItem } from './shapes.ts';

interface AccountRow {
  readonly id: Id;
  readonly account: NamedAccount;
  readonly fundId: Id;
  readonly fundName: string;
  readonly balance: bigint;
  readonly held: bigint;
}

/** An account of a fund. Refusal: `funds.account.unknown`. */
export async function getAccount(
  { reader, actor, law, language }: FundContext,
  accountId: Id,
): Promise<Outcome<Static<typeof AccountPage>>> {
  const found = await reader.find<AccountRow>(sql`select a.id, n.said as account, f.id as "fundId",
      f.name as "fundName", h.balance, h.held
    from ledger_account a
      join fund f on f.county_code = a.county_code and f.id = a.asset_id
      join ${namedAccounts} n on n.county_code = a.county_code and n.id = a.id
      join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
    where a.county_code = ${actor.countyCode} and a.id = ${accountId}`);
  if (!found) return refuse('funds.account.unknown');
  const { balance, held, account, ...row } = found;
  const { kind, scheme } = account;
  return done({
    ...row,
    kind,
    name: sayAccount(law, language, account),
    scheme: scheme === null ? null : sayScheme(law, scheme, language),
    balanceFen: balance.toString(),
    heldFen: held.toString(),
  });
}

/** The statement of an account of a fund. Refusals: `funds.account.unknown`, `ledger.list.cursor`. */
export async function getStatement(
  context: FundContext,
  accountId: Id,
  page: StatementPage,
): Promise<Outcome<{ items: Static<typeof StatementItem>[]; next: string | null }>> {
  const account = await getAccount(context, accountId);
  if (!account.ok) return account;
  const read = await readStatement(context.reader, context.actor.countyCode, accountId, page);
  if (!read.ok) return read;
  const items = read.value.items.map(
    ({ seq, amount, balanceAfter, legs, other, effectiveOn, bookedAt, ...line }) => ({
      ...line,
      otherName: other && sayAccount(context.law, context.language, other),
      seq: seq.toString(),
      amountFen: amount.toString(),
      balanceAfterFen: balanceAfter.toString(),
      lines: legs,
      effectiveOn: effectiveOn.toString(),
      bookedAt: bookedAt.toString(),
    }),
  );
  return done({ items, next: read.value.next });
}

interface PartyName {
  readonly id: Id;
  readonly name: string;
  readonly kind: 'person' | 'household';
}

/** The lines of a transfer with the names of whom they are for, as far as the reader may see them. */
export async function getPayees(
  { reader, actor, law, language }: FundContext,
  transferId: Id,
  page: StatementPage,
): Promise<Outcome<{ items: Static<typeof PayeeLine>[]; next: string | null }>> {
  const read = await readTransferLines(reader, actor.countyCode, transferId, page);
  if (!read.ok) return read;
  const ids = [...new Set(read.value.items.flatMap(({ partyId }) => partyId ?? []))];
  const names = new Map((await readNames(reader, actor.countyCode, ids)).map((one) => [one.id, one]));
  const items = read.value.items.map(({ no, amount, scheme, partyId, period }) => ({
    no,
    amountFen: amount.toString(),
    scheme: scheme === null ? null : sayScheme(law, scheme, language),
    name: names.get(partyId ?? '')?.name ?? null,
    partyId: names.has(partyId ?? '') ? partyId : null,
    partyKind: names.get(partyId ?? '')?.kind ?? null,
    period: period?.toString() ?? null,
  }));
  return done({ items, next: read.value.next });
}

async function readNames(reader: Reader, countyCode: string, ids: readonly Id[]): Promise<PartyName[]> {
  const wanted = [...ids];
  return await reader.rows<PartyName>(sql`
    select id, name, 'person' as kind from person where county_code = ${countyCode} and id = any(${wanted}::uuid[])
    union all
    select id, head_name, 'household' from household
    where county_code = ${countyCode} and id = any(${wanted}::uuid[])`);
}
