import { hash } from 'node:crypto';
import { findBankFormat, type LineOutcome, type ReturnFile, settleReturns } from '../../banks/index.ts';
import type { Actor, Id, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import { giveRoom } from '../owed.ts';
import { bookOutcomes } from './book-outcomes.ts';
import { keepReturnFile } from './keep-files.ts';
import { keepFindings } from './keep-findings.ts';
import { lastResult } from './last-result.ts';
import { lockBatch } from './lock-signed.ts';
import { readSaidBatch, readSaidReturns } from './read-said.ts';
import type { BankServices } from './send-lines.ts';
import type { ReturnTaken } from './shapes.ts';

export const RETURN_BYTES_MAX = 20 * 1024 * 1024;

export interface ReturnUpload {
  readonly fileName: string;
  readonly bytes: Buffer;
}

const MEGABYTE = 1024 * 1024;

/**
 * What a file of the bank says, in the format of the file that it answers. Reads it in a process of its own, so it is done
 * outside of any transaction that holds the run. Refusals: `http.missing`, `payments.bank.file-size`, `banks.read.*`.
 */
export async function readReturn(
  find: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>,
  actor: Actor,
  batchId: Id,
  bytes: Buffer,
): Promise<Outcome<ReturnFile>> {
  if (bytes.length === 0 || bytes.length > RETURN_BYTES_MAX) {
    return refuse('payments.bank.file-size', { megabytes: RETURN_BYTES_MAX / MEGABYTE });
  }
  const row = await find((reader) =>
    reader.find<{ format: string }>(sql`select b.format from pay_batch t
        join pay_bank b on b.county_code = t.county_code and b.id = t.bank_id
      where t.county_code = ${actor.countyCode} and t.id = ${batchId}`),
  );
  const format = row && findBankFormat(row.format);
  return format ? await format.read(bytes) : refuse('http.missing');
}

/**
 * Takes a return in and books what it says, together with all that came before it: what is paid goes from due to given,
 * what failed stays due, and what does not fit is a finding. The same file again changes nothing. Refusals: those of
 * `lockBatch`, and of the ledger.
 */
export async function takeReturn(
  tx: Tx,
  actor: Actor,
  { clock, cipher }: BankServices,
  batchId: Id,
  upload: ReturnUpload,
  said: ReturnFile,
): Promise<Outcome<ReturnTaken>> {
  const locked = await lockBatch(tx, actor, batchId);
  if (!locked.ok) return locked;
  const county = actor.countyCode;
  const sha256 = hash('sha256', upload.bytes, 'buffer');
  const known = await tx.find<{ id: Id }>(sql`select id from pay_return
    where county_code = ${county} and batch_id = ${batchId} and sha256 = ${sha256}`);
  if (known)
    return done({ id: known.id, isNew: false, ...(await countLines(tx, county, batchId)), findings: 0 });
  const [id, at] = [newId(), clock.now()];
  await tx.run(sql`insert into pay_return (county_code, id, batch_id, file_name, byte_count, sha256, lines, taken_at,
      taken_by, taken_by_name)
    values (${county}, ${id}, ${batchId}, ${upload.fileName}, ${upload.bytes.length}, ${sha256}, ${said.lines.length},
      ${at}, ${actor.userId}, ${actor.userName})`);
  await keepReturnFile(tx, cipher, county, id, { bytes: upload.bytes, said });
  const batch = await readSaidBatch(tx, cipher, county, batchId);
  await giveRoom(tx);
  const settlement = settleReturns(batch, await readSaidReturns(tx, cipher, county, batchId));
  const against = await findAgainstOfficers(tx, county, batchId, settleReturns(batch, [said]).outcomes);
  const booked = await bookOutcomes(tx, actor, at, locked.value, id, settlement.outcomes);
  if (!booked.ok) return booked;
  const ofReturn = { batchId, returnId: id, against };
  const findings = await keepFindings(tx, { cipher, county, at }, ofReturn, settlement);
  return done({ id, isNew: true, ...(await countLines(tx, county, batchId)), findings });
}

/**
 * Lines of which an officer has said one thing and this return says the other: what an officer called failed may have gone
 * out again, so that the word of the bank must not pass in silence.
 */
async function findAgainstOfficers(
  reader: Reader,
  county: string,
  batchId: Id,
  outcomes: readonly LineOutcome[],
): Promise<number[]> {
  const rows = await reader.rows<{ line_no: number; how: string }>(sql`select l.line_no, x.how
    from pay_batch_line l ${lastResult('l')}
    where l.county_code = ${county} and l.batch_id = ${batchId} and x.how is not null and x.return_id is null`);
  const byOfficer = new Map(rows.map(({ line_no, how }) => [line_no, how]));
  return outcomes.flatMap(({ state, line: { lineNo } }) =>
    state !== 'open' && byOfficer.has(lineNo) && byOfficer.get(lineNo) !== state ? [lineNo] : [],
  );
}

async function countLines(
  reader: Reader,
  county: string,
  batchId: Id,
): Promise<{ paid: number; failed: number; open: number }> {
  return await reader.get(sql`select count(*) filter (where x.how = 'paid')::integer as paid,
      count(*) filter (where x.how = 'failed')::integer as failed,
      count(*) filter (where x.how is null)::integer as open
    from pay_batch_line l ${lastResult('l')}
    where l.county_code = ${county} and l.batch_id = ${batchId}`);
}
