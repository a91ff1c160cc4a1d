import { type ChangeEvent, useId, useState } from 'react';
import { useTexts } from '../../kit/index.ts';
import { fitPicture, toBase64 } from '../../kit/picture.ts';
import { payeeTexts } from './texts.ts';

/** Enough to read the small print of an agreement that was photographed whole. */
const SIDE_MAX_PX = 2600;
const PICTURE_BYTES_MAX = 2 * 1024 * 1024;
const FILE_BYTES_MAX = 10 * 1024 * 1024;

export interface Scan {
  readonly name: string;
  readonly base64: string;
}

/** The agreement itself, as a picture or PDF. No part of the form’s draft: a browser keeps no file of ten megabytes. */
export function ScanField({ scan, onChange }: { scan: Scan | null; onChange(scan: Scan): void }) {
  const t = useTexts(payeeTexts);
  const helpId = useId();
  const [isBad, setIsBad] = useState(false);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const isPicture = /^image\/(jpeg|png)$/.test(file.type);
    const fitted = isPicture ? await fitPicture(file, SIDE_MAX_PX, PICTURE_BYTES_MAX) : file;
    if (fitted === null || fitted.size > FILE_BYTES_MAX) {
      setIsBad(true);
      return;
    }
    setIsBad(false);
    onChange({ name: file.name, base64: await toBase64(fitted) });
  };
  return (
    <div className="payee-scan">
      <span>{t.scan}</span>
      <span className="payee-scan-row">
        <label className="payee-scan-add">
          {scan ? t.scanAgain : t.scanAdd}
          <input
            type="file"
            aria-label={`${scan ? t.scanAgain : t.scanAdd} ${t.scan}`}
            aria-describedby={helpId}
            accept="image/jpeg,image/png,application/pdf"
            className="sr-only"
            onChange={(event) => void take(event)}
          />
        </label>
        {scan ? <span>{t.scanChosen(scan.name)}</span> : null}
      </span>
      {isBad ? <span role="alert">{t.scanTooLarge}</span> : null}
      <span id={helpId} className="payee-scan-help">
        {t.scanHelp}
      </span>
    </div>
  );
}
