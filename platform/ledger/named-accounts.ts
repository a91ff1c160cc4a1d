import type { Sql } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { AccountKind } from './shapes.ts';

/** An account by what it can be said by: the code of its scheme wants the title that only the lines know. */
export interface NamedAccount {
  readonly name: string;
  readonly kind: AccountKind;
  readonly scheme: string | null;
  readonly townName: string | null;
}

/** Accounts with `said`, a `NamedAccount`: to be joined by `county_code` and `id`. */
export const namedAccounts: Sql = sql`(select a.county_code, a.id, jsonb_build_object('name', a.name, 'kind', a.kind,
      'scheme', a.scheme, 'townName', d.name) as said
    from ledger_account a left join division d on d.county_code = a.county_code and d.id = a.town_id)`;
