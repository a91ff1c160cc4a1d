import './identity.css';
import { Button, Modal } from 'antd';
import { toast, useTexts } from '../../kit/index.ts';
import { userTexts } from './texts.ts';

export interface FirstPassword {
  readonly login: string;
  readonly password: string;
  readonly isReset: boolean;
}

/** Shows a first password once. It closes by its button alone, so that a stray click does not lose it. */
export function FirstPasswordDialog({ shown, onClose }: { shown: FirstPassword | null; onClose(): void }) {
  const t = useTexts(userTexts);
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard?.writeText(text);
    toast(t.copied);
  };
  return (
    <Modal
      title={t.firstPassword}
      open={shown !== null}
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
      {shown ? (
        <>
          <p>{t.firstPasswordShown(shown.login)}</p>
          <p className="first-password">
            <code translate="no">{shown.password}</code>
            {navigator.clipboard ? <Button onClick={() => void copy(shown.password)}>{t.copy}</Button> : null}
          </p>
          <p>{shown.isReset ? t.firstPasswordReset : t.firstPasswordNew}</p>
        </>
      ) : null}
    </Modal>
  );
}
