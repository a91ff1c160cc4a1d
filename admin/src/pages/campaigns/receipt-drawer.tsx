import { Button, Drawer, Input } from 'antd';
import { useRef, useState } from 'react';
import { isRefused, type Refused, useWrite } from '../../api/index.ts';
import { ErrorBlock, Facts, Notice, sayCount, toast, useTexts } from '../../kit/index.ts';
import { fitPicture, toBase64 } from '../../kit/picture.ts';
import { SignaturePad } from '../../parts/signature-pad.tsx';
import type { Line } from './lines-tab.tsx';
import { money } from './parts.tsx';
import { campaignTexts } from './texts.ts';

const SIDE_MAX_PX = 1600;

/** Signed with a finger, or photographed, where it is handed over. */
export function ReceiptDrawer({
  line,
  goods,
  onClose,
}: {
  line: Line;
  goods: string | undefined;
  onClose(): void;
}) {
  const t = useTexts(campaignTexts);
  const keep = useWrite('POST /api/v1/campaign-lines/{lineId}/receipt');
  const camera = useRef<HTMLInputElement>(null);
  const [signer, setSigner] = useState(line.personName);
  const [isSigning, setIsSigning] = useState(false);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  /** What could not be sent: nobody is asked to sign a second time. */
  const [unsent, setUnsent] = useState<{ how: 'signature' | 'photo'; base64: string } | null>(null);
  const send = async (how: 'signature' | 'photo', base64: string): Promise<void> => {
    setIsSigning(false);
    setRefused(null);
    try {
      await keep.mutateAsync({ params: { lineId: line.id }, body: { how, signer: signer.trim(), base64 } });
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
      setUnsent({ how, base64 });
      return;
    }
    toast(t.kept);
    onClose();
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const fitting = await fitPicture(file, SIDE_MAX_PX);
    setIsTooLarge(fitting === null);
    if (fitting) await send('photo', await toBase64(fitting));
  };
  const isNamed = signer.trim() !== '';
  return (
    <Drawer title={t.signTitle(line.personName)} open onClose={onClose} size={480} destroyOnHidden>
      <p className="form-intro">{t.signIntro}</p>
      <Facts
        facts={[
          { label: t.class, value: line.classTitle },
          { label: t.amount, value: money(line.amountFen) },
          ...(goods && line.pieces > 0
            ? [{ label: t.goods, value: t.onePiece(sayCount(line.pieces), goods), isWide: true }]
            : []),
        ]}
      />
      <label htmlFor="receipt-signer" className="receipt-signer">
        {t.signer}
      </label>
      <Input
        id="receipt-signer"
        maxLength={50}
        value={signer}
        onChange={(event) => setSigner(event.target.value)}
      />
      {refused && unsent ? (
        <ErrorBlock error={refused} onRetry={() => void send(unsent.how, unsent.base64)} />
      ) : null}
      {isTooLarge ? <Notice kind="warn">{t.tooLarge}</Notice> : null}
      <div className="receipt-photo">
        <Button type="primary" disabled={!isNamed || keep.isPending} onClick={() => setIsSigning(true)}>
          {t.signature}
        </Button>{' '}
        <Button disabled={!isNamed || keep.isPending} onClick={() => camera.current?.click()}>
          {t.photo}
        </Button>
        <input
          ref={camera}
          type="file"
          accept="image/jpeg,image/png"
          capture="environment"
          hidden
          aria-label={t.photo}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
      {isSigning ? (
        <SignaturePad
          name={signer}
          onCancel={() => setIsSigning(false)}
          onKeep={(base64) => void send('signature', base64)}
        />
      ) : null}
    </Drawer>
  );
}
