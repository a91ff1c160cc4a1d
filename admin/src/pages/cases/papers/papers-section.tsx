import { useState } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import {
  ConfirmWithReason,
  ErrorBlock,
  Loading,
  Mark,
  Section,
  sayBytes,
  sayMoment,
  useMay,
  useTexts,
} from '../../../kit/index.ts';
import { AddPaper } from './add-paper.tsx';
import {
  isPicture,
  type NamedPaper,
  type Paper,
  type Papers,
  PaperViewer,
  paperAddress,
} from './paper-viewer.tsx';
import './papers.css';
import { type PaperSender, usePaperSender } from './send-paper.ts';
import { paperTexts } from './texts.ts';

type Slot = Papers['slots'][number];

type State = 'digital' | 'brought' | 'shared' | 'optional' | 'lacking' | 'none';
const TONES = {
  digital: 'ok',
  brought: 'ok',
  lacking: 'warn',
  shared: 'plain',
  optional: 'plain',
  none: 'plain',
} as const;

function stateOf(slot: Slot, count: number): State {
  if (slot.isShared) return 'shared';
  if (count > 0) return 'digital';
  if (slot.step !== null) return 'none';
  if (slot.isBrought) return 'brought';
  return slot.isOptional ? 'optional' : 'lacking';
}

/** Every material of the matter and every photograph and signature of the steps: what is there, and what is missing. */
export function PapersSection({ caseId, isDecided }: { caseId: string; isDecided: boolean }) {
  const t = useTexts(paperTexts);
  const read = useRead('GET /api/v1/cases/{caseId}/papers', { params: { caseId } });
  const mayAct = useMay('cases.act');
  const sender = usePaperSender(caseId);
  const [shown, setShown] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading rows={3} />;
  const { slots, papers, isOpen } = read.data;
  const standing = papers.filter(({ withdrawnAt }) => withdrawnAt === null);
  const of = (slot: Slot) => standing.filter((paper) => paper.slot === slot.slot);
  const titled = (slot: Slot) => (slot.step === null ? slot.title : t.ofStep(slot.step, slot.title));
  const inOrder = slots.flatMap((slot) =>
    of(slot).map((paper, place): NamedPaper => ({ ...paper, title: t.nameOf(titled(slot), place + 1) })),
  );
  const mayAdd = mayAct && isOpen;
  const visible = slots.filter((slot) => slot.step === null || mayAdd || of(slot).length > 0);
  return (
    <Section title={t.papers}>
      <ul className="paper-slots">
        {visible.map((slot) => (
          <SlotRow
            key={slot.slot}
            caseId={caseId}
            slot={slot}
            title={titled(slot)}
            papers={of(slot)}
            sender={mayAdd ? sender : null}
            onOpen={setShown}
          />
        ))}
      </ul>
      {sender.isBusy ? <p role="status">{t.sending}</p> : null}
      <p role="alert" className="paper-problem">
        {sender.problem}
      </p>
      {mayAdd ? <p className="paper-kinds">{t.kinds}</p> : null}
      <Withdrawn papers={papers} />
      {shown !== null && inOrder.length > 0 ? (
        <PaperViewer
          caseId={caseId}
          papers={inOrder}
          first={shown}
          onWithdraw={mayAdd && !isDecided ? setWithdrawing : undefined}
          onClose={() => setShown(null)}
        />
      ) : null}
      <WithdrawDialog caseId={caseId} paperId={withdrawing} onClose={() => setWithdrawing(null)} />
    </Section>
  );
}

function WithdrawDialog({
  caseId,
  paperId,
  onClose,
}: {
  caseId: string;
  paperId: string | null;
  onClose(): void;
}) {
  const t = useTexts(paperTexts);
  const withdraw = useWrite('POST /api/v1/cases/{caseId}/papers/{paperId}/withdraw');
  return (
    <ConfirmWithReason
      title={t.withdrawTitle}
      isOpen={paperId !== null}
      isDanger
      confirmText={t.withdraw}
      reasons={Object.values(t.withdrawReasons)}
      onClose={onClose}
      confirm={(reason) =>
        withdraw.mutateAsync({ params: { caseId, paperId: paperId ?? '' }, body: { reason } })
      }
    >
      <p>{t.withdrawHint}</p>
    </ConfirmWithReason>
  );
}

function SlotRow({
  caseId,
  slot,
  title,
  papers,
  sender,
  onOpen,
}: {
  caseId: string;
  slot: Slot;
  title: string;
  papers: readonly Paper[];
  sender: PaperSender | null;
  onOpen(id: string): void;
}) {
  const t = useTexts(paperTexts);
  const state = stateOf(slot, papers.length);
  const last = papers.at(-1);
  return (
    <li className="paper-slot">
      <div className="paper-slot-head">
        <span>{title}</span>
        <Mark tone={TONES[state]}>{t.states[state]}</Mark>
        {sender && !slot.isShared ? (
          <AddPaper sender={sender} slot={slot.slot} of={slot.of} title={title} />
        ) : null}
      </div>
      {papers.length > 0 ? (
        <div className="paper-thumbs">
          {papers.map((paper, place) => (
            <button
              key={paper.id}
              type="button"
              className="paper-thumb"
              aria-label={t.open(title, place + 1)}
              onClick={() => onOpen(paper.id)}
            >
              {isPicture(paper) ? (
                <img src={paperAddress(caseId, paper.id)} alt="" loading="lazy" />
              ) : (
                <span>{t.pdf(sayBytes(paper.byteCount))}</span>
              )}
            </button>
          ))}
        </div>
      ) : null}
      {last ? <p className="paper-by">{t.addedBy(last.addedBy, sayMoment(last.addedAt))}</p> : null}
    </li>
  );
}

function Withdrawn({ papers }: { papers: readonly Paper[] }) {
  const t = useTexts(paperTexts);
  const gone = papers.filter(({ withdrawnAt }) => withdrawnAt !== null);
  if (gone.length === 0) return null;
  return (
    <details className="paper-gone">
      <summary>{t.withdrawnCount(gone.length)}</summary>
      <ul>
        {gone.map((paper) => (
          <li key={paper.id}>
            {t.withdrawnLine(
              paper.withdrawnBy ?? '',
              sayMoment(paper.withdrawnAt ?? ''),
              paper.withdrawnReason ?? '',
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
