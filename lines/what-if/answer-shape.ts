import type { Static } from 'typebox';
import type { Language } from '../../engine/index.ts';
import { isStanding } from '../policy/schemes.ts';
import { emptyTally, HISTOGRAM_FEN, type Tally } from './compare.ts';
import type { AnswerShape, PopulationShape } from './shapes.ts';
import type { Snapshot } from './snapshots.ts';
import type { Answer, Course, WhatIf } from './what-if.ts';

export const tellPopulation = (
  { day, takenAt, households, persons, leftOut }: Snapshot,
  language: Language,
): Static<typeof PopulationShape> => ({
  day: day.toString(),
  takenAt: takenAt.toString(),
  households,
  persons,
  leftOut: {
    households: leftOut.households,
    notAssessed: leftOut.notAssessed,
    tooLarge: leftOut.tooLarge,
    missing: leftOut.missing.map(({ fact, households: count }) => ({
      fact: fact.name,
      title: fact.title[language],
      households: count,
    })),
  },
});

/** The answer without the figures of single households. */
export function tellAnswer(
  whatIf: WhatIf,
  answer: Answer,
  course: Course | null,
  language: Language,
): Omit<Static<typeof AnswerShape>, 'population'> {
  return {
    month: answer.month,
    period: answer.period,
    baseFen: answer.baseFen,
    variants: answer.variants.map(({ name, fen, total, towns, families, histogram, schemes }) => ({
      name,
      fen,
      total,
      towns: tellTowns(whatIf, towns),
      families: [...families],
      histogram: [...histogram],
      schemes: schemes.map(({ scheme, base: _base, tried: _tried, ...rest }) => ({
        code: scheme.code,
        title: scheme.title[language],
        unit: scheme.unit,
        period: scheme.period,
        isStanding: isStanding(scheme),
        ...rest,
      })),
    })),
    histogramFen: [...HISTOGRAM_FEN],
    course: course && {
      ...course,
      months: course.months.map((one) => ({ ...one, variantFen: [...one.variantFen] })),
      variantFen: [...course.variantFen],
    },
  };
}

const tellTowns = ({ population }: WhatIf, towns: readonly Tally[]) =>
  population.towns.map(({ id, name }, place) => ({
    townId: id,
    townName: name,
    ...(towns[place] ?? emptyTally()),
  }));
