import { chinaToday, Mark, Provisional, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import './cases.css';
import { caseTexts } from './texts.ts';

const SOON = 3;
const DAY_MS = 86_400_000;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** When something is due: plain, soon, or late; always in words, never by colour alone. */
export function Due({ day, isProvisional = false }: { day: string | null; isProvisional?: boolean }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  if (day === null) return <span className="due-none">{t.noLimit}</span>;
  const left = daysBetween(chinaToday(), day);
  const said = sayDate(day, language);
  const mark =
    left < 0 ? (
      <Mark tone="seal">{t.daysLate(-left)}</Mark>
    ) : left <= SOON ? (
      <Mark tone="warn">{t.daysLeft(left)}</Mark>
    ) : null;
  return (
    <span className="due">
      {said} {mark}
      {isProvisional ? <Provisional /> : null}
    </span>
  );
}
