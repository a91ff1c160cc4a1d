import './secret-number.css';
import { useEffect, useState } from 'react';
import { ConfirmWithReason, useMay, useTexts } from '../kit/index.ts';
import { secretNumberTexts } from './secret-texts.ts';

const SHOWN_MS = 60_000;

/** A masked number, and the way to see it whole: for a reason, recorded, and for a minute only. */
export function SecretNumber({
  masked,
  reasons,
  reveal,
  canReveal = true,
}: {
  masked: string;
  /** Usual reasons, to be taken with one click. */
  readonly reasons: readonly string[];
  /** Asks the server for the whole number; what it refuses is shown, and the dialog stays. */
  reveal(reason: string): Promise<string>;
  canReveal?: boolean;
}) {
  const t = useTexts(secretNumberTexts);
  const mayReveal = useMay('registry.reveal') && canReveal;
  const [isAsking, setIsAsking] = useState(false);
  const [whole, setWhole] = useState<string | null>(null);
  useEffect(() => {
    if (whole === null) return undefined;
    const timer = setTimeout(() => setWhole(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [whole]);
  return (
    <span className="secret">
      <span className="figures" aria-live="polite">
        {whole ?? masked}
      </span>
      {mayReveal ? (
        <button
          type="button"
          className="text-button"
          onClick={() => (whole ? setWhole(null) : setIsAsking(true))}
        >
          {whole ? t.hide : t.show}
        </button>
      ) : null}
      <ConfirmWithReason
        title={t.show}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        confirm={async (reason) => setWhole(await reveal(reason))}
        confirmText={t.show}
        reasonLabel={t.reason}
        reasons={reasons}
      >
        <p>{t.intro}</p>
      </ConfirmWithReason>
    </span>
  );
}
