import type { Actor, Id, Outcome, Sql, Tx } from '../base/index.ts';
import { done, isOwnAccount, newId, refuse, sql } from '../base/index.ts';
import { findFund, openDueAccounts } from '../funds/index.ts';
import { postFrom } from '../ledger/index.ts';
import { AFTER_DEATH } from './checks.ts';
import { digestOf } from './digest.ts';
import { frameOf, lockRun, type RunAct, type RunRow } from './lock-run.ts';
import { countNotOwed, giveRoom } from './owed.ts';
import { checkFund, setAside, setFree } from './set-aside.ts';

/**
 * Signs a frozen roll. Two persons do, one of them a director; with the second the roll falls due in the ledger, for each
 * township its own transfer, in the same transaction. Refusals: those of `lockRun`, `payments.signed-already`,
 * `payments.needs-director`, at the second signature `payments.changed` when the lines are not those that were frozen,
 * `payments.not-owed` when an award was changed since or another run was faster, `payments.died-since` when a death was told
 * since that leaves a month unowed, those of `checkFund` when the fund has not so much, and those of the ledger:
 * `ledger.item.twice` when another run was faster.
 */
export async function signRun(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: RunAct,
): Promise<Outcome<{ state: string }>> {
  const locked = await lockRun(tx, actor, act, ['frozen']);
  if (!locked.ok) return locked;
  const run = locked.value;
  const county = actor.countyCode;
  const before = await tx.rows<{ by_id: Id; post: string }>(sql`select by_id, post from pay_signature
    where county_code = ${county} and run_id = ${run.id} order by no`);
  if (before.some(({ by_id }) => isOwnAccount(actor, by_id))) return refuse('payments.signed-already');
  const isSecond = before.length === 1;
  if (isSecond && ![actor.post, ...before.map(({ post }) => post)].includes('director')) {
    return refuse('payments.needs-director');
  }
  await tx.run(sql`insert into pay_signature (county_code, run_id, no, by_id, by_name, post, at, digest)
    values (${county}, ${run.id}, ${before.length + 1}, ${actor.userId}, ${actor.userName}, ${actor.post}, ${at},
      ${run.digest})`);
  if (isSecond) {
    // One at a time for each scheme: what is owed is looked at again when nobody else can make it fall due.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`pay/${county}/${run.scheme}`}, 0))`);
    const roll = await lookOnceMore(tx, actor, run);
    if (!run.digest || roll.digest?.equals(run.digest) !== true) return refuse('payments.changed');
    const notOwed = await countNotOwed(tx, frameOf(actor, at, run));
    if (notOwed > 0) return refuse('payments.not-owed', { count: notOwed });
    if (roll.died > 0) return refuse('payments.died-since', { count: roll.died });
    const freed = await setFree(tx, actor, at, run, 'due');
    if (!freed.ok) return freed;
    const isThere = await checkFund(tx, actor, run);
    if (!isThere.ok) return isThere;
    const posted = await fallDue(tx, actor, at, run, roll.towns);
    if (!posted.ok) return posted;
  } else {
    const held = await setAside(tx, actor, at, run, 'sign');
    if (!held.ok) return held;
  }
  await tx.run(sql`update pay_run set version = version + 1, state = ${isSecond ? 'signed' : 'frozen'},
      signed_at = ${isSecond ? at : null}, signed_no = ${isSecond ? nextNo(actor, run) : null}
    where county_code = ${county} and id = ${run.id}`);
  return done({ state: isSecond ? 'signed' : 'frozen' });
}

interface Roll {
  readonly digest: Buffer | null;
  readonly towns: readonly Id[];
  /**
   * Lines of months after a death, of whoever it is given to or takes it: told since the roll was looked at, and before
   * the night in which the award follows.
   */
  readonly died: number;
}

/**
 * Looked at when money is about to fall due; until then nothing follows from a roll, and triggers keep it as it is. All that
 * is asked of its lines is asked in one pass. Who died is looked up among the few who did before the last month that is paid,
 * and only then which month a line is for.
 */
async function lookOnceMore(tx: Tx, actor: Actor, run: RunRow): Promise<Roll> {
  await giveRoom(tx);
  const look = digestOf(actor, run.id, {
    ofChunk: sql`, array_agg(distinct l.town_id) as towns, count(*) filter (
        where (l.person_id in (select id from dead) or l.payee_id in (select id from dead)) and exists (
          select 1 from dead where id in (l.person_id, l.payee_id) and ${AFTER_DEATH}))::integer as died`,
    ofAll: sql`, coalesce(json_agg(towns) filter (where towns is not null), '[]') as towns,
      coalesce(sum(died), 0)::integer as died`,
  });
  const { towns, ...roll } = await tx.get<Omit<Roll, 'towns'> & { towns: readonly (readonly Id[])[] }>(sql`
    with dead as materialized (
      select id, died_on from person where county_code = ${actor.countyCode} and died_on is not null
        and died_on < ${run.first_month.add({ months: run.months - 1 })}::date)
    ${look}`);
  return { ...roll, towns: [...new Set(towns.flat())].sort() };
}

/** Counted while nobody else signs a run of the scheme. */
const nextNo = (
  { countyCode }: Actor,
  { scheme }: RunRow,
): Sql => sql`(select coalesce(max(o.signed_no), 0) + 1
  from pay_run o where o.county_code = ${countyCode} and o.scheme = ${scheme})`;

/** From the fund to what is due in each township: one transfer a township, all legs in one statement. */
async function fallDue(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  run: RunRow,
  towns: readonly Id[],
): Promise<Outcome<null>> {
  const county = actor.countyCode;
  const accounts = await openDueAccounts(
    tx,
    actor,
    at,
    run.fund_id,
    towns.map((townId) => ({ scheme: run.scheme, townId })),
  );
  if (!accounts.ok) return accounts;
  const fund = await findFund(tx, county, run.fund_id);
  if (!fund || !run.digest) return refuse('funds.fund.unknown');
  const inputHash = run.digest;
  const transfers = accounts.value.map(({ townId, dueId }) => ({
    id: newId(),
    key: `pay/${run.id}/${townId}`,
    kind: 'pay.due',
    effectiveOn: run.first_month,
    inputHash,
    townId,
    dueId,
  }));
  const posted = await postFrom(tx, actor, at, {
    transfers: transfers.map(({ townId: _, dueId: __, ...head }) => head),
    legs: sql`select t.transfer_id, ${fund.poolId}::uuid as from_account, t.due_id as to_account,
        l.amount_fen as amount, ${run.scheme}::text as scheme, l.party_id, l.period, l.item, 0::smallint as step
      from pay_line l join unnest(${transfers.map(({ townId }) => townId)}::uuid[],
          ${transfers.map(({ id }) => id)}::uuid[], ${transfers.map(({ dueId }) => dueId)}::uuid[])
          as t (town_id, transfer_id, due_id) on t.town_id = l.town_id
      where l.county_code = ${county} and l.run_id = ${run.id} and not l.is_excluded`,
  });
  return posted.ok ? done(null) : posted;
}
