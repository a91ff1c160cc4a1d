import type { Actor, Outcome, Tx } from '../../base/index.ts';
import { done, maskIdentityNumber, maskPhone, refuse } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { type Fact, type FactField, type FactValue, recordFacts } from '../history/facts.ts';
import { type PastValue, pastValuesOn } from '../history/values-on.ts';
import { correctFormerId } from './former-id.ts';
import {
  type CheckedId,
  checkAgreement,
  checkCodes,
  checkIdNumber,
  checkPast,
  checkPersonName,
  checkPhone,
  type PersonFields,
} from './input.ts';
import type { LockedPerson } from './lock.ts';

type Said = Partial<PersonFields> & { readonly validOn?: string };
type Past = ReadonlyMap<string, PastValue>;

/** Fields that may have been otherwise on an earlier day. Sex and birth date stand for all days. */
const changing = ['name', 'ethnicity', 'nationality', 'idKind', 'idNumber', 'phone'] as const;

/** What is put right in spans of days that have ended, and what was said of the span that lasts until today. */
export interface PastDraft {
  readonly on: Temporal.PlainDate | null;
  readonly fields: readonly FactField[];
  /** The number that the person had until a day. */
  readonly formerId: { readonly number: string; readonly until: Temporal.PlainDate } | null;
  readonly saidOfToday: Partial<PersonFields>;
}

/**
 * Takes apart what was said of an earlier day. Of secrets the history has masks alone: a telephone whose mask stays
 * the same counts as the same; a number is always written, for it may differ behind its mask.
 * Refusals: those of the fields, `registry.date.future`.
 */
export async function draftPast(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock'>,
  person: LockedPerson,
  said: Said,
): Promise<Outcome<PastDraft>> {
  const { validOn, ...fields } = said;
  const none = { on: null, fields: [], formerId: null, saidOfToday: fields };
  if (validOn === undefined) return done(none);
  const on = Temporal.PlainDate.from(validOn);
  const late = checkPast(on, services.clock.today(), 'validOn');
  if (late) return { ok: false, refusal: late };
  const past = (await pastValuesOn(tx, actor, 'person', [person.id], on)).get(person.id) ?? new Map();
  const saidOfToday = { ...fields };
  for (const field of changing) if (past.has(field)) delete saidOfToday[field];
  const checked = checkSaid(past, fields, person, services.clock.today());
  if (!checked.ok) return checked;
  return done({ on, saidOfToday, ...checked.value });
}

const textOf = (value: FactValue | undefined) => (typeof value === 'string' ? value : null);

function checkSaid(
  past: Past,
  said: Partial<PersonFields>,
  person: LockedPerson,
  today: Temporal.PlainDate,
): Outcome<Pick<PastDraft, 'fields' | 'formerId'>> {
  const fields: FactField[] = [];
  const note = (field: string, after: string | null, isSure = false) => {
    const span = past.get(field);
    if (span && (isSure || span.value !== after)) {
      fields.push({ field, before: span.value, after, until: span.until });
    }
  };
  if (said.name !== undefined && past.has('name')) {
    const name = checkPersonName(said.name);
    if (!name.ok) return name;
    note('name', name.value);
  }
  const unknown = checkCodes(said);
  if (unknown) return { ok: false, refusal: unknown };
  if (said.ethnicity !== undefined) note('ethnicity', said.ethnicity);
  if (said.nationality !== undefined) note('nationality', said.nationality);
  if (said.phone !== undefined && past.has('phone')) {
    const phone = checkPhone(said.phone);
    if (!phone.ok) return phone;
    note('phone', phone.value && maskPhone(phone.value));
  }
  const number = past.has('idNumber') ? checkNumber(past, said, person, today) : done(null);
  if (!number.ok) return number;
  const until = past.get('idNumber')?.until;
  if (number.value === null || until === undefined) return done({ fields, formerId: null });
  if (said.idKind !== undefined) note('idKind', said.idKind);
  note('idNumber', maskIdentityNumber(number.value.number.slice(0, 6)), true);
  return done({
    fields,
    formerId: { number: number.value.number, until: Temporal.PlainDate.from(until) },
  });
}

/** A number of an earlier day: it has to fit the person as one of today would. */
function checkNumber(
  past: Past,
  said: Partial<PersonFields>,
  person: LockedPerson,
  today: Temporal.PlainDate,
): Outcome<CheckedId | null> {
  const needsNumber = said.idKind !== undefined && past.has('idKind');
  if (said.idNumber === undefined && !needsNumber) return done(null);
  const kind = said.idKind ?? (textOf(past.get('idKind')?.value) as LockedPerson['id_kind'] | null);
  // A kind needs its number beside it; and that there was none cannot be said of days that have one.
  if (!said.idNumber || kind === 'none') return refuse('registry.id.empty', {}, { field: 'idNumber' });
  const id = checkIdNumber(kind ?? person.id_kind, said.idNumber, today);
  if (!id.ok) return id;
  const birthDate =
    said.birthDate === undefined
      ? person.birth_date
      : said.birthDate === null
        ? null
        : Temporal.PlainDate.from(said.birthDate);
  const disagreement = checkAgreement(id.value, { sex: said.sex ?? person.sex, birthDate });
  return disagreement ? { ok: false, refusal: disagreement } : id;
}

/** Writes what `draftPast` found: a page of history, and the former number. Nothing that stands today is touched. */
export async function writePast(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  person: LockedPerson,
  draft: PastDraft,
  basis: Pick<Fact, 'act' | 'document' | 'reason'>,
): Promise<void> {
  if (draft.on === null || draft.fields.length === 0) return;
  if (draft.formerId) {
    await correctFormerId(tx, actor, services, person.id, draft.formerId.number, draft.formerId.until);
  }
  await recordFacts(tx, actor, services.clock.now(), [
    { subjectKind: 'person', subjectId: person.id, effectiveOn: draft.on, fields: draft.fields, ...basis },
  ]);
}
