import { type ChangeEvent, useEffect, useState } from 'react';
import { useTexts } from '../../../kit/index.ts';
import { fitPicture, toBase64 } from '../../../kit/picture.ts';
import { newId } from '../../../parts/field/new-id.ts';
import { readPictures } from '../../../parts/field/queue.ts';
import type { KeptPicture } from '../../../parts/field/store.ts';
import type { PartProps } from './field-form.tsx';
import { fieldTexts } from './texts.ts';

/** Enough to read a certificate on a wall. */
const SIDE_MAX_PX = 1600;

export const addressOfPicture = ({ mediaType, base64 }: KeptPicture): string =>
  `data:${mediaType};base64,${base64}`;

/** Pictures that this device keeps, by their ids. */
export function usePictures(ids: readonly string[]): ReadonlyMap<string, KeptPicture> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, KeptPicture>>(new Map());
  const wanted = ids.join();
  useEffect(() => {
    let isThere = true;
    const read = async (): Promise<void> => {
      const found = await readPictures(wanted === '' ? [] : wanted.split(','));
      if (isThere) setPictures(new Map(found.map((one) => [one.id, one])));
    };
    void read();
    return () => {
      isThere = false;
    };
  }, [wanted]);
  return pictures;
}

export function Photos({ open, text, problems }: PartProps) {
  const t = useTexts(fieldTexts);
  const { draft } = open;
  const [shown, setShown] = useState<readonly KeptPicture[]>([]);
  const kept = usePictures(draft.photos);
  const [isBad, setIsBad] = useState(false);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const fitted = /^image\/(jpeg|png)$/.test(file.type) ? await fitPicture(file, SIDE_MAX_PX) : null;
    setIsBad(fitted === null);
    if (!fitted) return;
    const picture: KeptPicture = {
      id: newId(),
      userId: draft.userId,
      visitId: draft.visitId,
      kind: 'photo',
      takenAt: new Date().toISOString(),
      base64: await toBase64(fitted),
      mediaType: fitted.type,
    };
    setShown((before) => [...before, picture]);
    open.addPicture(picture, { photos: [...draft.photos, picture.id] });
  };
  const { min, max } = text.photos;
  return (
    <div className="field-part">
      <span className="field-label">{t.photos}</span>
      <p className="field-soft">{t.photosHint(min, max)}</p>
      <div className="field-photos">
        {draft.photos.map((id, index) => {
          const picture = kept.get(id) ?? shown.find((one) => one.id === id);
          return (
            <figure key={id} className="field-photo">
              {picture ? <img src={addressOfPicture(picture)} alt={t.photoOf(index + 1)} /> : null}
              <button
                type="button"
                aria-label={t.dropPhoto(index + 1)}
                onClick={() => open.removePicture(id, { photos: draft.photos.filter((one) => one !== id) })}
              >
                ×
              </button>
            </figure>
          );
        })}
        {draft.photos.length < max ? (
          <label className="field-photo-add">
            {t.photo}
            <input
              type="file"
              accept="image/jpeg,image/png"
              capture="environment"
              className="sr-only"
              onChange={(event) => void take(event)}
            />
          </label>
        ) : null}
      </div>
      {isBad ? (
        <p className="field-problem" role="alert">
          {t.photoBad}
        </p>
      ) : null}
      {problems?.photos ? <p className="field-problem">{problems.photos}</p> : null}
    </div>
  );
}
