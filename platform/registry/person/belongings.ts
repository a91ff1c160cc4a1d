import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { parseAccountNumber } from '../bank-account.ts';
import { attachRecords } from '../bulk/attach.ts';
import { prepareAccount, prepareCertificate } from '../bulk/prepare.ts';
import { findDisabilityNumber } from '../disability-number.ts';
import { type Fact, recordFacts } from '../history/facts.ts';
import { checkPast, Day } from './input.ts';
import { lockPerson } from './lock.ts';

type Tools = Pick<Services, 'cipher' | 'clock'>;
type Done = Promise<Outcome<{ id: Id; version: number }>>;

const Common = {
  version: Type.Integer(),
  document: Type.Optional(Type.String({ maxLength: 200 })),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
};

export const NewAccount = Type.Object({
  ...Common,
  number: Type.String({ maxLength: 60 }),
  bankName: Type.String({ maxLength: 100 }),
  holderName: Type.String({ minLength: 1, maxLength: 100 }),
  holderRelation: Type.Optional(Type.Union([Type.String({ maxLength: 20 }), Type.Null()])),
  since: Day,
});
export type NewAccount = Static<typeof NewAccount>;

export const NewCertificate = Type.Object({
  ...Common,
  number: Type.String({ maxLength: 60 }),
  issuedOn: Type.Optional(Type.Union([Day, Type.Null()])),
  validUntil: Type.Optional(Type.Union([Day, Type.Null()])),
});
export type NewCertificate = Static<typeof NewCertificate>;

export const Ending = Type.Object({ ...Common, on: Day });
export type Ending = Static<typeof Ending>;

const dayOrNull = (text: string | null | undefined) => (text ? Temporal.PlainDate.from(text) : null);

async function touch(tx: Tx, actor: Actor, id: Id, version: number): Promise<number> {
  await tx.run(sql`update person set version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  return version + 1;
}

const contextOf = (services: Tools, document: string | undefined) => ({
  at: services.clock.now(),
  on: services.clock.today(),
  source: 'officer' as const,
  document: document ?? '',
  importId: null,
});

/** Adds a bank account. Refusals: `registry.account.*`, `registry.date.future`, `registry.nothing-differs` when it is there already. */
export async function addAccount(tx: Tx, actor: Actor, services: Tools, id: Id, input: NewAccount): Done {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const parsed = parseAccountNumber(input.number);
  if (!parsed.ok) return refuse(`registry.account.${parsed.problem}`, {}, { field: 'number' });
  const since = Temporal.PlainDate.from(input.since);
  const late = checkPast(since, services.clock.today(), 'since');
  if (late) return { ok: false, refusal: late };
  const account = prepareAccount(services.cipher, actor.countyCode, {
    personId: id,
    number: parsed.value.number,
    bankName: input.bankName,
    holderName: input.holderName,
    holderRelation: input.holderRelation ?? null,
    since,
  });
  const added = await attachRecords(tx, actor, contextOf(services, input.document), {
    accounts: [account],
    certificates: [],
  });
  if (added.accounts === 0) return refuse('registry.nothing-differs', {}, { field: 'number' });
  return done({ id: account.id, version: await touch(tx, actor, id, locked.value.version) });
}

/** Adds a disability certificate, and makes it the one in force. Refusals: `registry.certificate.shape`, `registry.nothing-differs`. */
export async function addCertificate(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: NewCertificate,
): Done {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const found = findDisabilityNumber(input.number);
  if (found === undefined) return refuse('registry.certificate.shape', {}, { field: 'number' });
  const certificate = prepareCertificate(services.cipher, actor.countyCode, {
    personId: id,
    number: found.number,
    kind: found.kind,
    grade: found.grade,
    issuedOn: dayOrNull(input.issuedOn),
    validUntil: dayOrNull(input.validUntil),
  });
  const added = await attachRecords(tx, actor, contextOf(services, input.document), {
    accounts: [],
    certificates: [certificate],
  });
  if (added.certificates === 0) return refuse('registry.nothing-differs', {}, { field: 'number' });
  return done({ id: certificate.id, version: await touch(tx, actor, id, locked.value.version) });
}

/** Closes an account from a day on. Refusals: `http.missing`, `registry.date.future`. */
export async function closeAccount(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  accountId: Id,
  input: Ending,
): Done {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const on = Temporal.PlainDate.from(input.on);
  const late = checkPast(on, services.clock.today(), 'on');
  if (late) return { ok: false, refusal: late };
  const row = await tx.find<{ account_tail: string }>(sql`update bank_account set closed_on = ${on}
    where county_code = ${actor.countyCode} and person_id = ${id} and id = ${accountId} and closed_on is null
    returning account_tail`);
  if (row === undefined) return refuse('http.missing');
  await recordFacts(tx, actor, services.clock.now(), [
    fact(id, 'close-account', on, input, [
      { field: 'account', before: `****${row.account_tail}`, after: null },
    ]),
  ]);
  return done({ id: accountId, version: await touch(tx, actor, id, locked.value.version) });
}

/** Ends a certificate; the next best one that is in force, if any, stands on the record from then on. */
export async function revokeCertificate(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  certificateId: Id,
  input: Ending,
): Done {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const on = Temporal.PlainDate.from(input.on);
  const late = checkPast(on, services.clock.today(), 'on');
  if (late) return { ok: false, refusal: late };
  const row = await tx.find<{ kind: string; grade: number }>(sql`update disability_certificate
    set revoked_on = ${on} where county_code = ${actor.countyCode} and person_id = ${id} and id = ${certificateId}
      and revoked_on is null returning kind, grade`);
  if (row === undefined) return refuse('http.missing');
  await tx.run(sql`update person p set version = version + 1,
      (disability_kind, disability_grade) = (select c.kind, c.grade from disability_certificate c
        where c.county_code = p.county_code and c.person_id = p.id and c.revoked_on is null
        order by c.grade, c.created_at desc limit 1)
    where p.county_code = ${actor.countyCode} and p.id = ${id}`);
  await recordFacts(tx, actor, services.clock.now(), [
    fact(id, 'revoke-certificate', on, input, [
      { field: 'disability', before: `${row.kind}-${row.grade}`, after: null },
    ]),
  ]);
  return done({ id: certificateId, version: locked.value.version + 1 });
}

const fact = (
  subjectId: Id,
  act: Fact['act'],
  effectiveOn: Temporal.PlainDate,
  input: Ending,
  fields: Fact['fields'],
): Fact => ({
  subjectKind: 'person',
  subjectId,
  act,
  effectiveOn,
  document: input.document ?? '',
  reason: input.reason ?? '',
  fields,
});
