import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type NamedAccount, namedAccounts } from './named-accounts.ts';

/** An account by its name and that of its asset: the fund whose fen lie in it. */
export async function findAccount(
  reader: Reader,
  countyCode: string,
  accountId: Id,
): Promise<{ readonly account: NamedAccount; readonly assetName: string } | undefined> {
  return await reader.find<{
    account: NamedAccount;
    assetName: string;
  }>(sql`select n.said as account, s.name as "assetName"
    from ledger_account a join ledger_asset s on s.county_code = a.county_code and s.id = a.asset_id
      join ${namedAccounts} n on n.county_code = a.county_code and n.id = a.id
    where a.county_code = ${countyCode} and a.id = ${accountId}`);
}
