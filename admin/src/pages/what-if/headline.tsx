import { memo } from 'react';
import { Section, sayCount, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Answer, Group, VariantAnswer } from './question.ts';
import { sayMonth, signedYuan } from './say.ts';
import { whatIfTexts } from './texts.ts';

const GROUPS = ['gain', 'lose', 'entering', 'leaving'] as const satisfies readonly Group[];
/** Standings pay nothing by themselves; shown where they move at all. */
const STANDING_GROUPS = ['recognised', 'derecognised'] as const satisfies readonly Group[];

/** What the officer has to know first: what it costs, and how many gain and lose by it. */
export const Headline = memo(function Headline({
  answer,
  places,
  isBusy,
  onDrill,
}: {
  answer: Answer;
  /** Which of the two variants of the page each answer is of. */
  places: readonly number[];
  isBusy: boolean;
  onDrill(variant: number, group: Group): void;
}) {
  const t = useTexts(whatIfTexts);
  const period = t.perPeriod[answer.period] ?? '';
  const [one, two] = answer.variants;
  const apart = one && two ? two.fen - one.fen : 0;
  return (
    <Section title={t.headline}>
      <p className="what-if-help">{t.compared(sayMonth(answer.month, t))}</p>
      <div className={`what-if-cards${isBusy ? ' is-busy' : ''}`}>
        <div className="what-if-card is-now">
          <h3>{t.now}</h3>
          <p className="what-if-sum figures">
            {yuanFromFen(answer.baseFen)}
            <span>
              {t.yuan} {period}
            </span>
          </p>
          {answer.course ? <YearEnd answer={answer} fen={answer.course.baseFen} /> : null}
        </div>
        {answer.variants.map((variant, index) => (
          <VariantCard
            key={variant.name}
            answer={answer}
            variant={variant}
            place={places[index] ?? index}
            index={index}
            onDrill={(group) => onDrill(index, group)}
          />
        ))}
      </div>
      {one && two ? (
        <p className="what-if-between">
          {apart === 0
            ? t.betweenSame
            : (apart > 0 ? t.between : t.betweenLess)(period, yuanFromFen(Math.abs(apart)))}
        </p>
      ) : null}
    </Section>
  );
});

function VariantCard({
  answer,
  variant,
  place,
  index,
  onDrill,
}: {
  answer: Answer;
  variant: VariantAnswer;
  place: number;
  index: number;
  onDrill(group: Group): void;
}) {
  const t = useTexts(whatIfTexts);
  const change = variant.fen - answer.baseFen;
  const word = change > 0 ? t.more : change < 0 ? t.less : t.same;
  const course = answer.course;
  const isStandingMoved = answer.variants.some(({ total }) => total.recognised + total.derecognised > 0);
  const shown = isStandingMoved ? [...GROUPS, ...STANDING_GROUPS] : GROUPS;
  return (
    <div className={`what-if-card is-${place === 0 ? 'first' : 'second'}`}>
      <h3>{t.changeTitle(variant.name, t.perPeriod[answer.period] ?? '', word)}</h3>
      <p className="what-if-sum figures" data-testid={`change-${place}`}>
        {signedYuan(change)}
        <span>{t.yuan}</span>
      </p>
      {course ? (
        <YearEnd answer={answer} fen={(course.variantFen[index] ?? 0) - course.baseFen} isChange />
      ) : (
        <p className="what-if-year">{answer.period === 'month' ? t.counting : ''}</p>
      )}
      <ul className={`what-if-groups${isStandingMoved ? ' is-six' : ''}`}>
        {shown.map((group) => (
          <li key={group}>
            <button
              type="button"
              className={`is-${group}`}
              disabled={variant.total[group] === 0}
              title={t.groupHelp[group]}
              onClick={() => onDrill(group)}
            >
              <span>{t[group]}</span>
              <b className="figures">{t.howMany(sayCount(variant.total[group]))}</b>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function YearEnd({ answer, fen, isChange = false }: { answer: Answer; fen: number; isChange?: boolean }) {
  const t = useTexts(whatIfTexts);
  const months = answer.course?.months ?? [];
  const [first, last] = [months[0]?.month ?? answer.month, months.at(-1)?.month ?? answer.month];
  return (
    <p className="what-if-year figures">
      {t.toYearEnd(sayMonth(first, t), sayMonth(last, t))}{' '}
      <b>{isChange ? signedYuan(fen) : yuanFromFen(fen)}</b> {t.yuan}
    </p>
  );
}
