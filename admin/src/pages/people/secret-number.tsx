import { useEffect, useState } from 'react';
import { call } from '../../api/index.ts';
import { ConfirmWithReason, useMay, useTexts } from '../../kit/index.ts';
import { recordTexts } from './record-texts.ts';

const SHOWN_MS = 60_000;

/** A masked number, and the way to see it whole: for a reason, recorded, and for a minute only. */
export function SecretNumber({
  personId,
  what,
  rowId,
  masked,
  canReveal = true,
}: {
  personId: string;
  what: 'idNumber' | 'phone' | 'account' | 'certificate' | 'formerId';
  rowId?: string;
  masked: string;
  canReveal?: boolean;
}) {
  const t = useTexts(recordTexts);
  const mayReveal = useMay('registry.reveal');
  const [isAsking, setIsAsking] = useState(false);
  const [whole, setWhole] = useState<string | null>(null);
  useEffect(() => {
    if (whole === null) return undefined;
    const timer = setTimeout(() => setWhole(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [whole]);
  const reveal = async (reason: string): Promise<void> => {
    const answer = await call('POST /api/v1/persons/{id}/reveal', {
      params: { id: personId },
      body: { what, reason, ...(rowId ? { rowId } : {}) },
    });
    setWhole(answer.value);
  };
  return (
    <span className="secret">
      <span className="figures" aria-live="polite">
        {whole ?? masked}
      </span>
      {mayReveal && canReveal ? (
        <button
          type="button"
          className="text-button"
          onClick={() => (whole ? setWhole(null) : setIsAsking(true))}
        >
          {whole ? t.hide : t.reveal}
        </button>
      ) : null}
      <ConfirmWithReason
        title={t.revealTitle}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        confirm={reveal}
        confirmText={t.reveal}
        reasonLabel={t.revealReason}
        reasons={t.revealReasons.split('|')}
      >
        <p>{t.revealIntro}</p>
      </ConfirmWithReason>
    </span>
  );
}
