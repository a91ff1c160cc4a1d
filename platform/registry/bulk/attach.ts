import type { Actor, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';
import type { PreparedAccount, PreparedCertificate } from './prepare.ts';
import { given, stage } from './staging.ts';
import type { Attachments, BulkContext } from './write.ts';

const FACT_COLUMNS = 'fact_id uuid, import_row integer';

async function attachAccounts(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  accounts: readonly PreparedAccount[],
): Promise<number> {
  const columns = `id uuid, person_id uuid, holder_name text, holder_relation text, bank_name text,
    account_sealed bytea, account_hash bytea, account_tail text, since date, ${FACT_COLUMNS}`;
  const rows = accounts.map(({ id, facts, sealed, hash, tail }) => [
    ...[id, facts.personId, facts.holderName, facts.holderRelation ?? null, facts.bankName],
    ...[sealed, hash, tail, facts.since, newId(), facts.importRow ?? null],
  ]);
  return await tx.run(sql`with brought as materialized (
      select distinct on (person_id, account_hash) * from ${given(columns, rows)}
      order by person_id, account_hash, id
    ), fresh as (
      insert into bank_account (county_code, id, person_id, holder_name, holder_relation, bank_name,
        account_sealed, account_hash, account_tail, since, created_at)
      select ${actor.countyCode}, b.id, b.person_id, holder_name, holder_relation, bank_name, account_sealed,
        account_hash, account_tail, since, ${context.at}::timestamptz
      from brought b
      where not exists (select 1 from bank_account known
        where known.county_code = ${actor.countyCode} and known.person_id = b.person_id
          and known.account_hash = b.account_hash and known.closed_on is null)
      returning id)
    insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on, recorded_at,
      recorded_by, recorded_by_name, document, fields, import_id, import_row)
    select ${actor.countyCode}, b.fact_id, 'person', b.person_id, 'add-account', b.since,
      ${context.at}::timestamptz, ${actor.userId}::uuid, ${actor.userName}, ${context.document},
      jsonb_build_array(jsonb_build_object('field', 'account', 'before', null,
        'after', '****' || b.account_tail, 'bank', b.bank_name)),
      ${context.importId}::uuid, b.import_row
    from brought b join fresh using (id)`);
}

async function attachCertificates(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  certificates: readonly PreparedCertificate[],
): Promise<number> {
  const columns = `id uuid, person_id uuid, number_sealed bytea, number_hash bytea, kind text, grade smallint,
    issued_on date, valid_until date, ${FACT_COLUMNS}`;
  const rows = certificates.map(({ id, facts, sealed, hash }) => [
    ...[id, facts.personId, sealed, hash, facts.kind, facts.grade],
    ...[facts.issuedOn ?? null, facts.validUntil ?? null, newId(), facts.importRow ?? null],
  ]);
  await stage(tx, 'bulk_certificate', columns, rows);
  const count = await tx.run(sql`with fresh as (
      insert into disability_certificate (county_code, id, person_id, number_sealed, number_hash, kind, grade,
        issued_on, valid_until, created_at)
      select ${actor.countyCode}, b.id, b.person_id, number_sealed, number_hash, kind, grade, issued_on,
        valid_until, ${context.at}::timestamptz
      from (select distinct on (person_id, number_hash) * from bulk_certificate
        order by person_id, number_hash, id) b
      where not exists (select 1 from disability_certificate known
        where known.county_code = ${actor.countyCode} and known.person_id = b.person_id
          and known.number_hash = b.number_hash and known.revoked_on is null)
      returning id)
    insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on, recorded_at,
      recorded_by, recorded_by_name, document, fields, import_id, import_row)
    select ${actor.countyCode}, b.fact_id, 'person', b.person_id, 'add-certificate',
      coalesce(b.issued_on, ${context.on}::date), ${context.at}::timestamptz, ${actor.userId}::uuid,
      ${actor.userName}, ${context.document},
      jsonb_build_array(jsonb_build_object('field', 'disability', 'before', null,
        'after', b.kind || '-' || b.grade)),
      ${context.importId}::uuid, b.import_row
    from bulk_certificate b join fresh using (id)`);
  await tx.run(sql`update person p set disability_kind = c.kind, disability_grade = c.grade
    from (select distinct on (person_id) person_id, kind, grade from bulk_certificate
      order by person_id, grade, id) c
    where p.county_code = ${actor.countyCode} and p.id = c.person_id
      and (p.disability_kind, p.disability_grade) is distinct from (c.kind, c.grade)`);
  return count;
}

/**
 * Gives people, new or known, their accounts and disability certificates; one that somebody already has, open and
 * with the same number, is left alone, so that importing the same sheet twice changes nothing.
 * @returns how many were new.
 */
export async function attachRecords(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  records: Attachments,
): Promise<{ accounts: number; certificates: number }> {
  return {
    accounts: records.accounts.length > 0 ? await attachAccounts(tx, actor, context, records.accounts) : 0,
    certificates:
      records.certificates.length > 0
        ? await attachCertificates(tx, actor, context, records.certificates)
        : 0,
  };
}
