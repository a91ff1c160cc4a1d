import {
  type Actor,
  chinaDay,
  done,
  type Id,
  isOwnAccount,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { openDueAccounts, openRemittedAccount } from '../funds/index.ts';
import { type NewLeg, post, sayYuan } from '../ledger/index.ts';
import { leftOf, lockMonth, lockRecovery } from './left-of.ts';
import type { Ground } from './shapes.ts';

export interface RemissionWish {
  readonly recoveryId: Id;
  readonly amountFen: bigint;
  readonly ground: Ground;
  readonly reason: string;
  /** The paper by which it was decided. */
  readonly document: string;
  readonly decidedOn: Temporal.PlainDate;
}

interface OpenPart {
  readonly no: number;
  readonly left_fen: bigint;
}

/** What is open of an agreement, the last instalment first: the next ones stay as they were agreed. */
const openParts = (tx: Tx, county: string, recoveryId: Id): Promise<readonly OpenPart[]> =>
  tx.rows<OpenPart>(sql`select * from (select i.no, ${leftOf('i')} as left_fen
    from recovery_instalment i
      left join recovery_receipt g on g.county_code = i.county_code and g.recovery_id = i.recovery_id and g.no = i.no
    where i.county_code = ${county} and i.recovery_id = ${recoveryId} and g.no is null) i
  where left_fen > 0 order by no desc`);

const tooMuch = (parts: readonly OpenPart[], amount: bigint) => {
  const left = parts.reduce((sum, { left_fen }) => sum + left_fen, 0n);
  if (left === 0n) return refuse('recoveries.remit.nothing');
  return amount > left
    ? refuse('recoveries.remit.too-much', { left: sayYuan(left) }, { field: 'amountFen' })
    : undefined;
};

/**
 * Proposes to waive what is left of an agreement, or part of it; nothing is waived until another person confirms it.
 * Refusals: `http.missing`, `recoveries.remit.decided-on` for a day to come or before the agreement,
 * `recoveries.remit.waits` while another proposal waits, `recoveries.remit.nothing`, `recoveries.remit.too-much`.
 */
export async function proposeRemission(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wish: RemissionWish,
): Promise<Outcome<{ id: Id }>> {
  const county = actor.countyCode;
  await lockRecovery(tx, county, wish.recoveryId);
  const recovery = await tx.find<{
    agreed_on: Temporal.PlainDate;
    is_waiting: boolean;
  }>(sql`select r.agreed_on,
      exists (select 1 from recovery_remission d
          left join recovery_remission_end e on e.county_code = d.county_code and e.remission_id = d.id
        where d.county_code = r.county_code and d.recovery_id = r.id and e.remission_id is null) as is_waiting
    from recovery r where r.county_code = ${county} and r.id = ${wish.recoveryId}`);
  if (!recovery) return refuse('http.missing');
  const { decidedOn, amountFen } = wish;
  const isOfItsDay =
    Temporal.PlainDate.compare(decidedOn, chinaDay(at)) <= 0 &&
    Temporal.PlainDate.compare(decidedOn, recovery.agreed_on) >= 0;
  if (!isOfItsDay) return refuse('recoveries.remit.decided-on', {}, { field: 'decidedOn' });
  if (recovery.is_waiting) return refuse('recoveries.remit.waits');
  const refusal = tooMuch(await openParts(tx, county, wish.recoveryId), amountFen);
  if (refusal) return refusal;
  const id = newId();
  await tx.run(sql`insert into recovery_remission (county_code, id, recovery_id, amount_fen, ground, reason, document,
      decided_on, proposed_at, proposed_by, proposed_by_name)
    values (${county}, ${id}, ${wish.recoveryId}, ${amountFen}, ${wish.ground}, ${wish.reason}, ${wish.document},
      ${decidedOn}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ id });
}

interface Proposed {
  readonly recovery_id: Id;
  readonly amount_fen: bigint;
  readonly reason: string;
  readonly document: string;
  readonly decided_on: Temporal.PlainDate;
  readonly proposed_by: Id;
  readonly how: string | null;
  readonly scheme: string;
  readonly party_id: Id;
  readonly fund_id: Id;
  readonly town_id: Id;
}

export interface RemissionEnd {
  readonly how: 'confirmed' | 'refused' | 'withdrawn';
  readonly note?: string | undefined;
}

/**
 * Settles a proposal. Confirmed by another person, it is waived and booked in the same transaction; refused by another
 * person, or withdrawn by who proposed it, it never is. Refusals: `http.missing`, `recoveries.remit.ended`,
 * `recoveries.remit.own`, `recoveries.remit.not-own`, `recoveries.remit.nothing` and `recoveries.remit.too-much` when
 * instalments came in meanwhile, and those of `post`.
 */
export async function endRemission(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  { how, note = '' }: RemissionEnd,
): Promise<Outcome<{ recoveryId: Id; amountFen: bigint; transferId: Id | null }>> {
  const county = actor.countyCode;
  const named = await tx.find<{ recovery_id: Id }>(
    sql`select recovery_id from recovery_remission where county_code = ${county} and id = ${id}`,
  );
  if (!named) return refuse('http.missing');
  await lockMonth(tx, county);
  await lockRecovery(tx, county, named.recovery_id);
  const proposed =
    await tx.get<Proposed>(sql`select d.recovery_id, d.amount_fen, d.reason, d.document, d.decided_on,
      d.proposed_by, e.how, r.scheme, r.party_id, r.fund_id, a.town_id
    from recovery_remission d
      join recovery r on r.county_code = d.county_code and r.id = d.recovery_id
      join award a on a.county_code = r.county_code and a.id = r.award_id
      left join recovery_remission_end e on e.county_code = d.county_code and e.remission_id = d.id
    where d.county_code = ${county} and d.id = ${id}`);
  if (proposed.how !== null) return refuse('recoveries.remit.ended');
  if (how === 'withdrawn' && proposed.proposed_by !== actor.userId) return refuse('recoveries.remit.not-own');
  if (how !== 'withdrawn' && isOwnAccount(actor, proposed.proposed_by)) return refuse('recoveries.remit.own');
  const taken = how === 'confirmed' ? await takeOff(tx, county, proposed) : done([]);
  if (!taken.ok) return taken;
  const booked = how === 'confirmed' ? await book(tx, actor, at, id, proposed, taken.value) : done(null);
  if (!booked.ok) return booked;
  await tx.run(sql`insert into recovery_remission_end (county_code, remission_id, proposed_by, how, at, by_id, by_name,
      note, transfer_id)
    values (${county}, ${id}, ${proposed.proposed_by}, ${how}, ${at}, ${actor.userId}, ${actor.userName}, ${note},
      ${booked.value})`);
  if (taken.value.length > 0)
    await tx.run(sql`insert into recovery_remission_part (county_code, remission_id, recovery_id, no, amount_fen)
      select ${county}, ${id}, ${proposed.recovery_id}, no, fen
      from unnest(${taken.value.map(({ no }) => no)}::smallint[],
        ${taken.value.map(({ left_fen }) => left_fen.toString())}::bigint[]) as p (no, fen)`);
  return done({
    recoveryId: proposed.recovery_id,
    amountFen: proposed.amount_fen,
    transferId: booked.value,
  });
}

/** From the last instalment on, as far as the sum goes; the instalment in which it ends keeps the rest. */
async function takeOff(
  tx: Tx,
  county: string,
  { recovery_id, amount_fen }: Proposed,
): Promise<Outcome<readonly OpenPart[]>> {
  const parts = await openParts(tx, county, recovery_id);
  const refusal = tooMuch(parts, amount_fen);
  if (refusal) return refusal;
  const taken: OpenPart[] = [];
  let rest = amount_fen;
  for (const part of parts) {
    if (part.left_fen >= rest) return done([...taken, { ...part, left_fen: rest }]);
    taken.push(part);
    rest -= part.left_fen;
  }
  throw new Error('less was open than was counted');
}

/** What was given stays given, and stands from then on under what the fund will not see again. */
async function book(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  { scheme, party_id: partyId, fund_id: fundId, town_id: townId, ...said }: Proposed,
  parts: readonly OpenPart[],
): Promise<Outcome<Id>> {
  const accounts = await openDueAccounts(tx, actor, at, fundId, [{ scheme, townId }]);
  if (!accounts.ok) return accounts;
  const [place] = accounts.value;
  if (!place) throw new Error('an account that was opened is not there');
  const to = await openRemittedAccount(tx, actor, at, fundId, { scheme, townId });
  if (!to.ok) return to;
  const period = said.decided_on.with({ day: 1 });
  const legs = parts.map(({ no, left_fen: amount }): NewLeg => {
    const payable = { partyId, period, item: `remit-${id.slice(-12)}-${no}`, step: 2 };
    return { from: place.givenId, to: to.value, amount, scheme, payable };
  });
  const { decided_on: effectiveOn, document, reason } = said;
  const head = { key: `remit/${id}`, kind: 'recover.remitted', effectiveOn, document, reason };
  const posted = await post(tx, actor, at, { ...head, legs });
  return posted.ok ? done(posted.value.transferId) : posted;
}
