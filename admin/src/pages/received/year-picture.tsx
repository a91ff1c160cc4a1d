import { useTexts, yuanFromFen } from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { YearSum } from './shape.ts';
import { receivedTexts } from './texts.ts';

const TONES = ['first', 'second', 'third', 'other-1', 'other-2', 'other-3'];
export const SHOWN_MAX = TONES.length - 1;

/** What is not named apart has the last tone. */
const toneAt = (place: number, count: number): string =>
  (place === count - 1 ? TONES[SHOWN_MAX] : TONES[place]) ?? '';

/** The tone of a scheme in every picture of the page. */
export const toneOf =
  (schemes: readonly string[]) =>
  (scheme: string): string => {
    const place = schemes.indexOf(scheme);
    return `is-${TONES[place < 0 ? SHOWN_MAX : place] ?? ''}`;
  };

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
  const heightOf = ({ parts, waitingFen }: YearSum): number =>
    parts.reduce((sum, part) => sum + part, waitingFen);
  const most = Math.max(1, ...years.map(heightOf));
  const hasOthers = years.some(({ parts }) => (parts.at(-1) ?? 0) > 0);
  const hasWaiting = years.some(({ waitingFen }) => waitingFen > 0);
  const legend = [
    ...schemes.map((scheme, place) => ({
      key: scheme,
      title: titles.say(scheme),
      tone: `is-${TONES[place] ?? ''}`,
    })),
    ...(hasOthers ? [{ key: 'other', title: t.other, tone: `is-${TONES[SHOWN_MAX] ?? ''}` }] : []),
    ...(hasWaiting ? [{ key: 'waiting', title: t.notes.waiting, tone: 'is-waiting' }] : []),
  ];
  return (
    <figure className="received-picture" aria-label={t.pictureOf(name)}>
      <ul className="received-legend">
        {legend.map(({ key, title, tone }) => (
          <li key={key} className={tone}>
            {title}
          </li>
        ))}
      </ul>
      <ol className="received-years">
        {years.map(({ year, fen, parts, waitingFen }) => (
          <li key={year}>
            <span className="received-sum">{yuanFromFen(fen)}</span>
            <span className="received-column" aria-hidden="true">
              {parts.map((part, place) =>
                part > 0 ? (
                  <span
                    key={toneAt(place, parts.length)}
                    className={`is-${toneAt(place, parts.length)}`}
                    style={{ height: `${(100 * part) / most}%` }}
                  />
                ) : null,
              )}
              {waitingFen > 0 ? (
                <span className="is-waiting" style={{ height: `${(100 * waitingFen) / most}%` }} />
              ) : null}
            </span>
            <span className="received-year">{t.year(year)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
