import './shown-once.css';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { toast, useTexts } from '../kit/index.ts';
import { shownOnceTexts } from './secret-texts.ts';

/** A secret that is shown this once. It closes by its button alone, so that a stray click does not lose it. */
export function ShownOnce({
  title,
  secret,
  onClose,
  children,
}: {
  title: string;
  secret: string | null;
  onClose(): void;
  children?: ReactNode;
}) {
  const t = useTexts(shownOnceTexts);
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard?.writeText(text);
    toast(t.copied);
  };
  return (
    <Modal
      title={title}
      open={secret !== null}
      closable={false}
      maskClosable={false}
      keyboard={false}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          {t.close}
        </Button>
      }
    >
      <p>{t.once}</p>
      <p className="shown-once">
        <code translate="no">{secret}</code>
        {navigator.clipboard ? <Button onClick={() => void copy(secret ?? '')}>{t.copy}</Button> : null}
      </p>
      {children}
    </Modal>
  );
}
