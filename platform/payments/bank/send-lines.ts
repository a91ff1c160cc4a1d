import { hash } from 'node:crypto';
import { findBankFormat, type PaymentBatch } from '../../banks/index.ts';
import type { Actor, Clock, FieldCipher, Id, Outcome, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import { keepBatchFile } from './keep-files.ts';
import type { SignedRun } from './lock-signed.ts';
import { findPayBank, openPayerAccount } from './pay-bank.ts';

export interface BankServices {
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

export interface FileWish {
  /** What it is for, as the holder reads it in the passbook. */
  readonly title: string;
  /** The day on which the bank is asked to pay; today when left out. */
  readonly payOn?: Temporal.PlainDate | undefined;
}

/** Lines of the roll of one payee and account, which are one line at the bank. */
export interface JoinedLine {
  readonly payee_id: Id;
  readonly account_id: Id;
  readonly account_sealed: Buffer;
  readonly account_hash: Buffer;
  readonly account_tail: string;
  /** Where the account is sealed: a person’s or a home’s. */
  readonly account_table: 'bank_account' | 'pay_home';
  readonly holder_name: string;
  readonly amount_fen: bigint;
  readonly roll_nos: number[];
  /** Which try it is for each of `roll_nos`. */
  readonly tries: number[];
}

/**
 * Makes the file of these lines and keeps it: the bytes and what they say, sealed, under their SHA-256. Refusals:
 * `payments.bank.none`, `payments.bank.pay-on`, and those of the format (`banks.write.*`).
 */
export async function sendLines(
  tx: Tx,
  actor: Actor,
  { clock, cipher }: BankServices,
  run: SignedRun,
  no: number,
  { title, payOn = clock.today() }: FileWish,
  joined: readonly JoinedLine[],
): Promise<Outcome<{ id: Id; isNew: boolean }>> {
  const county = actor.countyCode;
  const bank = await findPayBank(tx, actor);
  const format = bank && findBankFormat(bank.format);
  if (!bank || !format) return refuse('payments.bank.none');
  const madeOn = clock.today();
  if (Temporal.PlainDate.compare(payOn, madeOn) < 0)
    return refuse('payments.bank.pay-on', {}, { field: 'payOn' });
  const batchNo = `${run.run_no}-${no}`;
  const month = run.first_month.toPlainYearMonth();
  const memo = `${title}${month.toString().replace('-', '')}`;
  const batch: PaymentBatch = {
    batchNo,
    payer: { name: bank.payerName, account: openPayerAccount(cipher, county, bank) },
    title,
    forMonth: month,
    madeOn,
    payOn,
    lines: joined.map((line, index) => ({
      lineNo: index + 1,
      reference: `${batchNo}-${index + 1}`,
      account: cipher.open(line.account_sealed, {
        countyCode: county,
        table: line.account_table,
        column: 'account_sealed',
        rowId: line.account_id,
      }),
      holderName: line.holder_name,
      idNumber: null,
      amountFen: line.amount_fen,
      memo,
    })),
  };
  const file = await format.write(batch);
  if (!file.ok) return file;
  const { bytes, name, mediaType } = file.value;
  const id = newId();
  const total = joined.reduce((sum, line) => sum + line.amount_fen, 0n);
  await tx.run(sql`insert into pay_batch (county_code, id, run_id, no, batch_no, bank_id, title, pay_on, lines,
      amount_fen, file_name, media_type, byte_count, sha256, made_at, made_by, made_by_name)
    values (${county}, ${id}, ${run.id}, ${no}, ${batchNo}, ${bank.id}, ${title}, ${payOn}, ${joined.length}, ${total},
      ${name}, ${mediaType}, ${bytes.length}, ${hash('sha256', bytes, 'buffer')}, ${clock.now()}, ${actor.userId},
      ${actor.userName})`);
  await insertLines(tx, county, run, id, batch, joined);
  await keepBatchFile(tx, cipher, county, id, { bytes, batch });
  return done({ id, isNew: true });
}

async function insertLines(
  tx: Tx,
  county: string,
  run: SignedRun,
  batchId: Id,
  { lines }: PaymentBatch,
  joined: readonly JoinedLine[],
): Promise<void> {
  await tx.run(sql`insert into pay_batch_line (county_code, batch_id, line_no, reference, payee_id, account_id,
      account_hash, account_tail, holder_name, amount_fen)
    select ${county}, ${batchId}, line_no, reference, payee, account, decode(account_hash, 'hex'), tail, holder, fen
    from unnest(${lines.map(({ lineNo }) => lineNo)}::integer[], ${lines.map(({ reference }) => reference)}::text[],
      ${joined.map((line) => line.payee_id)}::uuid[], ${joined.map((line) => line.account_id)}::uuid[],
      ${joined.map((line) => line.account_hash.toString('hex'))}::text[],
      ${joined.map((line) => line.account_tail)}::text[], ${joined.map((line) => line.holder_name)}::text[],
      ${joined.map((line) => line.amount_fen.toString())}::bigint[])
      as l (line_no, reference, payee, account, account_hash, tail, holder, fen)`);
  const lineNos = joined.flatMap(({ roll_nos }, index) => roll_nos.map(() => index + 1));
  await tx.run(sql`insert into pay_batch_item (county_code, run_id, roll_no, try, batch_id, line_no)
    select ${county}, ${run.id}, roll_no, try, ${batchId}, line_no
    from unnest(${joined.flatMap(({ roll_nos }) => roll_nos)}::integer[], ${joined.flatMap(({ tries }) => tries)}::smallint[],
      ${lineNos}::integer[]) as i (roll_no, try, line_no)`);
}
