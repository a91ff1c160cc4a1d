import { useRead } from '../../api/index.ts';
import { sayCount, useSession, useTexts, yuanFromFen } from '../../kit/index.ts';
import { isAllDone, sayAfter, useAfter } from './after-parts.ts';
import { afterTexts } from './after-texts.ts';
import { bankTexts } from './bank-texts.ts';
import { isSigned, type Run } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

const STAGES = ['check', 'findings', 'freeze', 'sign', 'send', 'back', 'end', 'after'] as const;
/** What becomes of it at the bank is the county’s to see: to everybody else it is one stage. */
const STAGES_AFAR = ['check', 'findings', 'freeze', 'sign', 'bank', 'after'] as const;
type Stage = (typeof STAGES)[number] | (typeof STAGES_AFAR)[number];

/** Findings may tell of people of other townships: only posts of the county see them. */
export const useSeesFindings = (): boolean => useSession().post?.level === 'county';

/** Where a run stands; nowhere when it was given up. */
function stageOf(
  { state, openFindings }: Run,
  seesFindings: boolean,
  { sent, failed, silent, open }: AtBank,
): Stage | null {
  if (state === 'abandoned') return null;
  if (state === 'preview' && !seesFindings) return 'check';
  if (state === 'preview') return openFindings > 0 ? 'findings' : 'freeze';
  if (state === 'frozen') return 'sign';
  if (state === 'ended') return 'after';
  if (!seesFindings) return 'bank';
  return sent === 0 ? 'send' : failed + silent + open > 0 ? 'back' : 'end';
}

/** What went to the bank and came back, over all files; nothing for who does not see it. */
function useAtBank(run: Run): AtBank {
  const seesBank = useSeesFindings() && isSigned(run);
  const page = useRead(
    'GET /api/v1/pay-runs/{runId}/batches',
    { params: { runId: run.id } },
    { when: seesBank },
  );
  const items = page.data?.items ?? [];
  const first = items.find(({ no }) => no === 1);
  const paid = items.reduce((sum, one) => sum + one.paidLines, 0);
  const silent = items.reduce((sum, one) => sum + one.lines - one.paidLines - one.failedLines, 0);
  const sent = first?.lines ?? 0;
  const left = items.reduce((sum, one) => sum + one.leftLines, 0);
  const open = items.reduce((sum, one) => sum + one.openFindings, 0);
  const returns = items.reduce((sum, one) => sum + one.returns.length, 0);
  return { sent, paid, silent, failed: Math.max(sent - paid - silent - left, 0), left, open, returns };
}
interface AtBank {
  readonly sent: number;
  readonly paid: number;
  /** Of which the bank has said nothing yet. */
  readonly silent: number;
  /** Came back, went out in no further file, and nobody left it. */
  readonly failed: number;
  /** Came back and was left with a reason: it stays due, and nothing is to be done. */
  readonly left: number;
  /** In what the bank said something does not fit, and nobody has asked it yet. */
  readonly open: number;
  readonly returns: number;
}

/** Whose signature a run lacks still: two, somebody's, a director's; nobody's when both are there. */
export function lackingSignature({ signatures }: Run): 'two' | 'one' | 'director' | null {
  if (signatures.length === 0) return 'two';
  if (signatures.length > 1) return null;
  return signatures.some(({ post }) => post === 'director') ? 'one' : 'director';
}

/** How far a run is, with the figures of each stage. */
export function Stages({ run }: { run: Run }) {
  const t = useTexts(paymentTexts);
  const seesFindings = useSeesFindings();
  const atBank = useAtBank(run);
  const b = useTexts(bankTexts);
  const f = useTexts(afterTexts);
  const names: Readonly<Record<string, string>> = { ...t.stage, ...b.stage, after: f.stage };
  const after = useAfter(run);
  const now = stageOf(run, seesFindings, atBank);
  const stages: readonly Stage[] = seesFindings ? STAGES : STAGES_AFAR;
  const at = now === null ? -1 : stages.indexOf(now);
  const said = useStageWords(run, seesFindings, atBank);
  const words: Readonly<Record<Stage, readonly string[]>> = {
    ...said,
    after: [sayAfter(after, f, run.state === 'ended' ? t.soft : t.stageWaits)],
  };
  return (
    <ol className="pay-stages" aria-label={t.stages}>
      {stages.map((stage, place) => {
        const isPast = place < at || (stage === 'after' && isAllDone(after));
        const mood = isPast ? 'pay-past' : place === at ? 'pay-now' : 'pay-later';
        return (
          <li key={stage} className={mood} aria-current={place === at ? 'step' : undefined}>
            <span className="pay-stage-no" aria-hidden="true">
              {place + 1}
            </span>
            <span className="pay-stage-name">{names[stage]}</span>
            <span className="pay-stage-said figures">
              {words[stage].map((line) => (
                <span key={line}>{line}</span>
              ))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function useStageWords(
  run: Run,
  seesFindings: boolean,
  atBank: AtBank,
): Readonly<Record<Exclude<Stage, 'after'>, readonly string[]>> {
  const t = useTexts(paymentTexts);
  const b = useTexts(bankTexts);
  const all = run.findings.reduce((sum, one) => sum + one.all, 0);
  const open = run.openFindings;
  const isFrozen = run.digest !== null;
  const ready = run.state === 'preview' && seesFindings && open === 0 ? t.stageReady : t.stageWaits;
  const found = all === 0 ? t.stageNothing : open > 0 ? t.stageOpen(open, all) : t.stageSettled(all);
  const { paid, failed, left, silent, returns } = atBank;
  const back =
    returns === 0 && paid + failed + left === 0
      ? [b.noReturnYet]
      : [
          b.backPaid(sayCount(paid)),
          ...(failed > 0 ? [b.backFailed(sayCount(failed))] : []),
          ...(left > 0 ? [b.backLeft(sayCount(left))] : []),
          ...(silent > 0 ? [b.backSilent(sayCount(silent))] : []),
        ];
  const sent = atBank.sent > 0 ? b.sent(sayCount(atBank.sent)) : isSigned(run) ? t.stageDue : t.stageWaits;
  return {
    check: [t.stageLines(sayCount(run.lines)), t.totalOf(yuanFromFen(run.amountFen))],
    findings: [seesFindings ? found : t.soft],
    freeze: [isFrozen ? (run.frozenByName ?? '') : ready],
    sign: [isFrozen ? t.stageSigned(run.signatures.length) : t.stageWaits],
    send: [sent],
    back: atBank.sent > 0 ? back : [t.stageWaits],
    bank: [run.state === 'ended' ? t.stageEnded : isSigned(run) ? b.byCounty : t.stageWaits],
    end: [run.state === 'ended' ? t.stageEnded : t.stageWaits],
  };
}
