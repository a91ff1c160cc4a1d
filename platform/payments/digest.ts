import type { Actor, Id, Sql } from '../base/index.ts';
import { sql } from '../base/index.ts';

/** SHA-256 over the lines that are paid, in chunks of a thousand: a million need no text of their whole length. */
export const digestOf = (
  { countyCode }: Actor,
  runId: Id | Sql,
): Sql => sql`select sha256(string_agg(part, ''::bytea order by chunk)) as digest
  from (select no / 1000 as chunk, sha256(convert_to(string_agg(concat_ws('|', no, award_id, party_id, period, item,
      amount_fen, payee_id, account_id), ';' order by no), 'UTF8')) as part
    from pay_line where county_code = ${countyCode} and run_id = ${runId} and not is_excluded
    group by no / 1000) chunked`;
