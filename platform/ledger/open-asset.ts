import type { Actor, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type NewAsset, unitOf } from './shapes.ts';

/** Opens an asset with everything that it may be given for. */
export async function openAsset(tx: Tx, actor: Actor, asset: NewAsset, at: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into ledger_asset (county_code, id, kind, unit, name, opened_at)
    values (${actor.countyCode}, ${asset.id}, ${asset.kind}, ${unitOf[asset.kind]}, ${asset.name}, ${at})`);
  await allowSchemes(tx, actor, asset);
}

/** Widens what an asset may be given for, by a later document. Nothing narrows it: what was given stays lawful. */
export async function allowSchemes(
  tx: Tx,
  actor: Actor,
  asset: Pick<NewAsset, 'id' | 'schemes'>,
): Promise<void> {
  await tx.run(sql`insert into ledger_purpose (county_code, asset_id, scheme)
    select ${actor.countyCode}, ${asset.id}, scheme from unnest(${[...asset.schemes]}::text[]) scheme
    on conflict do nothing`);
}
