import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../kit/index.ts';
import { fieldTexts } from './texts.ts';
import type { OpenDraft } from './use-draft.ts';

const PATIENCE_MS = 15_000;

/** Where the telephone is, if whoever holds it wants it noted. */
export function Place({ open }: { open: OpenDraft }) {
  const t = useTexts(fieldTexts);
  const { position } = open.draft;
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const take = (): void => {
    setIsBusy(true);
    setHasFailed(false);
    const end = (): void => setIsBusy(false);
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        open.change({
          position: {
            latitude: Number(coords.latitude.toFixed(5)),
            longitude: Number(coords.longitude.toFixed(5)),
            accuracyMetres: Math.round(coords.accuracy),
          },
        });
        end();
      },
      () => {
        setHasFailed(true);
        end();
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  };
  return (
    <div className="field-part">
      <span className="field-label">
        {t.place} <small>{t.optional}</small>
      </span>
      <div className="field-row">
        {position ? (
          <>
            <span>{t.placeTaken(position.accuracyMetres)}</span>
            <Button onClick={() => open.change({ position: null })}>{t.dropPlace}</Button>
          </>
        ) : (
          <Button loading={isBusy} onClick={take}>
            {t.takePlace}
          </Button>
        )}
      </div>
      {hasFailed ? <p className="field-soft">{t.placeFailed}</p> : null}
    </div>
  );
}
