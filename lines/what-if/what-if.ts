import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParameterBook, Plan } from '../../engine/index.ts';
import type { Population } from '../population/index.ts';
import type { Law, Variant } from './changes.ts';
import { type Breakdown, breakDown, type Differences, differencesOf } from './compare.ts';
import { typeFamilies } from './family.ts';
import { firstDay, later, type Month, monthFrom, monthsThroughYear } from './months.ts';
import { Runner, type Tried } from './runner.ts';

export type LookedAt = Plan['schemes'][number]['settled']['scheme']['period'];

export interface Question {
  readonly month: Month;
  readonly variants: readonly (Variant & { readonly book: ParameterBook })[];
}

/** What comes of the whole plan on paper. */
export interface Answer {
  /** The first month in which every change of every variant is in force: the one that is compared. */
  readonly month: Month;
  /** The period of the amounts: a month, unless only other schemes are moved. */
  readonly period: LookedAt;
  /** All schemes of that period without any change. */
  readonly baseFen: number;
  readonly variants: readonly VariantAnswer[];
}

export interface VariantAnswer extends Differences, Breakdown {
  readonly name: string;
  /** All schemes of the period, with the variant. */
  readonly fen: number;
}

/** What each month costs until the end of the year, each change from its own first month on. */
export interface Course {
  readonly months: readonly {
    readonly month: Month;
    readonly baseFen: number;
    readonly variantFen: readonly number[];
  }[];
  readonly baseFen: number;
  readonly variantFen: readonly number[];
}

/** Tries variants on one population. */
export class WhatIf {
  readonly population: Population;
  readonly runner: Runner;
  readonly types: Uint16Array;

  constructor(law: Law, region: string, population: Population) {
    this.population = population;
    this.runner = new Runner(law, region, population);
    this.types = typeFamilies(population);
  }

  /** The month that is compared. */
  monthOf({ month, variants }: Question): Month {
    return variants.flatMap(({ changes }) => changes.map(({ from }) => monthFrom(from))).reduce(later, month);
  }

  ask(question: Question): Answer {
    const month = this.monthOf(question);
    const base = this.runner.base(month);
    const runs = question.variants.map((tried) => this.runner.tried(month, tried));
    const moved = runs.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme.period));
    const period = moved.length === 0 || moved.includes('month') ? 'month' : (moved[0] ?? 'month');
    const baseFen = base.schemes.reduce((sum, run) => sum + (run.scheme.period === period ? run.fen : 0), 0);
    const { townOf, towns, columns } = this.population;
    const variants = question.variants.map(({ name }, index) => {
      const tried = runs[index] ?? { month, schemes: [] };
      const differences = differencesOf(base, tried, period, columns.count);
      const breakdown = breakDown(differences, { townOf, towns: towns.length, types: this.types });
      const fen = baseFen + breakdown.total.gainFen - breakdown.total.loseFen;
      return { name, fen, ...differences, ...breakdown };
    });
    return { month, period, baseFen, variants };
  }

  /** Month by month, letting others have their turn between two. */
  async course(question: Question): Promise<Course> {
    const firsts = question.variants.flatMap(({ changes }) => changes.map(({ from }) => monthFrom(from)));
    const [first = question.month] = firsts.toSorted();
    const months: Course['months'][number][] = [];
    for (const month of monthsThroughYear(later(first, question.month), this.monthOf(question))) {
      months.push(this.#costOf(month, question.variants));
      await nextTurn();
    }
    const variantFen = question.variants.map((_, index) =>
      months.reduce((sum, one) => sum + (one.variantFen[index] ?? 0), 0),
    );
    return { months, baseFen: months.reduce((sum, one) => sum + one.baseFen, 0), variantFen };
  }

  #costOf(month: Month, variants: readonly Tried[]): Course['months'][number] {
    const costs = this.runner.baseCosts(month);
    const ofBase = [...costs.values()].reduce((sum, fen) => sum + fen, 0);
    const variantFen = variants.map((variant) =>
      this.runner
        .tried(month, variant)
        .schemes.filter(({ scheme }) => scheme.period === 'month')
        .reduce((sum, { scheme, fen }) => sum + fen - (costs.get(scheme.code) ?? 0), ofBase),
    );
    return { month, baseFen: ofBase, variantFen };
  }
}

/** The day whose population is tried: the first of the month asked for. */
export const populationDay = (month: Month): Temporal.PlainDate => Temporal.PlainDate.from(firstDay(month));
