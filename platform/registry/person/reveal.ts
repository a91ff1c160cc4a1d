import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { recordFacts } from '../history/facts.ts';

const REASON_LENGTH_MIN = 4;

export const Reveal = Type.Object({
  what: Type.Union([
    Type.Literal('idNumber'),
    Type.Literal('phone'),
    Type.Literal('account'),
    Type.Literal('certificate'),
    Type.Literal('formerId'),
  ]),
  /** Which of several accounts, certificates or former numbers. */
  rowId: Type.Optional(Type.String({ format: 'uuid' })),
  reason: Type.String({ maxLength: 500 }),
});
export type Reveal = Static<typeof Reveal>;

interface Sealed {
  readonly id: Id;
  readonly sealed: Buffer | null;
}

const sources = {
  idNumber: { table: 'person', column: 'id_sealed' },
  phone: { table: 'person', column: 'phone_sealed' },
  account: { table: 'bank_account', column: 'account_sealed' },
  certificate: { table: 'disability_certificate', column: 'number_sealed' },
  formerId: { table: 'person_former_id', column: 'number_sealed' },
} as const;

function sealedSql(actor: Actor, personId: Id, input: Reveal) {
  const { countyCode } = actor;
  const rowId = input.rowId ?? null;
  switch (input.what) {
    case 'idNumber':
      return sql`select id, id_sealed as sealed from person where county_code = ${countyCode} and id = ${personId}`;
    case 'phone':
      return sql`select id, phone_sealed as sealed from person where county_code = ${countyCode} and id = ${personId}`;
    case 'account':
      return sql`select id, account_sealed as sealed from bank_account
        where county_code = ${countyCode} and person_id = ${personId} and id = ${rowId}::uuid`;
    case 'certificate':
      return sql`select id, number_sealed as sealed from disability_certificate
        where county_code = ${countyCode} and person_id = ${personId} and id = ${rowId}::uuid`;
    case 'formerId':
      return sql`select id, number_sealed as sealed from person_former_id
        where county_code = ${countyCode} and person_id = ${personId} and id = ${rowId}::uuid`;
  }
}

/**
 * Shows one full number, once, and writes down who asked for what: the audit log has it, and so has the record
 * itself, where whoever the number belongs to can be told.
 * Refusals: `registry.reason.missing`, `http.missing`, `registry.reveal.empty`.
 */
export async function reveal(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  personId: Id,
  input: Reveal,
): Promise<Outcome<{ value: string }>> {
  const reason = input.reason.trim();
  if ([...reason].length < REASON_LENGTH_MIN)
    return refuse('registry.reason.missing', {}, { field: 'reason' });
  const row = await tx.find<Sealed>(sealedSql(actor, personId, input));
  if (row === undefined) return refuse('http.missing');
  if (row.sealed === null) return refuse('registry.reveal.empty');
  const place = { countyCode: actor.countyCode, ...sources[input.what], rowId: row.id };
  const value = services.cipher.open(row.sealed, place);
  await recordFacts(tx, actor, services.clock.now(), [
    {
      subjectKind: 'person',
      subjectId: personId,
      act: 'reveal',
      effectiveOn: services.clock.today(),
      reason,
      fields: [{ field: input.what, before: null, after: null }],
    },
  ]);
  return done({ value });
}
