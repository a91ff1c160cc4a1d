import { findBankFormat } from '../../banks/index.ts';
import type { Actor, FieldCipher, Id, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, isOwnAccount, newId, refuse, sql } from '../../base/index.ts';
import { parseAccountNumber } from '../../registry/index.ts';
import type { PayBankItem } from './shapes.ts';

export interface NewPayBank {
  readonly bankName: string;
  readonly format: string;
  readonly payerName: string;
  readonly account: string;
}

const accountPlace = (countyCode: string, rowId: Id) => ({
  countyCode,
  table: 'pay_bank',
  column: 'account_sealed',
  rowId,
});

/**
 * Enters through which bank, in which format and out of which account the county pays. It holds once somebody else has
 * confirmed it. Two officers and no administrator: it says where money leaves from, which is business, and administrators
 * of the system see none. Refusals: `payments.bank.format`, `payments.bank.account`.
 */
export async function enterPayBank(
  tx: Tx,
  actor: Actor,
  cipher: FieldCipher,
  at: Temporal.Instant,
  { bankName, format, payerName, account }: NewPayBank,
): Promise<Outcome<{ id: Id }>> {
  if (!findBankFormat(format)) return refuse('payments.bank.format', {}, { field: 'format' });
  const parsed = parseAccountNumber(account);
  if (!parsed.ok) return refuse('payments.bank.account', {}, { field: 'account' });
  const id = newId();
  const { number } = parsed.value;
  await tx.run(sql`insert into pay_bank (county_code, id, bank_name, format, payer_name, account_sealed, account_tail,
      entered_at, entered_by, entered_by_name)
    values (${actor.countyCode}, ${id}, ${bankName}, ${format}, ${payerName},
      ${cipher.seal(number, accountPlace(actor.countyCode, id))}, ${number.slice(-4)}, ${at}, ${actor.userId},
      ${actor.userName})`);
  return done({ id });
}

/**
 * Confirms, refuses or withdraws what was entered. Refusals: `http.missing`, `payments.bank.ended`, `payments.bank.own`,
 * `payments.bank.not-own`.
 */
export async function endPayBank(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  bankId: Id,
  how: 'confirmed' | 'refused' | 'withdrawn',
): Promise<Outcome<{ how: string }>> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`pay-bank/${bankId}`}, 0))`);
  const row = await tx.find<{
    entered_by: Id;
    how: string | null;
  }>(sql`select b.entered_by, e.how from pay_bank b
      left join pay_bank_end e on e.county_code = b.county_code and e.bank_id = b.id
    where b.county_code = ${actor.countyCode} and b.id = ${bankId}`);
  if (!row) return refuse('http.missing');
  if (row.how !== null) return refuse('payments.bank.ended');
  const isOwn = isOwnAccount(actor, row.entered_by);
  if (isOwn && how !== 'withdrawn') return refuse('payments.bank.own');
  if (how === 'withdrawn' && row.entered_by !== actor.userId) return refuse('payments.bank.not-own');
  await tx.run(sql`insert into pay_bank_end (county_code, bank_id, entered_by, how, at, by_id, by_name)
    values (${actor.countyCode}, ${bankId}, ${row.entered_by}, ${how}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ how });
}

interface BankRow {
  readonly id: Id;
  readonly bank_name: string;
  readonly format: string;
  readonly payer_name: string;
  readonly account_tail: string;
  readonly entered_at: Temporal.Instant;
  readonly entered_by: Id;
  readonly entered_by_name: string;
  readonly how: PayBankItem['how'];
  readonly ended_at: Temporal.Instant | null;
  readonly ended_by_name: string | null;
}

/** All that was ever entered, the latest first. The one that was confirmed last holds. */
export async function listPayBanks(reader: Reader, actor: Actor): Promise<PayBankItem[]> {
  const rows =
    await reader.rows<BankRow>(sql`select b.id, b.bank_name, b.format, b.payer_name, b.account_tail,
      b.entered_at, b.entered_by, b.entered_by_name, e.how, e.at as ended_at, e.by_name as ended_by_name
    from pay_bank b left join pay_bank_end e on e.county_code = b.county_code and e.bank_id = b.id
    where b.county_code = ${actor.countyCode} order by b.entered_at desc, b.id desc limit 200`);
  const current = await findPayBank(reader, actor);
  return rows.map((row) => ({
    id: row.id,
    bankName: row.bank_name,
    format: row.format,
    payerName: row.payer_name,
    accountTail: row.account_tail,
    enteredAt: row.entered_at.toString(),
    enteredByName: row.entered_by_name,
    isOwn: isOwnAccount(actor, row.entered_by),
    how: row.how,
    endedAt: row.ended_at?.toString() ?? null,
    endedByName: row.ended_by_name,
    isCurrent: row.id === current?.id,
  }));
}

export interface PayBank {
  readonly id: Id;
  readonly format: string;
  readonly payerName: string;
  readonly accountSealed: Buffer;
}

/** The bank that holds now. */
export async function findPayBank(reader: Reader, actor: Actor): Promise<PayBank | undefined> {
  return await reader.find<PayBank>(sql`select b.id, b.format, b.payer_name as "payerName",
      b.account_sealed as "accountSealed"
    from pay_bank b join pay_bank_end e on e.county_code = b.county_code and e.bank_id = b.id
    where b.county_code = ${actor.countyCode} and e.how = 'confirmed' order by e.at desc, b.id desc limit 1`);
}

export const openPayerAccount = (cipher: FieldCipher, countyCode: string, bank: PayBank): string =>
  cipher.open(bank.accountSealed, accountPlace(countyCode, bank.id));
