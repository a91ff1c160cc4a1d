import { Button } from 'antd';
import { useRead, useWrite } from '../../api/hooks.ts';
import { ErrorBlock, Loading, Notice, Section, sayCount, sayMoment, useTexts } from '../../kit/index.ts';
import { auditTexts } from './texts.ts';

const LOOK_EVERY_MS = 2_000;

/** Whether the log is whole: how long, how far anchored outside, and what the last verification found. */
export function ChainStatus() {
  const t = useTexts(auditTexts);
  const status = useRead('GET /api/v1/audit/status', {}, { keepPrevious: true });
  const isVerifying = status.data?.isVerifying === true;
  // Looks again by itself only while something is going on.
  useRead('GET /api/v1/audit/status', {}, { when: isVerifying, everyMs: isVerifying && LOOK_EVERY_MS });
  const verify = useWrite('POST /api/v1/audit/verify');
  const { data } = status;
  return (
    <Section
      title={t.chain}
      actions={
        <Button
          type="primary"
          loading={isVerifying || verify.isPending}
          onClick={() => void verify.mutateAsync({}).catch(() => undefined)}
        >
          {t.verify}
        </Button>
      }
    >
      {status.error ? <ErrorBlock error={status.error} onRetry={() => void status.refetch()} /> : null}
      {verify.error ? <ErrorBlock error={verify.error} /> : null}
      {data ? (
        <>
          <p className="audit-length">
            {t.rows(sayCount(data.rows))}
            {' · '}
            {data.lastAnchor
              ? t.anchored(sayCount(data.lastAnchor.seq), sayMoment(data.lastAnchor.at))
              : t.notAnchored}
          </p>
          <Verdict isVerifying={isVerifying} verification={data.verification} />
        </>
      ) : (
        <Loading rows={2} />
      )}
    </Section>
  );
}

interface Verification {
  readonly finishedAt: string;
  readonly ok: boolean;
  readonly rows: string;
  readonly firstBreak: { seq: string; reason: string; provedUpTo: string } | null;
  readonly falseAnchorLine: number | null;
}

function Verdict({ isVerifying, verification }: { isVerifying: boolean; verification: Verification | null }) {
  const t = useTexts(auditTexts);
  if (isVerifying) return <Notice>{t.verifying}</Notice>;
  if (verification === null) return <Notice>{t.never}</Notice>;
  const { ok, rows, finishedAt, firstBreak, falseAnchorLine } = verification;
  if (ok) return <Notice kind="ok">{t.whole(sayCount(rows), sayMoment(finishedAt))}</Notice>;
  const reasons: Readonly<Record<string, string>> = t.reasons;
  return (
    <Notice
      kind="problem"
      title={firstBreak ? t.broken(firstBreak.seq) : t.falseAnchor(falseAnchorLine ?? 0)}
    >
      {firstBreak ? <p>{reasons[firstBreak.reason]}</p> : null}
      {firstBreak && firstBreak.provedUpTo !== '0' ? <p>{t.proved(firstBreak.provedUpTo)}</p> : null}
      {firstBreak && falseAnchorLine !== null ? <p>{t.falseAnchor(falseAnchorLine)}</p> : null}
      <p>{t.brokenNext}</p>
    </Notice>
  );
}
