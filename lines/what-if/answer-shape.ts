import type { Static } from 'typebox';
import type { Language } from '../../engine/index.ts';
import { HISTOGRAM_FEN, type Tally } from './compare.ts';
import type { AnswerShape, PopulationShape } from './shapes.ts';
import type { Snapshot } from './snapshots.ts';
import type { Answer, Course, WhatIf } from './what-if.ts';

export function tellPopulation(
  { whatIf: { population }, takenAt }: Snapshot,
  language: Language,
): Static<typeof PopulationShape> {
  const { columns, day, leftOut } = population;
  return {
    day: day.toString(),
    takenAt: takenAt.toString(),
    households: columns.count,
    persons: columns.offsets[columns.count] ?? 0,
    leftOut: {
      households: leftOut.households,
      notAssessed: leftOut.notAssessed,
      tooLarge: leftOut.tooLarge,
      missing: leftOut.missing.map(({ fact, households }) => ({
        fact: fact.name,
        title: fact.title[language],
        households,
      })),
    },
  };
}

/** The answer without the figures of single households. */
export function tellAnswer(
  snapshot: Snapshot,
  answer: Answer,
  course: Course | null,
  language: Language,
): Static<typeof AnswerShape> {
  return {
    month: answer.month,
    period: answer.period,
    baseFen: answer.baseFen,
    population: tellPopulation(snapshot, language),
    variants: answer.variants.map(({ name, fen, total, towns, families, histogram, schemes }) => ({
      name,
      fen,
      total,
      towns: tellTowns(snapshot.whatIf, towns),
      families: [...families],
      histogram: [...histogram],
      schemes: schemes.map(({ scheme, ...rest }) => ({
        code: scheme.code,
        title: scheme.title[language],
        unit: scheme.unit,
        period: scheme.period,
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
    ...(towns[place] ?? { households: 0, gain: 0, lose: 0, entering: 0, leaving: 0, gainFen: 0, loseFen: 0 }),
  }));
