import { type ResponseOf, useRead } from '../../api/index.ts';
import { useMay } from '../../kit/index.ts';
import type { afterTexts } from './after-texts.ts';
import type { Run } from './run-parts.tsx';

export type After = ResponseOf<'GET /api/v1/pay-runs/{runId}/after'>;
type Words = (typeof afterTexts)['zh'];

/** What is to be done after a run has ended; nothing before, and for who does not do it. */
export function useAfter(run: Run): After | undefined {
  const when = useMay('payments.prepare') && run.state === 'ended';
  return useRead('GET /api/v1/pay-runs/{runId}/after', { params: { runId: run.id } }, { when }).data;
}

/** Everything that follows was done: what the law keeps from the public need not hang. */
export const isAllDone = (after: After | undefined): boolean =>
  after !== undefined &&
  after.notices.done !== null &&
  (after.publicity.done !== null || after.publicity.shows === null);

export function sayAfter(after: After | undefined, t: Words, otherwise: string): string {
  if (after === undefined) return otherwise;
  const isTold = after.notices.done !== null;
  if (after.publicity.shows === null) return isTold ? t.stageToldOnly : t.stageOpen;
  const isHung = after.publicity.done !== null;
  if (isHung) return isTold ? t.stageBoth : t.stageHung;
  return isTold ? t.stageTold : t.stageOpen;
}
