import { Button } from 'antd';
import { sayCount, sayDate, sayMoment, useLanguage, useTexts } from '../../kit/index.ts';
import type { Answer } from './question.ts';
import { whatIfTexts } from './texts.ts';

/** Of whom all this is said, and of whom it is not. */
export function PopulationLine({
  population,
  onTakeAnew,
}: {
  population: Answer['population'];
  onTakeAnew(): void;
}) {
  const t = useTexts(whatIfTexts);
  const { language } = useLanguage();
  const { day, households, persons, leftOut, takenAt } = population;
  const reasons = [
    { key: 'not-assessed', title: t.notAssessed, households: leftOut.notAssessed },
    { key: 'too-large', title: t.tooLarge, households: leftOut.tooLarge },
    ...leftOut.missing.map(({ fact, title, households: count }) => ({
      key: fact,
      title: t.missing(title),
      households: count,
    })),
  ].filter((reason) => reason.households > 0);
  return (
    <div className="what-if-population figures">
      <p>
        {t.population(sayDate(day, language), sayCount(households), sayCount(persons))}
        {' · '}
        {leftOut.households === 0 ? t.noneLeftOut : t.leftOut(sayCount(leftOut.households))}
        {' · '}
        {t.takenAt(sayMoment(takenAt))}
        <Button type="link" size="small" onClick={onTakeAnew}>
          {t.takeAnew}
        </Button>
      </p>
      {reasons.length > 0 ? (
        <details>
          <summary>{t.leftOutWhy}</summary>
          <ul>
            {reasons.map(({ key, title, households: count }) => (
              <li key={key}>
                {title} · {t.households(sayCount(count))}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
