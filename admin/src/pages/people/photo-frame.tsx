import UserOutlined from '@ant-design/icons/UserOutlined';
import { type ChangeEvent, useState } from 'react';
import { addressOf, isRefused, useWrite } from '../../api/index.ts';
import { sayRefusal, toast, useLanguage, useMay, useTexts } from '../../kit/index.ts';
import { photoBody } from './photo-body.ts';
import type { PersonRecord } from './record.ts';
import { recordTexts } from './record-texts.ts';

/** The photo in force, and the way to put another one in its place. */
export function PhotoFrame({ record, isToday }: { record: PersonRecord; isToday: boolean }) {
  const t = useTexts(recordTexts);
  const mayWrite = useMay('registry.write') && isToday;
  const add = useWrite('POST /api/v1/persons/{id}/photo');
  const { language } = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setIsBusy(true);
    setProblem(null);
    try {
      const body = await photoBody(file, record.version);
      if (!body) {
        setProblem(t.photoTooLarge);
        return;
      }
      await add.mutateAsync({ params: { id: record.id }, body });
      toast(t.photoDone);
    } catch (error) {
      if (!isRefused(error)) throw error;
      setProblem(sayRefusal(error.refusal, language));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="photo">
      <div className="photo-frame">
        {record.photoId ? (
          <img
            src={`${addressOf('GET /api/v1/persons/{id}/photo', { params: { id: record.id } })}?v=${record.photoId}`}
            alt={`${t.photo} ${record.name}`}
          />
        ) : (
          <span>
            <UserOutlined style={{ fontSize: 36, display: 'block', marginBottom: 6 }} aria-hidden />
            {t.noPhoto}
          </span>
        )}
      </div>
      {mayWrite ? (
        <label className="photo-button">
          {isBusy ? t.photoBusy : record.photoId ? t.changePhoto : t.addPhoto}
          <input
            type="file"
            accept="image/jpeg,image/png"
            className="sr-only"
            disabled={isBusy}
            onChange={(event) => void send(event)}
          />
          <span className="photo-kind">{t.photoKind}</span>
        </label>
      ) : null}
      <p role="alert" className="photo-problem">
        {problem}
      </p>
    </div>
  );
}
