import { sayCount, useSession, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Run } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

const STAGES = ['check', 'findings', 'freeze', 'sign', 'pay'] as const;
type Stage = (typeof STAGES)[number];

/** Findings may tell of people of other townships: only posts of the county see them. */
export const useSeesFindings = (): boolean => useSession().post?.level === 'county';

/** Where a run stands; nowhere when it was given up. */
function stageOf({ state, openFindings }: Run, seesFindings: boolean): Stage | null {
  if (state === 'abandoned') return null;
  if (state === 'preview' && !seesFindings) return 'check';
  if (state === 'preview') return openFindings > 0 ? 'findings' : 'freeze';
  return state === 'frozen' ? 'sign' : 'pay';
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
  const now = stageOf(run, seesFindings);
  const at = now === null ? -1 : STAGES.indexOf(now);
  const said = useStageWords(run, seesFindings);
  return (
    <ol className="pay-stages" aria-label={t.stages}>
      {STAGES.map((stage, place) => {
        const isPast = place < at || (stage === 'pay' && run.state === 'ended');
        const mood = isPast ? 'pay-past' : place === at ? 'pay-now' : 'pay-later';
        return (
          <li key={stage} className={mood} aria-current={place === at ? 'step' : undefined}>
            <span className="pay-stage-no" aria-hidden="true">
              {place + 1}
            </span>
            <span className="pay-stage-name">{t.stage[stage]}</span>
            <span className="pay-stage-said figures">{said[stage]}</span>
          </li>
        );
      })}
    </ol>
  );
}

function useStageWords(run: Run, seesFindings: boolean): Readonly<Record<Stage, string>> {
  const t = useTexts(paymentTexts);
  const all = run.findings.reduce((sum, one) => sum + one.all, 0);
  const open = run.openFindings;
  const isFrozen = run.digest !== null;
  const isSigned = run.state === 'signed' || run.state === 'ended';
  const ready = run.state === 'preview' && seesFindings && open === 0 ? t.stageReady : t.stageWaits;
  const found = all === 0 ? t.stageNothing : open > 0 ? t.stageOpen(open, all) : t.stageSettled(all);
  return {
    check: `${t.stageLines(sayCount(run.lines))} · ${t.totalOf(yuanFromFen(run.amountFen))}`,
    findings: seesFindings ? found : t.soft,
    freeze: isFrozen ? (run.frozenByName ?? '') : ready,
    sign: isFrozen ? t.stageSigned(run.signatures.length) : t.stageWaits,
    pay: run.state === 'ended' ? t.stageEnded : isSigned ? t.stageDue : t.stageWaits,
  };
}
