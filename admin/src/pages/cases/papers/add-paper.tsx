import { type ChangeEvent, useState } from 'react';
import { useTexts } from '../../../kit/index.ts';
import { SignaturePad } from '../../../parts/signature-pad.tsx';
import type { PaperSender } from './send-paper.ts';
import { paperTexts } from './texts.ts';

/** The ways to add one: with the camera, from a file, or with a finger. */
export function AddPaper({
  sender,
  slot,
  of,
  title,
  onAdded,
}: {
  sender: PaperSender;
  slot: string;
  of: string;
  title: string;
  onAdded?(id: string): void;
}) {
  const t = useTexts(paperTexts);
  const [isSigning, setIsSigning] = useState(false);
  const tell = (id: string | null): void => {
    if (id !== null) onAdded?.(id);
  };
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    for (const file of files) tell(await sender.sendFile(slot, file));
  };
  const button = (label: string, isCamera: boolean) => (
    <label className="paper-add">
      {label}
      <input
        type="file"
        aria-label={`${label} ${title}`}
        accept={isCamera || of !== 'file' ? 'image/jpeg,image/png' : 'image/jpeg,image/png,application/pdf'}
        {...(isCamera ? { capture: 'environment' as const } : { multiple: true })}
        className="sr-only"
        disabled={sender.isBusy}
        onChange={(event) => void take(event)}
      />
    </label>
  );
  return (
    <span className="paper-adds">
      {of === 'signature' ? (
        <button
          type="button"
          className="paper-add"
          aria-label={`${t.sign} ${title}`}
          disabled={sender.isBusy}
          onClick={() => setIsSigning(true)}
        >
          {t.sign}
        </button>
      ) : null}
      {button(t.photo, true)}
      {button(t.file, false)}
      {isSigning ? (
        <SignaturePad
          name={t.nobody}
          onCancel={() => setIsSigning(false)}
          onKeep={(base64) => {
            setIsSigning(false);
            void sender.sendDrawing(slot, base64).then(tell);
          }}
        />
      ) : null}
    </span>
  );
}
