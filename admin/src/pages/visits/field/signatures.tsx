import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../kit/index.ts';
import { newId } from '../../../parts/field/new-id.ts';
import type { KeptPicture } from '../../../parts/field/store.ts';
import { SignaturePad } from '../../../parts/signature-pad.tsx';
import type { PartProps } from './field-form.tsx';
import { addressOfPicture, usePictures } from './photos.tsx';
import { fieldTexts } from './texts.ts';

/** Each of those who went signs, and so does whoever was met. */
export function Signatures({ open, text, problems }: PartProps) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  const { draft } = open;
  const [signing, setSigning] = useState<string | null>(null);
  const [shown, setShown] = useState<readonly KeptPicture[]>([]);
  const kept = usePictures(draft.signatures.map(({ photoId }) => photoId));
  const keep = (name: string, base64: string): void => {
    const picture: KeptPicture = {
      id: newId(),
      userId: draft.userId,
      visitId: draft.visitId,
      kind: 'signature',
      takenAt: new Date().toISOString(),
      base64,
      mediaType: 'image/png',
    };
    setShown((before) => [...before, picture]);
    const others = draft.signatures.filter((one) => one.name !== name);
    open.addPicture(picture, { signatures: [...others, { name, photoId: picture.id }] });
    setSigning(null);
  };
  const host = draft.hostName.trim();
  const isHostDouble = draft.team.some(({ name }) => name === host);
  const names = [...draft.team.map(({ name }) => name), ...(host !== '' && !isHostDouble ? [host] : [])];
  return (
    <div className="field-part">
      <span className="field-label">{t.signatures}</span>
      <label className="field-soft" htmlFor="host-name">
        {t.host(text.host.title[language])}
      </label>
      <input
        id="host-name"
        className="field-input"
        maxLength={50}
        value={draft.hostName}
        aria-invalid={problems?.host !== undefined}
        onChange={(event) => {
          const before = host;
          const isTeam = draft.team.some(({ name }) => name === before);
          // Another name is another person: what the first one signed does not count for the second.
          const signatures = isTeam
            ? draft.signatures
            : draft.signatures.filter(({ name }) => name !== before);
          open.change({ hostName: event.target.value, signatures });
        }}
      />
      {problems?.host ? <p className="field-problem">{problems.host}</p> : null}
      <ul className="field-signatures">
        {names.map((name) => {
          const photoId = draft.signatures.find((one) => one.name === name)?.photoId;
          const picture = photoId ? (kept.get(photoId) ?? shown.find(({ id }) => id === photoId)) : undefined;
          return (
            <li key={name}>
              <span className="field-signer">{name}</span>
              {picture ? <img src={addressOfPicture(picture)} alt={t.signed(name)} /> : null}
              <Button
                onClick={() => setSigning(name)}
                aria-label={`${photoId ? t.signAgain : t.sign} ${name}`}
              >
                {photoId ? t.signAgain : t.sign}
              </Button>
            </li>
          );
        })}
      </ul>
      {signing ? (
        <SignaturePad
          name={signing}
          onKeep={(base64) => keep(signing, base64)}
          onCancel={() => setSigning(null)}
        />
      ) : null}
      {problems?.signatures.map((problem) => (
        <p key={problem} className="field-problem">
          {problem}
        </p>
      ))}
    </div>
  );
}
