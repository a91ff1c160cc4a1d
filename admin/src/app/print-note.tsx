import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { sayMoment } from '../kit/format.ts';
import { useLanguage, useTexts } from '../kit/language.tsx';
import { useSession } from '../kit/session.ts';
import { appTexts } from './texts.ts';

const now = (): string => new Date().toISOString();

/** At the head of what is printed: from which county's register, by whom and when. Paper leaves the house. */
export function PrintNote() {
  const t = useTexts(appTexts);
  const { language } = useLanguage();
  const { county, user } = useSession();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const stamp = (): void => flushSync(() => setAt(now()));
    window.addEventListener('beforeprint', stamp);
    return () => window.removeEventListener('beforeprint', stamp);
  }, []);
  const product = language === 'zh' ? t.productOf(county.name) : t.productPlain;
  return <p className="print-note">{t.printed(product, user.name, sayMoment(at))}</p>;
}
