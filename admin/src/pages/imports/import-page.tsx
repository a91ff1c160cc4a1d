import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { isRefused, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Loading,
  Notice,
  PageHead,
  Steps,
  sayMoment,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useRosters } from '../../parts/rosters.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { ResultStep } from './result-step.tsx';
import { isGoingOn, StateMark } from './state-mark.tsx';
import { importTexts } from './texts.ts';
import './imports.css';

export type Import = ResponseOf<'GET /api/v1/imports/{id}'>;

const LOOK_EVERY_MS = 1_000;

/** One import from its upload to its result; it can be left and found again at any step. */
export function ImportPage() {
  const { importId = '' } = useParams();
  const t = useTexts(importTexts);
  const [isMoving, setIsMoving] = useState(false);
  const read = useRead(
    'GET /api/v1/imports/{id}',
    { params: { id: importId } },
    { everyMs: isMoving ? LOOK_EVERY_MS : false },
  );
  // Before it was read once there is nothing to watch: a look each second would only wipe out why it failed.
  const shouldMove = read.data !== undefined && isGoingOn(read.data.state);
  if (shouldMove !== isMoving) setIsMoving(shouldMove);
  if (read.error && read.data === undefined)
    return <ErrorBlock isPage error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading />;
  return (
    <>
      <PageHead
        title={read.data.fileName}
        crumbs={[{ path: '/imports', title: t.back }]}
        intro={<Intro of={read.data} />}
        actions={<Actions of={read.data} />}
      />
      <Notices of={read.data} />
      <StepOf of={read.data} />
    </>
  );
}

function Intro({ of }: { of: Import }) {
  const t = useTexts(importTexts);
  const rosters = useRosters();
  const said = [
    of.roster === null ? null : rosters.say(of.roster),
    of.period,
    `${of.uploadedByName} ${sayMoment(of.uploadedAt)}`,
  ];
  return (
    <>
      <StateMark state={of.state} /> {said.filter((one) => one !== null).join(' · ')}
      {of.rowsDone > 0 ? <> · {t.tally(of.rowsAccepted, of.rowsWarned, of.rowsRefused)}</> : null}
    </>
  );
}

function Notices({ of }: { of: Import }) {
  const t = useTexts(importTexts);
  return (
    <>
      {of.problem ? (
        <Notice kind="problem" title={of.problem.what}>
          {of.problem.next}
        </Notice>
      ) : null}
      {of.isMisnamed && of.format ? <Notice kind="warn">{t.misnamed(of.format)}</Notice> : null}
      {of.sameFile && of.state === 'recognised' ? (
        <Notice>{t.sameFile(sayMoment(of.sameFile.uploadedAt))}</Notice>
      ) : null}
      {of.state === 'stopped' ? <Notice kind="warn">{t.stoppedText}</Notice> : null}
      {of.state === 'failed' ? <Notice kind="problem">{t.failedText}</Notice> : null}
    </>
  );
}

function StepOf({ of }: { of: Import }) {
  const t = useTexts(importTexts);
  const steps = [
    { key: 'read', title: t.steps.read },
    { key: 'confirm', title: t.steps.confirm },
    { key: 'run', title: t.steps.run },
    { key: 'done', title: t.steps.done },
  ];
  if (of.state === 'unreadable' || (of.state === 'discarded' && of.rowsDone === 0)) return null;
  if (of.state === 'finished' || of.state === 'discarded') return <ResultStep of={of} />;
  if (of.state === 'recognised') return <ConfirmStep of={of} steps={steps} />;
  if (of.state === 'reading') {
    return (
      <Steps label={t.stepsLabel} steps={steps} current="read">
        <p>{t.readingFile}</p>
        <Loading rows={3} />
      </Steps>
    );
  }
  return (
    <>
      <Steps label={t.stepsLabel} steps={steps} current="run">
        <Progress done={of.rowsDone} total={of.rowsTotal} />
        {isGoingOn(of.state) ? <p className="import-soft">{t.background}</p> : null}
      </Steps>
      {of.rowsDone > 0 ? <ResultStep of={of} /> : null}
    </>
  );
}

function Progress({ done, total }: { done: number; total: number }) {
  const t = useTexts(importTexts);
  const share = total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));
  return (
    <div className="import-progress">
      <progress value={done} max={Math.max(1, total)} aria-label={t.progress(done, total)} />
      <span className="figures" role="status">
        {t.progress(done, total)} · {share}%
      </span>
    </div>
  );
}

function Actions({ of }: { of: Import }) {
  const t = useTexts(importTexts);
  const mayRun = useMay('imports.run');
  const [isDiscarding, setIsDiscarding] = useState(false);
  const stop = useWrite('POST /api/v1/imports/{id}/stop');
  const resume = useWrite('POST /api/v1/imports/{id}/resume');
  if (!mayRun) return null;
  const say = (verb: 'stop' | 'resume') => ({
    onSuccess: () => toast(t.verbDone[verb] ?? ''),
    onError: (error: { refusal: { what: string } }) => toast(error.refusal.what, 'problem' as const),
  });
  return (
    <>
      {of.verbs.includes('stop') ? (
        <Button loading={stop.isPending} onClick={() => stop.mutate({ params: { id: of.id } }, say('stop'))}>
          {t.stop}
        </Button>
      ) : null}
      {of.verbs.includes('resume') ? (
        <Button
          type="primary"
          loading={resume.isPending}
          onClick={() => resume.mutate({ params: { id: of.id } }, say('resume'))}
        >
          {t.resume}
        </Button>
      ) : null}
      {of.verbs.includes('discard') ? (
        <Button onClick={() => setIsDiscarding(true)}>{t.discard}</Button>
      ) : null}
      <DiscardDialog id={of.id} isOpen={isDiscarding} onClose={() => setIsDiscarding(false)} />
    </>
  );
}

function DiscardDialog({ id, isOpen, onClose }: { id: string; isOpen: boolean; onClose(): void }) {
  const t = useTexts(importTexts);
  const navigate = useNavigate();
  const discard = useWrite('POST /api/v1/imports/{id}/discard');
  async function run(): Promise<void> {
    try {
      await discard.mutateAsync({ params: { id } });
      toast(t.discarded);
      await navigate('/imports');
    } catch (error) {
      if (!isRefused(error)) throw error;
      toast(error.refusal.what, 'problem');
    }
    onClose();
  }
  return (
    <Modal
      open={isOpen}
      title={t.discardTitle}
      okText={t.discard}
      okButtonProps={{ danger: true }}
      confirmLoading={discard.isPending}
      onOk={() => void run()}
      onCancel={onClose}
      closable={{ 'aria-label': t.close }}
    >
      <p>{t.discardText}</p>
    </Modal>
  );
}
