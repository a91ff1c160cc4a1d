import type { Actor, Id, Sql } from '../base/index.ts';
import { emptySql, sql } from '../base/index.ts';

/**
 * SHA-256 over the lines that are paid, in chunks of a thousand: a million need no text of their whole length. Each chunk
 * is read by the key of its lines, in whose order they are wanted, and nothing is sorted.
 *
 * @param beside what else is asked of the lines while they are read: aggregates over `l`, and what becomes of them.
 */
export const digestOf = (
  { countyCode }: Actor,
  runId: Id | Sql,
  beside: { readonly ofChunk: Sql; readonly ofAll: Sql } = { ofChunk: emptySql, ofAll: emptySql },
): Sql => sql`select sha256(string_agg(part, ''::bytea order by chunk)) as digest${beside.ofAll}
  from (select max(no) / 1000 as last from pay_line where county_code = ${countyCode} and run_id = ${runId}) run
    cross join generate_series(0, run.last) as chunk
    cross join lateral (select sha256(convert_to(string_agg(concat_ws('|', l.no, l.award_id, l.party_id, l.period, l.item,
        l.amount_fen, l.payee_id, l.account_id), ';' order by l.no), 'UTF8')) as part${beside.ofChunk}
      from pay_line l where l.county_code = ${countyCode} and l.run_id = ${runId} and not l.is_excluded
        and l.no >= chunk * 1000 and l.no < (chunk + 1) * 1000) chunked`;
