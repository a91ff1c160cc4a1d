import type { Sql } from '../../base/index.ts';
import { fileSql, sql } from '../../base/index.ts';

/**
 * What was said last of the line of a file that stands in `of`, as `x`; nulls when nothing was said. Looked up by its key
 * for each line: a join of whole tables is as slow as the planner guesses wrong on what was written a moment ago.
 *
 * @param of the name in the query of a table with county_code, batch_id and line_no.
 */
export function lastResult(of: 'l' | 'f' | 'i'): Sql {
  const line = fileSql(of);
  return sql`left join lateral (select r.no, r.how, r.code, r.reason, r.at, r.return_id from pay_result r
    where r.county_code = ${line}.county_code and r.batch_id = ${line}.batch_id and r.line_no = ${line}.line_no
    order by r.no desc limit 1) x on true`;
}
