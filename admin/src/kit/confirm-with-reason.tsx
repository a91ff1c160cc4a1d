import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { isRefused, type Refused } from '../api/refused.ts';
import { ErrorBlock } from './blocks.tsx';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

/** Asks for the reason before something that is recorded with it: showing a number, ending a session, a merge. */
export function ConfirmWithReason({
  title,
  isOpen,
  onClose,
  confirm,
  confirmText,
  isDanger,
  reasonLabel,
  reasons = [],
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose(): void;
  /** Does it. What it throws is shown, and the dialog stays open. */
  confirm(reason: string): Promise<unknown>;
  confirmText?: string;
  isDanger?: boolean;
  reasonLabel?: string;
  /** Usual reasons, to be taken with one click. */
  readonly reasons?: readonly string[];
  children?: ReactNode;
}) {
  const t = useTexts(kitTexts);
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const close = (): void => {
    setReason('');
    setRefused(null);
    setIsMissing(false);
    onClose();
  };
  const run = async (): Promise<void> => {
    if (reason.trim() === '') {
      setIsMissing(true);
      document.getElementById('confirm-reason')?.focus();
      return;
    }
    setIsBusy(true);
    setRefused(null);
    try {
      await confirm(reason.trim());
      close();
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal
      title={title}
      open={isOpen}
      onCancel={close}
      onOk={() => void run()}
      okText={confirmText ?? t.confirm}
      cancelText={t.cancel}
      okButtonProps={{ danger: isDanger === true }}
      confirmLoading={isBusy}
      destroyOnHidden
      closable={{ 'aria-label': t.close }}
    >
      {children}
      <label className="reason-label" htmlFor="confirm-reason">
        {reasonLabel ?? t.reason}
      </label>
      <Input.TextArea
        id="confirm-reason"
        autoFocus
        rows={2}
        maxLength={200}
        value={reason}
        status={isMissing && reason.trim() === '' ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? 'confirm-reason-missing' : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {isMissing && reason.trim() === '' ? (
        <p id="confirm-reason-missing" className="reason-missing" role="alert">
          {t.reasonNeeded}
        </p>
      ) : null}
      {reasons.length > 0 ? (
        <div className="reason-usual">
          {reasons.map((usual) => (
            <button key={usual} type="button" onClick={() => setReason(usual)}>
              {usual}
            </button>
          ))}
        </div>
      ) : null}
      {refused ? <ErrorBlock error={refused} /> : null}
    </Modal>
  );
}
