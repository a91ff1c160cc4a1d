import { useTexts, yuanFromFen } from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { YearSum } from './shape.ts';
import { receivedTexts } from './texts.ts';

const TONES = ['first', 'second', 'third', 'other-1', 'other-2', 'other-3'];
export const SHOWN_MAX = TONES.length - 1;

/** A column a year, scheme upon scheme; the tables below say the same in figures. */
export function YearPicture({
  name,
  years,
  schemes,
}: {
  name: string;
  years: readonly YearSum[];
  schemes: readonly string[];
}) {
  const t = useTexts(receivedTexts);
  const titles = useSchemeTitles();
  const most = Math.max(1, ...years.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const hasOthers = years.some(({ parts }) => (parts.at(-1) ?? 0) > 0);
  const legend = [...schemes.map((scheme) => titles.say(scheme)), ...(hasOthers ? [t.other] : [])];
  return (
    <figure className="received-picture" aria-label={t.pictureOf(name)}>
      <ul className="received-legend">
        {legend.map((title, place) => (
          <li key={title} className={`is-${TONES[place] ?? ''}`}>
            {title}
          </li>
        ))}
      </ul>
      <ol className="received-years">
        {years.map(({ year, fen, parts }) => (
          <li key={year}>
            <span className="received-sum">{yuanFromFen(fen)}</span>
            <span className="received-column" aria-hidden="true">
              {parts.map((part, place) =>
                part > 0 ? (
                  <span
                    key={TONES[place] ?? ''}
                    className={`is-${TONES[place] ?? ''}`}
                    style={{ height: `${(100 * part) / most}%` }}
                  />
                ) : null,
              )}
            </span>
            <span className="received-year">{t.year(year)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
