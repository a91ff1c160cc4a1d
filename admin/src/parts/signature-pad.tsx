import { Button } from 'antd';
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '../kit/index.ts';
import './signature-pad.css';
import { signatureTexts } from './signature-texts.ts';

/** Small enough for a slow network, large enough to know the hand. */
const WIDTH_PX = 320;
const HEIGHT_PX = 140;
const PEN_PX = 2.5;

/** A field to sign in with a finger. */
export function SignaturePad({
  name,
  onKeep,
  onCancel,
}: {
  name: string;
  onKeep(base64: string): void;
  onCancel(): void;
}) {
  const t = useTexts(signatureTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [isSigned, setIsSigned] = useState(false);
  const clear = useCallback((): void => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
    setIsSigned(false);
  }, []);
  useEffect(() => {
    dialog.current?.showModal();
    clear();
  }, [clear]);
  const at = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * WIDTH_PX,
      y: ((event.clientY - box.top) / box.height) * HEIGHT_PX,
    };
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = canvas.current?.getContext('2d');
    if (!pen || !last.current) return;
    const next = at(event);
    pen.lineWidth = PEN_PX;
    pen.lineCap = 'round';
    pen.strokeStyle = '#111';
    pen.beginPath();
    pen.moveTo(last.current.x, last.current.y);
    pen.lineTo(next.x, next.y);
    pen.stroke();
    last.current = next;
    setIsSigned(true);
  };
  return (
    <dialog ref={dialog} className="signature-pad" aria-label={t.signHere(name)} onCancel={onCancel}>
      <p>{t.signHere(name)}</p>
      <canvas
        ref={canvas}
        width={WIDTH_PX}
        height={HEIGHT_PX}
        role="img"
        aria-label={t.signed(name)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = at(event);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          last.current = null;
        }}
      />
      <div className="signature-acts">
        <Button onClick={clear}>{t.clear}</Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
        <Button
          type="primary"
          disabled={!isSigned}
          onClick={() => onKeep(canvas.current?.toDataURL('image/png').split(',')[1] ?? '')}
        >
          {t.keepSignature}
        </Button>
      </div>
    </dialog>
  );
}
