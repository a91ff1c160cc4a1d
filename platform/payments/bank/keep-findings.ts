import type { ReturnFinding, Settlement } from '../../banks/index.ts';
import type { FieldCipher, Id, Tx } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

interface Found {
  readonly kind: string;
  readonly lineNo: number | null;
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** What makes it the same finding when it is found again; may hold a whole account, so it is kept as a keyed hash. */
  readonly key: string;
}

const TAIL = 4;

function toFound(finding: ReturnFinding): Found {
  const lineNo = 'line' in finding ? finding.line.lineNo : null;
  if (finding.kind === 'totals') {
    const facts = { stated: finding.stated.toString(), counted: finding.counted.toString() };
    return { kind: finding.kind, lineNo, facts, key: JSON.stringify(facts) };
  }
  if (finding.kind === 'contradiction') return { kind: finding.kind, lineNo, facts: {}, key: '' };
  const { place, batchNo, account, holderName, dueFen, paidFen, state, code, reason, ...at } = finding.at;
  const facts = {
    place,
    saidLineNo: at.lineNo,
    batchNo,
    accountTail: account?.slice(-TAIL) ?? null,
    holderName,
    dueFen: dueFen?.toString() ?? null,
    paidFen: paidFen?.toString() ?? null,
    state,
    code,
    reason,
  };
  const key = JSON.stringify([{ ...facts, place: null }, account, at.reference]);
  // A word that nobody knows was said of a line of ours, whose reference ends in its number.
  const named = at.reference === null ? at.lineNo : Number(at.reference.split('-').at(-1));
  return { kind: finding.kind, lineNo: finding.kind === 'unclear-state' ? named : lineNo, facts, key };
}

interface OfReturn {
  readonly batchId: Id;
  readonly returnId: Id;
  /** Lines of which it says other than an officer did. */
  readonly against: readonly number[];
}

/**
 * Keeps what was found and is not known yet. Silence and what the bank has still in hand are findings as long as nothing
 * is known of the line.
 * @returns how many findings are new.
 */
export async function keepFindings(
  tx: Tx,
  { cipher, county, at }: { cipher: FieldCipher; county: string; at: Temporal.Instant },
  { batchId, returnId, against }: OfReturn,
  { outcomes, findings }: Settlement,
): Promise<number> {
  const open = outcomes.flatMap((one): Found[] =>
    one.state === 'open' && one.why !== 'disputed'
      ? [{ kind: one.why, lineNo: one.line.lineNo, facts: {}, key: '' }]
      : [],
  );
  const contrary = against.map(
    (lineNo): Found => ({ kind: 'contradiction', lineNo, facts: {}, key: returnId }),
  );
  const found = [...findings.map(toFound), ...open, ...contrary];
  if (found.length === 0) return 0;
  const keys = found.map(({ kind, lineNo, key }) =>
    cipher.blindIndex('return-finding', county, `${batchId}|${kind}|${lineNo ?? ''}|${key}`).toString('hex'),
  );
  return await tx.run(sql`insert into pay_return_finding (county_code, batch_id, no, return_id, kind, line_no, key_hash,
      facts, found_at)
    select ${county}, ${batchId}, b.last + row_number() over (order by f.place), ${returnId}, f.kind, f.line_no,
      f.key_hash, f.facts, ${at}
    from (select distinct on (key_hash) place, kind, line_no, decode(key_hash, 'hex') as key_hash, facts
        from unnest(${found.map(({ kind }) => kind)}::text[], ${found.map(({ lineNo }) => lineNo)}::integer[],
          ${keys}::text[], ${found.map(({ facts }) => JSON.stringify(facts))}::jsonb[])
          with ordinality as f (kind, line_no, key_hash, facts, place) order by key_hash, place) f,
      (select coalesce(max(no), 0) as last from pay_return_finding
        where county_code = ${county} and batch_id = ${batchId}) b
    where not exists (select 1 from pay_return_finding k
      where k.county_code = ${county} and k.batch_id = ${batchId} and k.key_hash = f.key_hash)`);
}
