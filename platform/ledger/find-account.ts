import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';

/** An account by its name and that of its asset: the fund whose fen lie in it. */
export async function findAccount(
  reader: Reader,
  countyCode: string,
  accountId: Id,
): Promise<{ readonly name: string; readonly assetName: string } | undefined> {
  return await reader.find<{ name: string; assetName: string }>(sql`select a.name, s.name as "assetName"
    from ledger_account a join ledger_asset s on s.county_code = a.county_code and s.id = a.asset_id
    where a.county_code = ${countyCode} and a.id = ${accountId}`);
}
