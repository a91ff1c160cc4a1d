import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, isRefused, type Refused, useWrite } from '../../api/index.ts';
import { Notice, useTexts } from '../../kit/index.ts';
import { importTexts } from './texts.ts';

const ACCEPT = '.xlsx,.xls,.csv,.txt,.et,.xlsm';

/** Chooses a file, or takes one that is dropped, and goes to its import. */
export function UploadBox() {
  const t = useTexts(importTexts);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const upload = useWrite('POST /api/v1/imports');

  /** While a file is being chosen the server makes ready for it; where it cannot be told, it does so when the file comes. */
  function tellServer(): void {
    call('GET /api/v1/imports/limits', {}).catch(() => undefined);
  }

  async function send(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const body = new FormData();
    body.append('file', file, file.name);
    setRefused(null);
    try {
      const { id } = await upload.mutateAsync({ body });
      await navigate(`/imports/${id}`);
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    } finally {
      if (input.current) input.current.value = '';
    }
  }

  const choose = (): void => {
    tellServer();
    input.current?.click();
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <>
      {refused ? (
        <Notice kind="problem" title={refused.refusal.what}>
          {refused.refusal.next}
        </Notice>
      ) : null}
      <section
        className={isOver ? 'upload-box upload-over' : 'upload-box'}
        aria-label={t.upload}
        onDragOver={(event) => {
          event.preventDefault();
          if (!isOver) tellServer();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          accept={ACCEPT}
          className="sr-only"
          aria-label={t.upload}
          tabIndex={-1}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <Button type="primary" loading={upload.isPending} onClick={choose}>
          {upload.isPending ? t.uploading : t.upload}
        </Button>
        <span className="upload-words">
          <span>{t.dropHere}</span>
          <span className="upload-hint">{t.dropHint}</span>
        </span>
      </section>
    </>
  );
}
