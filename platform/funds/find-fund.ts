import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Source } from './shapes.ts';

export interface FundRow {
  readonly id: Id;
  readonly name: string;
  readonly source: Source;
  readonly year: number;
  readonly outsideId: Id;
  readonly poolId: Id;
  readonly schemes: readonly string[];
}

export async function findFund(reader: Reader, countyCode: string, id: Id): Promise<FundRow | undefined> {
  return await reader.find<FundRow>(sql`select f.id, f.name, f.source, f.year, f.outside_id as "outsideId",
      f.pool_id as "poolId", array(select scheme from ledger_purpose p
        where p.county_code = f.county_code and p.asset_id = f.id order by scheme) as schemes
    from fund f where f.county_code = ${countyCode} and f.id = ${id}`);
}
