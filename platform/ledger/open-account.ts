import type { Actor, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';
import type { NewAccount } from './shapes.ts';

/**
 * Opens accounts, in one statement however many. Refusal: `ledger.account.purpose` when one would give an asset for
 * a scheme that it is not for.
 */
export async function openAccounts(
  tx: Tx,
  actor: Actor,
  accounts: readonly NewAccount[],
): Promise<Outcome<null>> {
  const rows = JSON.stringify(
    accounts.map((one) => ({ ...one, openedOn: one.openedOn.toString() }) satisfies Record<string, unknown>),
  );
  const wrong = await tx.rows<{ scheme: string }>(sql`
    select distinct a.scheme from jsonb_to_recordset(${rows}::jsonb) as a ("assetId" uuid, scheme text)
    where a.scheme is not null and not exists (select 1 from ledger_purpose p
      where p.county_code = ${actor.countyCode} and p.asset_id = a."assetId" and p.scheme = a.scheme)`);
  const [first] = wrong;
  if (first) return refuse('ledger.account.purpose', { scheme: first.scheme });
  return await booked(async () => {
    await tx.run(sql`insert into ledger_account (county_code, id, asset_id, kind, name, scheme, town_id, village_id,
        opened_on)
      select ${actor.countyCode}, id, "assetId", kind, name, scheme, "townId", "villageId", "openedOn"
      from jsonb_to_recordset(${rows}::jsonb) as a (id uuid, "assetId" uuid, kind text, name text, scheme text,
        "townId" uuid, "villageId" uuid, "openedOn" date)`);
    return done(null);
  });
}

export async function openAccount(tx: Tx, actor: Actor, account: NewAccount): Promise<Outcome<null>> {
  return await openAccounts(tx, actor, [account]);
}
