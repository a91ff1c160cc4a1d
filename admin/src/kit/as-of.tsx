import { Button } from 'antd';
import { Notice } from './blocks.tsx';
import { DateInput } from './date-input.tsx';
import { sayDate } from './format.ts';
import { useLanguage, useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

/** The day of which a record is read, and a plain word when it is not today. */
export function AsOf({ on, onChange }: { on: string | null; onChange(day: string): void }) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  return (
    <>
      <div className="as-of">
        <label htmlFor="as-of">{t.asOf}</label>
        <DateInput id="as-of" value={on ?? ''} onChange={(day) => onChange(day ?? '')} />
      </div>
      {on ? (
        <Notice
          kind="warn"
          title={t.asOfNotice(sayDate(on, language))}
          action={<Button onClick={() => onChange('')}>{t.asOfToday}</Button>}
        />
      ) : null}
    </>
  );
}
