import { useState } from 'react';
import { call } from '../../api/index.ts';
import { ConfirmWithReason, useMay, useTexts } from '../../kit/index.ts';
import { applicationTexts } from './texts.ts';

/** A number of an application, masked; whole for a reason that goes on record. */
export function ContactNumber({
  applicationId,
  what,
  masked,
}: {
  applicationId: string;
  what: 'phone' | 'agent-phone' | 'id-number';
  masked: string;
}) {
  const t = useTexts(applicationTexts);
  const mayReveal = useMay('registry.reveal');
  const [isAsking, setIsAsking] = useState(false);
  const [whole, setWhole] = useState<string | null>(null);
  const reveal = async (reason: string): Promise<void> => {
    const params = { id: applicationId };
    const answer = await call('POST /api/v1/applications/{id}/reveal', { params, body: { what, reason } });
    setWhole(answer.value);
  };
  return (
    <span className="application-secret">
      <span className="figures" aria-live="polite">
        {whole ?? masked}
      </span>
      {mayReveal && whole === null ? (
        <button type="button" className="text-button" onClick={() => setIsAsking(true)}>
          {t.showNumber}
        </button>
      ) : null}
      <ConfirmWithReason
        title={t.revealTitle}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        confirm={reveal}
        confirmText={t.showNumber}
        reasonLabel={t.revealReason}
        reasons={t.revealReasons.split('|')}
      >
        <p>{t.revealIntro}</p>
      </ConfirmWithReason>
    </span>
  );
}
