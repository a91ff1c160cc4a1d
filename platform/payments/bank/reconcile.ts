import { settleReturns } from '../../banks/index.ts';
import type { Actor, FieldCipher, Id, Outcome, Reader } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { lastResult } from './last-result.ts';
import { readSaidBatch, readSaidReturns } from './read-said.ts';
import type { Reconciliation } from './shapes.ts';

const DIFFERENCES_MAX = 200;
type Difference = Reconciliation['differences'][number];

interface Sums {
  readonly roll_lines: number;
  readonly roll_fen: bigint;
  readonly due_fen: bigint;
  readonly given_fen: bigint;
  readonly decided_fen: bigint;
  readonly failed_fen: bigint;
  readonly left_fen: bigint;
  readonly open_fen: bigint;
}

/**
 * Each line of a roll with what the ledger and the last file say of it, looked up by its key. The ledger is asked by its
 * own keys: what fell due is step 0, what was given is the odd steps without the even ones.
 */
const linesOf = (county: string, runId: Id, scheme: string) => sql`
  select l.no, l.amount_fen, g.due_fen, g.given_fen, t.how, t.return_id, e.roll_no is not null as is_left, t.batch_id
  from pay_line l
    cross join lateral (select coalesce(sum(g.amount) filter (where g.step = 0), 0)::bigint as due_fen,
        coalesce(sum(case when g.step <= 0 then 0 when g.step % 2 = 1 then g.amount else -g.amount end), 0)::bigint
          as given_fen
      from ledger_leg g where g.county_code = l.county_code and g.scheme = ${scheme} and g.period = l.period
        and g.party_id = l.party_id and g.item = l.item) g
    left join lateral (select i.batch_id, x.how, x.return_id from pay_batch_item i ${lastResult('i')}
      where i.county_code = l.county_code and i.run_id = l.run_id and i.roll_no = l.no
      order by i.try desc limit 1) t on true
    left join pay_left e on e.county_code = l.county_code and e.run_id = l.run_id and e.roll_no = l.no
  where l.county_code = ${county} and l.run_id = ${runId} and not l.is_excluded`;

/**
 * Roll, ledger and bank of a run, line by line and to the fen. The bank's side is read again from its own files.
 * Refusal: `http.missing`.
 */
export async function reconcileRun(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  runId: Id,
): Promise<Outcome<Reconciliation>> {
  const county = actor.countyCode;
  const run = await reader.find<{ state: string; scheme: string }>(sql`select state, scheme from pay_run
    where county_code = ${county} and id = ${runId}`);
  if (!run) return refuse('http.missing');
  const isSigned = run.state === 'signed' || run.state === 'ended';
  const sums = await reader.get<Sums>(sql`select count(*)::integer as roll_lines,
      coalesce(sum(amount_fen), 0)::bigint as roll_fen, coalesce(sum(due_fen), 0)::bigint as due_fen,
      coalesce(sum(given_fen), 0)::bigint as given_fen,
      coalesce(sum(amount_fen) filter (where how = 'paid' and return_id is null), 0)::bigint as decided_fen,
      coalesce(sum(amount_fen) filter (where how = 'failed' and not is_left), 0)::bigint as failed_fen,
      coalesce(sum(amount_fen) filter (where is_left), 0)::bigint as left_fen,
      coalesce(sum(amount_fen) filter (where how is null), 0)::bigint as open_fen
    from (${linesOf(county, runId, run.scheme)}) l`);
  const bad = isSigned ? await findLedgerDifferences(reader, county, runId, run.scheme) : [];
  const bank = await compareWithBank(reader, cipher, county, runId);
  const differences = [...bad, ...bank.differences].slice(0, DIFFERENCES_MAX);
  const bankPaidFen = Number(bank.paidFen);
  return done({
    rollLines: sums.roll_lines,
    rollFen: Number(sums.roll_fen),
    dueFen: Number(sums.due_fen),
    givenFen: Number(sums.given_fen),
    bankPaidFen,
    decidedFen: Number(sums.decided_fen),
    failedFen: Number(sums.failed_fen),
    leftFen: Number(sums.left_fen),
    openFen: Number(sums.open_fen),
    agrees: differences.length === 0 && bank.paidFen + sums.decided_fen === sums.given_fen,
    differences,
  });
}

async function findLedgerDifferences(
  reader: Reader,
  county: string,
  runId: Id,
  scheme: string,
): Promise<Difference[]> {
  const rows = await reader.rows<{
    no: number;
    batch_no: string | null;
    amount_fen: bigint;
    due_fen: bigint;
    given_fen: bigint;
    how: string | null;
  }>(sql`select l.no, b.batch_no, l.amount_fen, l.due_fen, l.given_fen, l.how
    from (${linesOf(county, runId, scheme)}) l
      left join pay_batch b on b.county_code = ${county} and b.id = l.batch_id
    where l.due_fen <> l.amount_fen or l.given_fen <> case when l.how = 'paid' then l.amount_fen else 0 end
    order by l.no limit ${DIFFERENCES_MAX}::integer`);
  return rows.map((row) =>
    row.due_fen === row.amount_fen
      ? {
          kind: 'given',
          batchNo: row.batch_no,
          lineNo: row.no,
          expected: String(row.how === 'paid' ? row.amount_fen : 0n),
          found: String(row.given_fen),
        }
      : {
          kind: 'due',
          batchNo: null,
          lineNo: row.no,
          expected: String(row.amount_fen),
          found: String(row.due_fen),
        },
  );
}

interface Booked {
  readonly line_no: number;
  readonly how: string;
  readonly return_id: Id | null;
  readonly is_answered: boolean;
}

/** Reads all returns of all files again and holds each line against what was booked of it. */
async function compareWithBank(reader: Reader, cipher: FieldCipher, county: string, runId: Id) {
  const batches = await reader.rows<{ id: Id; batch_no: string }>(sql`select id, batch_no from pay_batch
    where county_code = ${county} and run_id = ${runId} order by no`);
  const differences: Difference[] = [];
  let paidFen = 0n;
  for (const { id, batch_no } of batches) {
    const booked = await reader.rows<Booked>(sql`select x.line_no, x.how, x.return_id, exists (
        select 1 from pay_return_finding f
          join pay_return_finding_end e on e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no
        where f.county_code = x.county_code and f.batch_id = x.batch_id and f.line_no = x.line_no
          and f.kind not in ('silence', 'pending')) as is_answered
      from (select distinct on (r.line_no) r.* from pay_result r where r.county_code = ${county} and r.batch_id = ${id}
        order by r.line_no, r.no desc) x`);
    const known = new Map(booked.map((row) => [row.line_no, row]));
    const { outcomes } = settleReturns(
      await readSaidBatch(reader, cipher, county, id),
      await readSaidReturns(reader, cipher, county, id),
    );
    for (const { state, line } of outcomes) {
      const row = known.get(line.lineNo);
      // Upon the word of the bank, given beside its files: an officer answers for it.
      if (row?.return_id === null) continue;
      if (row?.how === 'paid') paidFen += line.amountFen;
      if ((row?.how ?? 'open') === state || row?.is_answered === true) continue;
      const found = row?.how ?? 'open';
      differences.push({ kind: 'bank', batchNo: batch_no, lineNo: line.lineNo, expected: state, found });
    }
  }
  return { differences, paidFen };
}
