import type { Sql } from '../../base/index.ts';
import { fileSql, sql } from '../../base/index.ts';

/**
 * The account of a line that is looked up by its id, as `b`: of a person, or of the home that takes it. Columns id,
 * account_table, account_sealed, account_hash, account_tail, holder_name, bank_name.
 *
 * @param line the name in the query of a table with county_code and account_id.
 */
export function accountOf(line: 'l' | 'c'): Sql {
  const name = fileSql(line);
  return sql`left join lateral (
      select b.id, 'bank_account' as account_table, b.account_sealed, b.account_hash, b.account_tail, b.holder_name, b.bank_name
      from bank_account b where b.county_code = ${name}.county_code and b.person_id = ${name}.payee_id
        and b.id = ${name}.account_id
      union all
      select h.id, 'pay_home', h.account_sealed, h.account_hash, h.account_tail, h.holder_name, h.bank_name
      from pay_home h where h.county_code = ${name}.county_code and h.id = ${name}.account_id) b on true`;
}
