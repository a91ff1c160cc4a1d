import { Button } from 'antd';
import { useRef, useState } from 'react';
import { isRefused, useWrite } from '../../api/index.ts';
import { Notice, Section, sayMoment, toast, useMay, useTexts } from '../../kit/index.ts';
import { fitPicture, toBase64 } from '../../kit/picture.ts';
import { newId } from '../../parts/field/new-id.ts';
import type { ListRecord } from './list-record.tsx';
import './publicity.css';
import { publicityTexts } from './texts.ts';

const SIDE_PX_MAX = 2400;
const BYTES_MAX = 3 * 1024 * 1024;

/** The list as it hangs on the wall; whoever is there adds a photograph from the telephone. */
export function Photos({ record }: { readonly record: ListRecord }) {
  const t = useTexts(publicityTexts);
  const mayAdd = useMay('cases.act');
  const input = useRef<HTMLInputElement>(null);
  const add = useWrite('POST /api/v1/publication/lists/{listId}/photos');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setProblem(null);
    const picture = await fitPicture(file, SIDE_PX_MAX, BYTES_MAX);
    if (!picture) return setProblem(t.photoFailed);
    try {
      const body = { id: newId(), base64: await toBase64(picture) };
      await add.mutateAsync({ params: { listId: record.id }, body });
      toast(t.photoAdded);
    } catch (error) {
      if (!isRefused(error)) throw error;
      setProblem(`${error.refusal.what}${error.refusal.next}`);
    }
  };
  const photos = record.photos.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <Section
      title={t.photosTitle}
      actions={
        mayAdd ? (
          <>
            <Button onClick={() => input.current?.click()} loading={add.isPending}>
              {t.addPhoto}
            </Button>
            <input
              ref={input}
              type="file"
              accept="image/jpeg,image/png"
              hidden
              aria-label={t.addPhoto}
              onChange={(event) => {
                void send(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </>
        ) : null
      }
    >
      {problem === null ? null : <Notice kind="problem" title={problem} />}
      {photos.length === 0 ? <p className="soft">{t.photosIntro}</p> : null}
      <ul className="wall-photos">
        {photos.map(({ id, addedBy, addedAt }, place) => (
          <li key={id}>
            <a href={`/api/v1/publication/lists/${record.id}/photos/${id}`} target="_blank" rel="noreferrer">
              <img
                src={`/api/v1/publication/lists/${record.id}/photos/${id}`}
                alt={t.photoOf(place + 1)}
                loading="lazy"
              />
            </a>
            <span>{t.takenBy(addedBy, sayMoment(addedAt))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
