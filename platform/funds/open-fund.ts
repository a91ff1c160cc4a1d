import {
  type Actor,
  chinaDay,
  done,
  type Id,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { openAccounts, openAsset } from '../ledger/index.ts';
import type { FundLaw } from './law.ts';
import type { Source } from './shapes.ts';

export interface NewFund {
  readonly name: string;
  readonly source: Source;
  readonly year: number;
  /** Codes of the schemes that it may pay; nothing else can be paid from it. */
  readonly schemes: readonly string[];
}

const payers: Readonly<Record<Source, string>> = {
  centre: '中央财政',
  province: '省级财政',
  city: '市级财政',
  county: '县级财政',
  charity: '慈善捐赠',
};

/** Refusal: `funds.county-only`, where somebody of a township would move the county's money. */
export function standsForCounty(actor: Actor): Outcome<null> {
  return actor.level === 'county' || actor.level === 'system' ? done(null) : refuse('funds.county-only');
}

/**
 * Opens a fund without money in it. Refusals: `funds.county-only`, `funds.scheme.unknown`, `funds.fund.named`.
 */
export async function openFund(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  law: FundLaw,
  fund: NewFund,
): Promise<Outcome<{ readonly id: Id }>> {
  const { name, source, year, schemes } = fund;
  const may = standsForCounty(actor);
  if (!may.ok) return may;
  const unknown = schemes.find((scheme) => law.titleOf(scheme, 'zh') === undefined);
  if (unknown !== undefined) return refuse('funds.scheme.unknown', { scheme: unknown }, { field: 'schemes' });
  const twin = await tx.find(sql`select 1 from fund
    where county_code = ${actor.countyCode} and year = ${year} and name = ${name}`);
  if (twin) return refuse('funds.fund.named', { year }, { field: 'name' });
  const [id, outsideId, poolId] = [newId(), newId(), newId()];
  await openAsset(tx, actor, { id, kind: 'money', name, schemes }, at);
  const openedOn = chinaDay(at);
  const opened = await openAccounts(tx, actor, [
    { id: outsideId, assetId: id, kind: 'outside', name: payers[source], openedOn },
    { id: poolId, assetId: id, kind: 'held', name: '县级', openedOn },
  ]);
  if (!opened.ok) return opened;
  await tx.run(sql`insert into fund (county_code, id, name, source, year, outside_id, pool_id, opened_at,
      opened_by_name)
    values (${actor.countyCode}, ${id}, ${name}, ${source}, ${year}, ${outsideId}, ${poolId}, ${at},
      ${actor.userName})`);
  return done({ id });
}
