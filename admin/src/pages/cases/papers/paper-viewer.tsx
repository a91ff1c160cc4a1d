import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addressOf, type ResponseOf } from '../../../api/index.ts';
import { sayBytes, sayMoment, useTexts } from '../../../kit/index.ts';
import { paperTexts } from './texts.ts';

export type Papers = ResponseOf<'GET /api/v1/cases/{caseId}/papers'>;
export type Paper = Papers['papers'][number];

export interface NamedPaper extends Paper {
  readonly title: string;
}

export const paperAddress = (caseId: string, paperId: string): string =>
  addressOf('GET /api/v1/cases/{caseId}/papers/{paperId}', { params: { caseId, paperId } });

export const isPicture = ({ mediaType }: Pick<Paper, 'mediaType'>): boolean => mediaType.startsWith('image/');

/** Papers one after another, as large as the screen allows. */
export function PaperViewer({
  caseId,
  papers,
  first,
  onWithdraw,
  onClose,
}: {
  caseId: string;
  papers: readonly NamedPaper[];
  first: string;
  /** Left out where nothing can be withdrawn. Asked outside: nothing else shows above this dialog. */
  onWithdraw: ((paperId: string) => void) | undefined;
  onClose(): void;
}) {
  const t = useTexts(paperTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [id, setId] = useState(first);
  useEffect(() => dialog.current?.showModal(), []);
  const at = Math.max(
    0,
    papers.findIndex((one) => one.id === id),
  );
  const paper = papers[at];
  if (!paper) return null;
  const turn = (by: number): void => setId(papers[(at + by + papers.length) % papers.length]?.id ?? id);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') turn(-1);
    if (key === 'ArrowRight') turn(1);
  };
  const address = paperAddress(caseId, paper.id);
  return (
    <dialog
      ref={dialog}
      className="paper-viewer"
      aria-label={paper.title}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className="paper-viewer-head">
        <strong>{paper.title}</strong>
        <span>{t.addedBy(paper.addedBy, sayMoment(paper.addedAt))}</span>
        <Button onClick={() => dialog.current?.close()}>{t.close}</Button>
      </div>
      <div className="paper-viewer-sheet">
        {isPicture(paper) ? (
          <img src={address} alt={paper.title} />
        ) : (
          <a href={address} download>
            {t.pdf(sayBytes(paper.byteCount))} · {t.download}
          </a>
        )}
      </div>
      <div className="paper-viewer-foot">
        <Button onClick={() => turn(-1)} disabled={papers.length < 2}>
          {t.previous}
        </Button>
        <span aria-live="polite">{t.position(at + 1, papers.length)}</span>
        <Button onClick={() => turn(1)} disabled={papers.length < 2}>
          {t.next}
        </Button>
        <span className="paper-keys">{t.keys}</span>
        {onWithdraw ? (
          <Button
            danger
            onClick={() => {
              dialog.current?.close();
              onWithdraw(paper.id);
            }}
          >
            {t.withdraw}
          </Button>
        ) : null}
      </div>
    </dialog>
  );
}
