import type { PaymentBatch, PaymentLine, ReturnFile, ReturnLine } from './batch.ts';

/** What is known of a line after everything that the bank has said. Silence is `open`, never success. */
export type LineOutcome =
  | { readonly state: 'paid'; readonly line: PaymentLine }
  | { readonly state: 'failed'; readonly line: PaymentLine; readonly code: string; readonly reason: string }
  | { readonly state: 'open'; readonly line: PaymentLine; readonly why: 'silence' | 'pending' | 'disputed' };

/** Something in a return that does not fit the batch: an officer has to ask the bank. */
export type ReturnFinding =
  | { readonly kind: 'other-batch' | 'unknown-line' | 'unclear-state'; readonly at: ReturnLine }
  | {
      readonly kind: 'other-account' | 'other-amount' | 'other-name';
      readonly at: ReturnLine;
      readonly line: PaymentLine;
    }
  /** Paid in one place and failed in another. */
  | { readonly kind: 'contradiction'; readonly line: PaymentLine }
  | { readonly kind: 'totals'; readonly stated: bigint; readonly counted: bigint };

export interface Settlement {
  readonly outcomes: readonly LineOutcome[];
  readonly findings: readonly ReturnFinding[];
}

/**
 * Reads all returns of a batch together. The order in which they came, lines said twice and files read twice change
 * nothing. A line is paid when everything said of it says so, to the account and the fen that were asked for; what
 * does not fit stays open and is told, for money may have gone where nobody asked for it.
 */
export function settleReturns(batch: PaymentBatch, returns: readonly ReturnFile[]): Settlement {
  const findings: ReturnFinding[] = [];
  const byNo = new Map(batch.lines.map((line) => [line.lineNo, line]));
  const byReference = new Map(batch.lines.map((line) => [line.reference, line]));
  const said = new Map<number, ReturnLine[]>();
  const disputed = new Set<number>();
  const refused = returns.flatMap(({ refusedWhole: one }) =>
    one && (one.batchNo === null || one.batchNo === batch.batchNo) ? [one] : [],
  )[0];
  for (const file of returns) {
    const total = findTotals(file);
    if (total) {
      findings.push(total);
      continue;
    }
    for (const at of file.lines) {
      if (at.batchNo !== null && at.batchNo !== batch.batchNo) {
        findings.push({ kind: 'other-batch', at });
        continue;
      }
      const line = at.reference === null ? byNo.get(at.lineNo ?? 0) : byReference.get(at.reference);
      if (!line) {
        findings.push({ kind: 'unknown-line', at });
        continue;
      }
      const kind = findMisfit(at, line);
      if (kind !== undefined) disputed.add(line.lineNo);
      if (kind === 'unclear-state') findings.push({ kind, at });
      else if (kind !== undefined) findings.push({ kind, at, line });
      said.set(line.lineNo, [...(said.get(line.lineNo) ?? []), at]);
    }
  }
  const outcomes = batch.lines.map((line) => {
    const ofLine = said.get(line.lineNo) ?? [];
    const outcome = readLine(line, ofLine, disputed.has(line.lineNo));
    if (refused && ofLine.length === 0) return { state: 'failed', line, ...pick(refused) } as const;
    if (outcome === 'contradiction') {
      findings.push({ kind: outcome, line });
      return { state: 'open', line, why: 'disputed' } as const;
    }
    return outcome;
  });
  return { outcomes, findings: withoutRepeats(findings) };
}

const pick = ({ code, reason }: { code: string; reason: string }) => ({ code, reason });

type Misfit = 'unclear-state' | 'other-account' | 'other-amount' | 'other-name';

function findMisfit(at: ReturnLine, line: PaymentLine): Misfit | undefined {
  if (at.state === 'unclear') return 'unclear-state';
  if (at.account !== null && at.account !== line.account) return 'other-account';
  if (at.dueFen !== null && at.dueFen !== line.amountFen) return 'other-amount';
  if (at.state === 'paid' && at.paidFen !== null && at.paidFen !== line.amountFen) return 'other-amount';
  // Some banks say what was tried also of a line that failed; money that moved is another thing.
  if (at.state === 'failed' && at.dueFen !== null && (at.paidFen ?? 0n) !== 0n) return 'other-amount';
  if (at.holderName !== null && at.holderName !== line.holderName) return 'other-name';
  return undefined;
}

function readLine(
  line: PaymentLine,
  said: readonly ReturnLine[],
  isDisputed: boolean,
): LineOutcome | 'contradiction' {
  const states = new Set(said.map(({ state }) => state));
  if (states.has('paid') && states.has('failed')) return 'contradiction';
  if (isDisputed) return { state: 'open', line, why: 'disputed' };
  if (states.has('paid')) return { state: 'paid', line };
  const failed = said.filter(({ state }) => state === 'failed').sort((a, b) => (a.code < b.code ? -1 : 1))[0];
  if (failed) return { state: 'failed', line, code: failed.code, reason: failed.reason };
  return { state: 'open', line, why: states.has('pending') ? 'pending' : 'silence' };
}

/** A file whose own sum is not that of its lines was cut or changed on its way: nothing of it is believed. */
function findTotals({ lines, stated }: ReturnFile): ReturnFinding | undefined {
  const paid = lines.filter(({ state }) => state === 'paid');
  const counted = paid.reduce((sum, { paidFen }) => sum + (paidFen ?? 0n), 0n);
  if (stated.paidFen !== null && stated.paidFen !== counted) {
    return { kind: 'totals', stated: stated.paidFen, counted };
  }
  if (stated.paidLines !== null && stated.paidLines !== paid.length) {
    return { kind: 'totals', stated: BigInt(stated.paidLines), counted: BigInt(paid.length) };
  }
  return undefined;
}

function withoutRepeats(findings: readonly ReturnFinding[]): readonly ReturnFinding[] {
  const keyed = new Map<string, ReturnFinding>();
  for (const finding of findings) {
    const { place: _, ...at } = 'at' in finding ? finding.at : { place: 0 };
    const line = 'line' in finding ? finding.line.lineNo : 0;
    const sums = finding.kind === 'totals' ? [String(finding.stated), String(finding.counted)] : [];
    const words = Object.values(at).map((value) => String(value));
    keyed.set([finding.kind, line, ...sums, ...words].join('|'), finding);
  }
  return [...keyed.values()];
}
