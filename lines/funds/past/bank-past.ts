import { hash } from 'node:crypto';
import {
  answerAs,
  type BankFile,
  findBankFormat,
  type PaymentBatch,
  totalFen,
} from '../../../platform/banks/index.ts';
import {
  type Actor,
  chinaDay,
  type FieldCipher,
  getValue,
  type Id,
  newId,
  sql,
  type Tx,
} from '../../../platform/base/index.ts';
import {
  findPayBank,
  keepBatchFile,
  keepReturnFile,
  openPayerAccount,
} from '../../../platform/payments/index.ts';
import type { PastMakers, PastScheme } from './frame.ts';

/** What each run sent to the bank: lines of one payee and account are one line. */
export async function stageFiles(tx: Tx): Promise<void> {
  await tx.run(sql`create temp table past_bank on commit drop as
    select r.run_id, 1 as try, row_number() over (partition by r.run_id order by min(r.no))::integer as line_no, r.payee_id,
      r.account_id, sum(r.fen)::bigint as fen, array_agg(r.no order by r.no) as roll_nos,
      b.code is null as is_paid, coalesce(b.code, '0000') as code, coalesce(b.reason, '') as reason, b.is_again
    from past_roll r left join past_bounce b on b.run_id = r.run_id and b.payee_id = r.payee_id
    group by r.run_id, r.payee_id, r.account_id, b.code, b.reason, b.is_again`);
  await tx.run(sql`insert into past_bank
    select b.run_id, 2, row_number() over (partition by b.run_id order by b.line_no)::integer, b.payee_id, a.id, b.fen,
      b.roll_nos, true, '0000', '', null
    from past_bank b join past_account a on a.person_id = b.payee_id where b.is_again`);
  await tx.run(sql`create index on past_bank (run_id, try, line_no)`);
  await tx.run(sql`analyze past_bank`);
}

interface FileRow {
  readonly run_id: Id;
  readonly try: number;
  readonly no: string;
  readonly scheme: string;
  readonly first_month: Temporal.PlainDate;
  readonly made_at: Temporal.Instant;
  readonly pay_on: Temporal.PlainDate;
  readonly answered_at: Temporal.Instant;
}

interface LineRow {
  readonly line_no: number;
  readonly account_id: Id;
  readonly fen: bigint;
  readonly is_paid: boolean;
  readonly code: string;
  readonly reason: string;
}

interface Account {
  readonly id: Id;
  readonly account_table: 'bank_account' | 'pay_home';
  readonly holder_name: string;
  readonly account_sealed: Buffer;
}

interface MadeFile {
  readonly batchId: Id;
  readonly returnId: Id;
  readonly file: FileRow;
  readonly batch: PaymentBatch;
  readonly written: BankFile;
  readonly answer: ReturnType<typeof answerAs>;
}

/** Makes and keeps the files and what came back of them. */
export async function keepFiles(tx: Tx, makers: PastMakers, schemes: readonly PastScheme[]): Promise<void> {
  const { officer, cipher } = makers;
  const county = officer.countyCode;
  const bank = await findPayBank(tx, officer);
  const format = bank && findBankFormat(bank.format);
  if (!bank || !format) throw new Error('the demo county has no bank');
  const payer = { name: bank.payerName, account: openPayerAccount(cipher, county, bank) };
  const numbers = await openNumbers(tx, county, cipher);
  const memos = new Map(schemes.map(({ scheme, memo }) => [scheme, memo]));
  const files = await tx.rows<FileRow>(sql`select r.id as run_id, f.try, r.no, r.scheme, r.first_month,
      case f.try when 1 then r.made_at + interval '5 hours' else r.again_at end as made_at,
      case f.try when 1 then r.pay_on else r.pay_on + 8 end as pay_on,
      case f.try when 1 then r.answered_at else r.settled_at end as answered_at
    from (select distinct run_id, try from past_bank) f join past_run r on r.id = f.run_id order by 6, 1`);
  const made: MadeFile[] = [];
  for (const file of files) {
    const lines =
      await tx.rows<LineRow>(sql`select line_no, account_id, fen, is_paid, code, reason from past_bank
      where run_id = ${file.run_id} and try = ${file.try}::integer order by line_no`);
    const batch = batchOf(file, payer, memos.get(file.scheme) ?? '', lines, numbers);
    const written = getValue(await format.write(batch));
    const answer = answerAs(batch, ({ lineNo }) => {
      const { is_paid = true, code = '', reason = '' } = lines[lineNo - 1] ?? {};
      return { isPaid: is_paid, code, reason };
    });
    made.push({ batchId: newId(), returnId: newId(), file, batch, written, answer });
  }
  await insertFiles(tx, makers, bank.id, made);
  for (const { batchId, returnId, batch, written, answer } of made) {
    await keepBatchFile(tx, cipher, county, batchId, { bytes: written.bytes, batch });
    await keepReturnFile(tx, cipher, county, returnId, answer);
  }
  await insertLines(tx, makers);
}

type Numbers = ReadonlyMap<Id, { readonly account: string; readonly holderName: string }>;

async function openNumbers(tx: Tx, county: string, cipher: FieldCipher): Promise<Numbers> {
  await tx.run(sql`create temp table past_number on commit drop as
    select b.id, 'bank_account' as account_table, b.holder_name, b.account_sealed, b.account_hash, b.account_tail
    from (select distinct account_id, payee_id from past_bank) n
      join bank_account b on b.county_code = ${county} and b.person_id = n.payee_id and b.id = n.account_id
    union all
    select h.id, 'pay_home', h.holder_name, h.account_sealed, h.account_hash, h.account_tail
    from pay_home h where h.county_code = ${county}`);
  const accounts = await tx.rows<Account>(
    sql`select id, account_table, holder_name, account_sealed from past_number`,
  );
  const placeOf = ({ id, account_table }: Account) => ({
    countyCode: county,
    table: account_table,
    column: 'account_sealed',
    rowId: id,
  });
  return new Map(
    accounts.map((one) => [
      one.id,
      { account: cipher.open(one.account_sealed, placeOf(one)), holderName: one.holder_name },
    ]),
  );
}

function batchOf(
  file: FileRow,
  payer: PaymentBatch['payer'],
  title: string,
  lines: readonly LineRow[],
  numbers: Numbers,
): PaymentBatch {
  const batchNo = `${file.no}-${file.try}`;
  const memo = `${title}${file.first_month.toString().slice(0, 7).replace('-', '')}`;
  return {
    ...{ batchNo, payer, title, forMonth: file.first_month.toPlainYearMonth() },
    ...{ madeOn: chinaDay(file.made_at), payOn: file.pay_on },
    lines: lines.map((line) => ({
      ...{ lineNo: line.line_no, reference: `${batchNo}-${line.line_no}`, idNumber: null },
      ...(numbers.get(line.account_id) ?? { account: '', holderName: '' }),
      ...{ amountFen: line.fen, memo },
    })),
  };
}

async function insertFiles(
  tx: Tx,
  { officer }: PastMakers,
  bankId: Id,
  made: readonly MadeFile[],
): Promise<void> {
  const county = officer.countyCode;
  const rows = JSON.stringify(
    made.map(({ batchId, returnId, file, batch, written, answer }) => ({
      ...{ batch: batchId, back: returnId, run: file.run_id, try: file.try, no: batch.batchNo },
      ...{ title: batch.title, pay: batch.payOn.toString(), lines: batch.lines.length },
      ...{
        made: file.made_at.toString(),
        said: file.answered_at.toString(),
        fen: totalFen(batch).toString(),
      },
      ...{ name: written.name, media: written.mediaType, bytes: written.bytes.length },
      ...{ sha: hash('sha256', written.bytes), size: answer.bytes.length, sum: hash('sha256', answer.bytes) },
    })),
  );
  await tx.run(sql`create temp table past_file on commit drop as
    select * from jsonb_to_recordset(${rows}::jsonb) as f (batch uuid, back uuid, run uuid, try smallint, no text, title text,
      pay date, lines integer, made timestamptz, said timestamptz, fen bigint, name text, media text, bytes integer, sha text,
      size integer, sum text)`);
  await tx.run(sql`create index on past_file (run, try)`);
  await tx.run(sql`analyze past_file`);
  await tx.run(sql`insert into pay_batch (county_code, id, run_id, no, batch_no, bank_id, title, pay_on, lines, amount_fen,
      file_name, media_type, byte_count, sha256, made_at, made_by, made_by_name)
    select ${county}, batch, run, try, no, ${bankId}, title, pay, lines, fen, name, media, bytes, decode(sha, 'hex'), made,
      ${officer.userId}, ${officer.userName} from past_file order by made`);
  await tx.run(sql`insert into pay_return (county_code, id, batch_id, file_name, byte_count, sha256, lines, taken_at, taken_by,
      taken_by_name)
    select ${county}, back, batch, title || '回盘.csv', size, decode(sum, 'hex'), lines, said, ${officer.userId},
      ${officer.userName} from past_file order by said`);
}

const LEFT = '持卡人长期在外，账户未激活，经联系本人同意另行办理，款项保留待发。';

/** Lines of the files, what the bank said of each, and what nobody could be paid. */
async function insertLines(tx: Tx, { officer }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  await tx.run(sql`insert into pay_batch_line (county_code, batch_id, line_no, reference, payee_id, account_id, account_hash,
      account_tail, holder_name, amount_fen)
    select ${county}, f.batch, l.line_no, f.no || '-' || l.line_no, l.payee_id, l.account_id, b.account_hash, b.account_tail,
      b.holder_name, l.fen
    from past_bank l join past_file f on f.run = l.run_id and f.try = l.try
      join past_number b on b.id = l.account_id`);
  await insertSaid(tx, officer, 1);
  // The few that went out again are looked up one by one.
  await tx.run(sql`set local enable_nestloop = on`);
  await insertSaid(tx, officer, 2);
  await tx.run(sql`insert into pay_left (county_code, run_id, roll_no, reason, at, by_id, by_name)
    select ${county}, l.run_id, r.no, ${LEFT}, p.settled_at + interval '1 day', ${officer.userId}, ${officer.userName}
    from past_bank l join past_run p on p.id = l.run_id cross join lateral unnest(l.roll_nos) r (no)
    where not l.is_paid and l.is_again is false`);
  await tx.run(sql`set local enable_nestloop = off`);
}

/** Which lines of the rolls a file pays, and what the bank said of each. */
async function insertSaid(tx: Tx, { countyCode: county, userId, userName }: Actor, no: 1 | 2): Promise<void> {
  await tx.run(sql`insert into pay_batch_item (county_code, run_id, roll_no, try, batch_id, line_no)
    select ${county}, l.run_id, r.no, l.try, f.batch, l.line_no
    from past_bank l join past_file f on f.run = l.run_id and f.try = l.try cross join lateral unnest(l.roll_nos) r (no)
    where l.try = ${no}::integer`);
  await tx.run(sql`insert into pay_result (county_code, batch_id, line_no, no, how, code, reason, return_id, at, by_id, by_name)
    select ${county}, f.batch, l.line_no, 1, case when l.is_paid then 'paid' else 'failed' end, l.code, l.reason, f.back,
      f.said, ${userId}, ${userName}
    from past_bank l join past_file f on f.run = l.run_id and f.try = l.try where l.try = ${no}::integer`);
}

/** Ends the runs: every line was paid, or left with its reason. The triggers of the database look at each. */
export async function endRuns(tx: Tx, { officer }: PastMakers): Promise<void> {
  await tx.run(sql`update pay_run p set state = 'ended', version = p.version + 1
    from past_run r where p.county_code = ${officer.countyCode} and p.id = r.id`);
}
