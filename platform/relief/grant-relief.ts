import { createHash } from 'node:crypto';
import { openForMonth, takeBackMonth } from '../awards/index.ts';
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
import { openDueAccounts } from '../funds/index.ts';
import { postFrom, reverse } from '../ledger/index.ts';

/** What a case of relief decided. */
export interface DecidedRelief {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly householdId: Id | null;
  readonly personId: Id;
  readonly holderName: string;
  readonly townId: Id;
  readonly villageId: Id;
  readonly kind: string;
  readonly cause: string;
  readonly acceptedOn: string | null;
  readonly decidedOn: string;
  readonly decidedBy: 'town' | 'county';
  readonly way: 'cash' | 'goods' | 'referral';
  /** The goods, or where to. */
  readonly what: string;
  readonly source: 'reserve' | 'county' | 'none';
  readonly amountFen: number;
}

interface Kept extends DecidedRelief {
  readonly id: Id;
  readonly partyId: Id;
  readonly transferId: Id | null;
}

/**
 * Keeps what was decided, and makes it payable: out of the township’s reserve at once, in the ledger; out of the money of
 * the county by an award for the month. However many, in a fixed number of statements for each township. What was kept
 * for a case is not kept again. Refusals: `relief.no-reserve`, `relief.reserve-short` when the reserve has not so much.
 */
export async function grantRelief(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  scheme: string,
  decided: readonly DecidedRelief[],
): Promise<Outcome<{ granted: number }>> {
  const known = await tx.rows<{ case_id: Id }>(sql`select case_id from relief_grant
    where county_code = ${actor.countyCode} and case_id = any(${decided.map(({ caseId }) => caseId)}::uuid[])
      and taken_back_at is null`);
  const had = new Set(known.map(({ case_id }) => case_id));
  const kept = decided
    .filter(({ caseId }) => !had.has(caseId))
    .map((one): Kept => {
      const [id, partyId] = [newId(), one.householdId ?? one.personId];
      return { ...one, id, partyId, transferId: one.source === 'reserve' ? newId() : null };
    });
  if (kept.length === 0) return done({ granted: 0 });
  for (const group of Map.groupBy(kept, ({ decidedOn }) => decidedOn).values()) {
    const paid = await fromReserves(tx, actor, at, scheme, group);
    if (!paid.ok) return paid;
    await keepGrants(tx, actor, at, group);
    await openAwards(tx, actor, at, scheme, group);
  }
  return done({ granted: kept.length });
}

const tableOf = (group: readonly Kept[]): string => JSON.stringify(group);

async function keepGrants(tx: Tx, actor: Actor, at: Temporal.Instant, group: readonly Kept[]): Promise<void> {
  const county = actor.countyCode;
  await tx.run(sql`insert into relief_grant (county_code, id, case_id, case_no, household_id, person_id, holder_name,
      town_id, village_id, kind, cause, persons, accepted_on, decided_on, decided_by, way, what, source, amount_fen,
      transfer_id, granted_at, by_name)
    select ${county}, g.id, g."caseId", g."caseNo", g."householdId", g."personId", g."holderName", g."townId",
      g."villageId", g.kind, g.cause, (select count(*) from household_member m where m.county_code = ${county}
        and m.household_id = g."householdId" and m.joined_on <= g."decidedOn"
        and (m.left_on is null or m.left_on > g."decidedOn")),
      g."acceptedOn", g."decidedOn", g."decidedBy", g.way, g.what, g.source, g."amountFen", g."transferId", ${at},
      ${actor.userName}
    from jsonb_to_recordset(${tableOf(group)}::jsonb) as g (id uuid, "caseId" uuid, "caseNo" text, "householdId" uuid,
      "personId" uuid, "holderName" text, "townId" uuid, "villageId" uuid, kind text, cause text, "acceptedOn" date,
      "decidedOn" date, "decidedBy" text, way text, what text, source text, "amountFen" bigint, "transferId" uuid)`);
}

/** Also what the reserve gave is an award: what is owed to a family in a month is what awards give less what was given. */
async function openAwards(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  scheme: string,
  group: readonly Kept[],
): Promise<void> {
  const payable = group.filter(({ amountFen }) => amountFen > 0);
  const [first] = payable;
  if (!first) return;
  const decidedOn = Temporal.PlainDate.from(first.decidedOn);
  await openForMonth(tx, actor, at, {
    openedBy: 'case',
    scheme,
    month: decidedOn.with({ day: 1 }),
    cause: 'decision',
    document: '',
    decidedOn,
    from: sql`select "caseId" as source_id, "partyId" as party_id, "householdId" as household_id,
        "personId" as person_id, "holderName" as holder_name, "townId" as town_id, "villageId" as village_id,
        "amountFen" as amount_fen
      from jsonb_to_recordset(${tableOf(payable)}::jsonb) as g ("caseId" uuid, "partyId" uuid, "householdId" uuid,
        "personId" uuid, "holderName" text, "townId" uuid, "villageId" uuid, "amountFen" bigint)`,
  });
}

interface Reserve {
  readonly town_id: Id;
  readonly fund_id: Id;
  readonly account_id: Id;
}

/** The reserve of each township in a fund of the year that is for relief: the one that has most. */
const reservesOf = (
  tx: Tx,
  actor: Actor,
  scheme: string,
  year: number,
  towns: readonly Id[],
): Promise<Reserve[]> =>
  tx.rows<Reserve>(sql`select distinct on (s.town_id) s.town_id, s.fund_id, s.account_id
    from fund_share s
      join fund f on f.county_code = s.county_code and f.id = s.fund_id and f.year = ${year}
      join ledger_purpose p on p.county_code = s.county_code and p.asset_id = s.fund_id and p.scheme = ${scheme}
      join ledger_head h on h.county_code = s.county_code and h.account_id = s.account_id
    where s.county_code = ${actor.countyCode} and s.kind = 'reserve' and s.town_id = any(${[...towns]}::uuid[])
    order by s.town_id, h.balance - h.held desc, s.account_id`);

async function fromReserves(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  scheme: string,
  group: readonly Kept[],
): Promise<Outcome<null>> {
  const paid = group.filter(({ source }) => source === 'reserve');
  const [first] = paid;
  if (!first) return done(null);
  const effectiveOn = Temporal.PlainDate.from(first.decidedOn);
  const towns = [...new Set(paid.map(({ townId }) => townId))];
  const reserves = await reservesOf(tx, actor, scheme, effectiveOn.year, towns);
  const reserveOf = new Map(reserves.map((one) => [one.town_id, one]));
  if (towns.some((town) => !reserveOf.has(town)))
    return refuse('relief.no-reserve', { year: effectiveOn.year });
  const givenOf = new Map<Id, Id>();
  for (const [fundId, some] of Map.groupBy(reserves, ({ fund_id }) => fund_id)) {
    const wishes = some.map(({ town_id }) => ({ scheme, townId: town_id }));
    const accounts = await openDueAccounts(tx, actor, at, fundId, wishes);
    if (!accounts.ok) return accounts;
    for (const { townId, givenId } of accounts.value) if (townId !== null) givenOf.set(townId, givenId);
  }
  const rows = paid.map((one) => ({
    ...{ transferId: one.transferId, partyId: one.partyId, amountFen: one.amountFen },
    ...{
      from: reserveOf.get(one.townId)?.account_id,
      to: givenOf.get(one.townId),
      item: `relief-${one.caseNo}-${one.id.slice(-8)}`,
    },
  }));
  const posted = await postFrom(tx, actor, at, {
    transfers: paid.map((one) => ({
      id: one.transferId ?? one.id,
      key: `relief/${one.id}`,
      kind: 'relief.grant',
      effectiveOn,
      reason: one.cause.slice(0, 200),
      inputHash: createHash('sha256').update(`${one.id} ${one.amountFen}`).digest(),
    })),
    legs: sql`select "transferId" as transfer_id, "from" as from_account, "to" as to_account, "amountFen" as amount,
        ${scheme}::text as scheme, "partyId" as party_id, ${effectiveOn.with({ day: 1 })}::date as period, item,
        0::smallint as step
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l ("transferId" uuid, "from" uuid, "to" uuid,
        "partyId" uuid, "amountFen" bigint, item text)`,
  });
  if (posted.ok) return done(null);
  const { code, facts } = posted.refusal;
  return code === 'ledger.balance.short' ? refuse('relief.reserve-short', facts) : posted;
}

interface Standing {
  readonly id: Id;
  readonly case_id: Id;
  readonly source: string;
  readonly decided_on: Temporal.PlainDate;
  readonly transfer_id: Id | null;
}

/**
 * A decision was taken back: the reserve has its money again, and an award of which nothing was paid gives nothing. What a
 * run has paid already is recovered there. Refusals: those of `reverse`.
 */
export async function takeBackRelief(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  scheme: string,
  caseIds: readonly Id[],
): Promise<Outcome<null>> {
  const county = actor.countyCode;
  const standing =
    await tx.rows<Standing>(sql`select id, case_id, source, decided_on, transfer_id from relief_grant
    where county_code = ${county} and case_id = any(${[...caseIds]}::uuid[]) and taken_back_at is null
    order by id for update`);
  const effectiveOn = chinaDay(at);
  for (const { id, case_id, source, decided_on, transfer_id } of standing) {
    const month = decided_on.with({ day: 1 });
    if (source === 'county') {
      await takeBackMonth(tx, actor, at, { sourceId: case_id, scheme, month, cause: 'decision-taken-back' });
    }
    const mirror = transfer_id
      ? await reverse(tx, actor, at, {
          transferId: transfer_id,
          key: `relief-back/${id}`,
          effectiveOn,
          reason: '撤销救助决定',
        })
      : undefined;
    if (mirror && !mirror.ok) return mirror;
    await tx.run(sql`update relief_grant set taken_back_at = ${at},
        back_transfer_id = ${mirror?.value.transferId ?? null}
      where county_code = ${county} and id = ${id}`);
  }
  return done(null);
}
