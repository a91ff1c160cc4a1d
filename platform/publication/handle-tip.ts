import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { actOn } from '../cases/index.ts';
import type { Services } from '../http/index.ts';
import type { WriteSetting } from './post-lists.ts';
import { answerPlace } from './receipts.ts';
import { tipPlace } from './receive.ts';
import { tellAnswered } from './tell-answered.ts';
import { notePlace, type TipState } from './tips.ts';

export const tipActKinds = ['assign', 'note', 'answer', 'close'] as const;

export interface TipAct {
  readonly kind: (typeof tipActKinds)[number];
  /** Of an answer, the words that whoever told it will read with the code. */
  readonly note: string;
  /** Of an answer to an objection: one of the ways that the matter declares. */
  readonly how?: string | undefined;
  readonly toId?: Id | undefined;
}

interface LockedTip {
  readonly kind: 'objection' | 'list' | 'tip';
  readonly state: TipState;
  readonly case_id: Id | null;
  readonly act_no: number | null;
  readonly last_no: number;
  readonly receipt_hash: Buffer;
  readonly step: string | null;
}

const nextState: Readonly<Record<TipAct['kind'], TipState | null>> = {
  assign: 'assigned',
  note: null,
  answer: 'answered',
  close: 'closed',
};

interface TipSetting extends WriteSetting {
  readonly services: Pick<Services, 'clock' | 'cipher'>;
}

const lockTip = ({ tx, actor }: TipSetting, id: Id): Promise<LockedTip | undefined> =>
  tx.find(sql`select x.kind, x.state, x.case_id, x.act_no, x.last_no, x.receipt_hash,
      (select step from publication_list l where l.county_code = x.county_code and l.id = x.list_id) as step
    from public_tip x where x.county_code = ${actor.countyCode} and x.id = ${id} for update of x`);

/**
 * Does something about what the public told. Answering an objection is an act on its case. Refusals:
 * `publication.tip.closed`, `.answered`, `.how`, `.nobody`, those of the act, `http.missing`.
 */
export async function actOnTip(
  setting: TipSetting,
  id: Id,
  act: TipAct,
): Promise<Outcome<{ state: TipState }>> {
  const { tx, actor, services, audit } = setting;
  if (actor.level === 'village') return refuse('http.missing');
  const tip = await lockTip(setting, id);
  if (!tip) return refuse('http.missing');
  if (tip.state === 'closed') return refuse('publication.tip.closed');
  if (tip.state === 'answered' && act.kind === 'assign') return refuse('publication.tip.answered');
  const to = act.kind === 'assign' ? await findHolder(setting, act) : done(null);
  if (!to.ok) return to;
  const answered = act.kind === 'answer' ? await answer(setting, tip, act) : done(null);
  if (!answered.ok) return answered;
  const { countyCode } = actor;
  const at = services.clock.now();
  const no = tip.last_no + 1;
  const state = nextState[act.kind] ?? tip.state;
  await tx.run(sql`insert into public_tip_action (county_code, tip_id, no, kind, note_sealed, at, by_id, by_name)
    values (${countyCode}, ${id}, ${no}, ${act.kind},
      ${services.cipher.seal(act.note, notePlace(countyCode, id, no))}, ${at}, ${actor.userId}, ${actor.userName})`);
  await tx.run(sql`update public_tip set state = ${state}, last_no = ${no},
      holder_id = coalesce(${to.value?.id ?? null}::uuid, holder_id),
      holder_name = coalesce(${to.value?.name ?? null}, holder_name)
    where county_code = ${countyCode} and id = ${id}`);
  const said = act.kind === 'answer' || (act.kind === 'close' && tip.state !== 'answered');
  const sealed = said ? services.cipher.seal(act.note, answerPlace(countyCode, tip.receipt_hash)) : null;
  await tx.run(sql`update public_receipt set state = ${state},
      answered_on = coalesce(answered_on, ${said ? services.clock.today() : null}::date),
      answer_sealed = coalesce(${sealed}, answer_sealed)
    where county_code = ${countyCode} and receipt_hash = ${tip.receipt_hash}`);
  if (said) await tellAnswered(setting, [id]);
  audit({
    action: `publication.tip-${act.kind}`,
    subjectKind: 'tip',
    subjectId: id,
    detail: { no, kind: tip.kind },
  });
  return done({ state });
}

async function findHolder(
  { tx, services }: TipSetting,
  { toId }: TipAct,
): Promise<Outcome<{ id: Id; name: string }>> {
  const today = services.clock.today();
  const found = await tx.find<{ id: Id; name: string }>(sql`select distinct user_id as id, name
    from app.officers_here(${today}) where user_id = ${toId ?? null}::uuid`);
  return found ? done(found) : refuse('publication.tip.nobody', {}, { field: 'toId' });
}

/** On the case where it is an objection that nobody has answered there yet. */
async function answer(setting: TipSetting, tip: LockedTip, act: TipAct): Promise<Outcome<null>> {
  if (tip.kind !== 'objection' || tip.case_id === null || tip.state === 'answered') return done(null);
  if (act.how === undefined) return refuse('publication.tip.how', {}, { field: 'how' });
  const { tx, actor, services, law, audit } = setting;
  const record = { objection: tip.act_no, how: act.how, finding: act.note };
  const wanted = { kind: 'answer', step: tip.step, record } as const;
  const target = [{ caseId: tip.case_id }];
  const acted = await actOn({ tx, actor, services, law: law.cases, audit }, target, wanted);
  if (!acted.ok) return acted;
  const [refused] = acted.value.refused;
  return refused ? { ok: false, refusal: refused.refusal } : done(null);
}

/** Who told it, where they signed: shown to who handles it, and on record. Refusals: `http.missing`. */
export async function revealTip(
  { tx, actor, services, audit }: TipSetting,
  id: Id,
): Promise<Outcome<{ name: string; phone: string | null }>> {
  if (actor.level === 'village') return refuse('http.missing');
  const row = await tx.find<{
    name_sealed: Buffer | null;
    phone_sealed: Buffer | null;
  }>(sql`select name_sealed, phone_sealed
    from public_tip where county_code = ${actor.countyCode} and id = ${id}`);
  if (!row?.name_sealed) return refuse('http.missing');
  const open = (sealed: Buffer, column: string) =>
    services.cipher.open(sealed, tipPlace(actor.countyCode, id, column));
  audit({ action: 'publication.tip-reveal', subjectKind: 'tip', subjectId: id, detail: {} });
  return done({
    name: open(row.name_sealed, 'name_sealed'),
    phone: row.phone_sealed && open(row.phone_sealed, 'phone_sealed'),
  });
}
