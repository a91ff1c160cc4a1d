import type { FieldValues } from '../../../engine/matters/index.ts';
import type { AuditEntry } from '../../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { actOn, type CaseLaw, startCase } from '../../cases/index.ts';
import type { Services } from '../../http/index.ts';
import { linkPapers } from '../../papers/index.ts';
import { HEAD } from '../../registry/index.ts';
import type { ApplicationKind } from '../shapes.ts';
import { type NewFamily, registerFamily } from './register-family.ts';

export interface OfficeAct {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Services;
  readonly law: CaseLaw;
  audit(entry: AuditEntry): void;
}

export interface TakeIn {
  readonly version: number;
  /** Who on the rolls it is; left out with `register`. */
  readonly personId?: Id | undefined;
  /** Nobody on the rolls: the person is registered, with the family that they live with. */
  readonly register?: boolean | undefined;
  readonly family?: NewFamily | undefined;
  /** What the officer fills in or puts right. */
  readonly form?: FieldValues | undefined;
  /** Papers that are there besides the photographs. */
  readonly materials?: readonly string[] | undefined;
}

export interface Locked {
  readonly id: Id;
  readonly code: string | null;
  readonly kind: ApplicationKind;
  readonly matter: string;
  readonly state: string;
  readonly version: number;
  readonly case_id: Id | null;
  readonly village_id: Id;
  readonly applicant_name: string | null;
  readonly address: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly sex: 1 | 2 | null;
  readonly contact_sealed: Buffer | null;
  readonly record: { form?: FieldValues; reason?: string };
  readonly sent_on: string;
}

/** What waits, locked. Refusals: `http.missing`, `applications.moved-on`, `applications.not-waiting`. */
export async function lockWaiting(
  { tx, actor }: OfficeAct,
  id: Id,
  version: number,
): Promise<Outcome<Locked>> {
  const row = await tx.find<Locked>(sql`select id, code, kind, matter, state, version, case_id, village_id,
      applicant_name, address, birth_date, sex, contact_sealed, record, sent_on::text as sent_on
    from application where county_code = ${actor.countyCode} and id = ${id} and state <> 'begun' for update`);
  if (!row) return refuse('http.missing');
  if (row.version !== version) return refuse('applications.moved-on');
  return row.state === 'sent' ? done(row) : refuse('applications.not-waiting');
}

/**
 * Takes in what came through the public's door: an application as a case under the same code and of the day on which it
 * came, a supplement or the wish to withdraw as an act on its case. Papers go with it.
 * Refusals: those of `lockWaiting`, of starting a case and of acting on one, `applications.person-missing`,
 * `.may-not-register`, `registry.*`.
 */
export async function takeIn(
  act: OfficeAct,
  id: Id,
  input: TakeIn,
): Promise<Outcome<{ caseId: Id; caseNo: string | null }>> {
  const locked = await lockWaiting(act, id, input.version);
  if (!locked.ok) return locked;
  const row = locked.value;
  const slots = await listSlots(act, id);
  const taken = row.kind === 'apply' ? await asCase(act, row, input, slots) : await asAct(act, row, slots);
  if (!taken.ok) return taken;
  const { tx, actor } = act;
  await linkPapers(tx, actor, { kind: 'application', id }, { kind: 'case', id: taken.value.caseId });
  await tx.run(sql`update application set state = 'taken', case_id = ${taken.value.caseId},
      done_by_name = ${actor.userName}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  act.audit({
    action: 'applications.take-in',
    subjectKind: 'application',
    subjectId: id,
    detail: { kind: row.kind, caseId: taken.value.caseId },
  });
  return taken;
}

async function listSlots({ tx, actor }: OfficeAct, id: Id): Promise<readonly string[]> {
  const rows = await tx.rows<{ slot: string }>(sql`select distinct p.slot from paper p
    where p.county_code = ${actor.countyCode} and p.owner_kind = 'application' and p.owner_id = ${id}
      and not exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id)
    order by p.slot`);
  return rows.map(({ slot }) => slot);
}

type Taken = Promise<Outcome<{ caseId: Id; caseNo: string | null }>>;

async function asCase(act: OfficeAct, row: Locked, input: TakeIn, slots: readonly string[]): Taken {
  const person = await settlePerson(act, row, input);
  if (!person.ok) return person;
  const asked =
    act.law.matterBook.matters.get(row.matter)?.procedures.flatMap(({ materials }) => materials) ?? [];
  const known = new Set(asked.map(({ code }) => code));
  const written = asked.filter(({ isForm }) => isForm === true).map(({ code }) => code);
  const started = await startCase(act, {
    matter: row.matter,
    personId: person.value,
    record: {
      form: { ...row.record.form, ...input.form },
      materials: [
        ...new Set([...written, ...slots.filter((slot) => known.has(slot)), ...(input.materials ?? [])]),
      ],
    },
    ...(row.code === null ? {} : { cameIn: { code: row.code, on: row.sent_on } }),
  });
  return started.ok ? done({ caseId: started.value.id, caseNo: started.value.caseNo }) : started;
}

async function settlePerson(act: OfficeAct, row: Locked, input: TakeIn): Promise<Outcome<Id>> {
  if (input.personId !== undefined) return done(input.personId);
  if (input.register !== true) return refuse('applications.person-missing', {}, { field: 'personId' });
  return registerFamily(act, row, input.family ?? { relation: HEAD, members: [] });
}

/** Papers that were asked for go on with the case; those that nobody asked for are only put with it. */
async function asAct(act: OfficeAct, row: Locked, slots: readonly string[]): Taken {
  if (row.case_id === null) throw new Error('something was sent for no case');
  const caseId = row.case_id;
  const file = await act.tx.find<{ phase: string }>(sql`select phase from case_file
    where county_code = ${act.actor.countyCode} and id = ${caseId}`);
  if (!file) return refuse('http.missing');
  if (row.kind === 'supplement' && file.phase !== 'supplementing') return done({ caseId, caseNo: null });
  const wanted =
    row.kind === 'supplement'
      ? {
          kind: 'supplement' as const,
          step: null,
          record: { materials: await slotsOfCase(act, row, slots), form: {} },
        }
      : { kind: 'withdraw' as const, step: null, record: { reason: row.record.reason ?? '申请人撤回' } };
  const acted = await actOn(act, [{ caseId }], wanted);
  if (!acted.ok) return acted;
  const [refused] = acted.value.refused;
  return refused ? { ok: false, refusal: refused.refusal } : done({ caseId, caseNo: null });
}

async function slotsOfCase(act: OfficeAct, row: Locked, slots: readonly string[]): Promise<string[]> {
  const matter = act.law.matterBook.matters.get(row.matter);
  const codes = new Set(
    matter?.procedures.flatMap(({ materials }) => materials.map(({ code }) => code)) ?? [],
  );
  return slots.filter((slot) => codes.has(slot));
}
