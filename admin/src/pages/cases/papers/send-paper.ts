import { useState } from 'react';
import { isRefused, useWrite } from '../../../api/index.ts';
import { sayRefusal, useLanguage, useTexts } from '../../../kit/index.ts';
import { fitPicture, toBase64 } from '../../../kit/picture.ts';
import { newId } from '../../../parts/field/new-id.ts';
import { paperTexts } from './texts.ts';

/** Enough to read the small print of a form that was photographed whole. */
const SIDE_MAX_PX = 2600;
const PICTURE_BYTES_MAX = 2 * 1024 * 1024;
const FILE_BYTES_MAX = 10 * 1024 * 1024;

/** A file as it is sent: pictures of telephones made smaller, anything else as it is. Null when it is too large. */
async function fit(file: File): Promise<Blob | null> {
  if (/^image\/(jpeg|png)$/.test(file.type)) return fitPicture(file, SIDE_MAX_PX, PICTURE_BYTES_MAX);
  return file.size > FILE_BYTES_MAX ? null : file;
}

export interface PaperSender {
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** The id of the paper; null when it was refused, with the reason in `problem`. */
  sendFile(slot: string, file: File): Promise<string | null>;
  sendDrawing(slot: string, base64: string): Promise<string | null>;
}

/** Puts papers to a case. The id is made here, so that what a bad network repeats arrives once. */
export function usePaperSender(caseId: string): PaperSender {
  const t = useTexts(paperTexts);
  const { language } = useLanguage();
  const add = useWrite('POST /api/v1/cases/{caseId}/papers');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (slot: string, read: () => Promise<string | null>): Promise<string | null> => {
    setIsBusy(true);
    setProblem(null);
    try {
      const base64 = await read();
      if (base64 === null) {
        setProblem(t.unreadable);
        return null;
      }
      const body = { id: newId(), slot, takenAt: new Date().toISOString(), base64 };
      return (await add.mutateAsync({ params: { caseId }, body })).id;
    } catch (error) {
      if (!isRefused(error)) throw error;
      setProblem(sayRefusal(error.refusal, language));
      return null;
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    problem,
    sendFile: (slot, file) =>
      send(slot, async () => {
        const fitted = await fit(file);
        return fitted && toBase64(fitted);
      }),
    sendDrawing: (slot, base64) => send(slot, async () => base64),
  };
}
