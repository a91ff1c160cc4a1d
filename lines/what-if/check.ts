import { toSql } from '../../engine/index.ts';
import type { Actor, Tx } from '../../platform/base/index.ts';
import { isStanding } from '../policy/schemes.ts';
import { populationTables, readPopulation, takePopulation } from '../population/index.ts';
import { readNumbers } from '../population/read-numbers.ts';
import type { Law } from './changes.ts';
import { firstDay } from './months.ts';
import type { MonthRun } from './runner.ts';
import { wishOf } from './snapshots.ts';
import { populationDay, type Question, WhatIf } from './what-if.ts';

/** One household and scheme for which the two ways of computing do not agree: there must be none. */
export interface Disagreement {
  readonly householdId: string;
  readonly scheme: string;
  readonly columnsFen: number;
  readonly sqlFen: number;
}

export interface SchemeCheck {
  readonly scheme: string;
  readonly columnsFen: number;
  readonly sqlFen: number;
  readonly payees: number;
}

/** A plan on paper (`base`, or a variant) computed in memory and inside PostgreSQL. */
export interface Checked {
  readonly name: string;
  readonly columnsFen: number;
  readonly sqlFen: number;
  readonly items: number;
  readonly schemes: readonly SchemeCheck[];
  /** How many there are, and the first of them. */
  readonly disagreements: number;
  readonly examples: readonly Disagreement[];
}

export interface Check {
  readonly month: string;
  readonly households: number;
  readonly isEqual: boolean;
  readonly plans: readonly Checked[];
  readonly whatIf: WhatIf;
}

const EXAMPLES_MAX = 20;
export const BASE = 'base';

/**
 * Takes the population anew and computes the month that is compared twice over it: by columns in memory, as the page
 * does, and by SQL inside the database, as what is adopted will be paid. Every scheme, household by household, to the
 * fen.
 * @param onStep told after the population and after each plan how many of these parts are done
 */
export async function checkPlans(
  tx: Tx,
  actor: Actor,
  law: Law,
  question: Question,
  bytesMax: number,
  onStep: (done: number) => void = () => {},
): Promise<Check> {
  const wish = wishOf(actor, populationDay(question.month));
  const population = await readPopulation(tx, actor, wish, await takePopulation(tx, wish), bytesMax);
  onStep(1);
  const whatIf = new WhatIf(law, actor.countyCode, population);
  const month = whatIf.monthOf(question);
  const base = whatIf.runner.base(month);
  const plans = [
    { name: BASE, law, run: base },
    ...question.variants.map((variant) => {
      const moved = whatIf.runner.tried(month, variant);
      return { name: variant.name, law: { ...law, book: variant.book }, run: withMoved(base, moved) };
    }),
  ];
  const checked: Checked[] = [];
  for (const plan of plans) {
    const bySql = await runSql(tx, actor, plan.law, month, whatIf);
    checked.push({ name: plan.name, ...compareRuns(plan.run, bySql, population.idOf) });
    onStep(1 + checked.length);
  }
  const isEqual = checked.every(
    ({ disagreements, columnsFen, sqlFen }) => disagreements === 0 && columnsFen === sqlFen,
  );
  return { month, households: population.columns.count, isEqual, plans: checked, whatIf };
}

function withMoved(base: MonthRun, moved: MonthRun): MonthRun {
  const codes = new Set(moved.schemes.map(({ scheme }) => scheme.code));
  return {
    ...base,
    schemes: [...base.schemes.filter(({ scheme }) => !codes.has(scheme.code)), ...moved.schemes],
  };
}

/** By scheme, what SQL gives each household, in the order of the population. */
type SqlRun = Map<string, { readonly households: Float64Array; payees: number }>;

async function runSql(
  tx: Tx,
  actor: Actor,
  law: Law,
  month: string,
  { population }: WhatIf,
): Promise<SqlRun> {
  const runs: SqlRun = new Map();
  const setting = { day: firstDay(month), regions: [actor.countyCode], tables: populationTables };
  for (const { schemes, text } of toSql(law.handbook, law.book, setting)) {
    const rows = `select o.place, i.scheme_no, count(*), sum(i.amount_fen)::bigint from (${text}) i
      join (select household_id, row_number() over (order by household_id) - 1 as place from population_household) o
        on o.household_id = i.household_id
      group by o.place, i.scheme_no`;
    await readNumbers(
      tx,
      rows,
      { idCount: 0, valueCount: 4 },
      (_, [place = 0, scheme = 0, payees = 0, fen = 0]) => {
        const code = schemes[scheme] ?? '';
        const run = runs.get(code) ?? { households: new Float64Array(population.columns.count), payees: 0 };
        run.households[place] = fen;
        run.payees += payees;
        runs.set(code, run);
      },
    );
  }
  return runs;
}

function compareRuns(
  run: MonthRun,
  bySql: SqlRun,
  idOf: (household: number) => string,
): Omit<Checked, 'name'> {
  const examples: Disagreement[] = [];
  let disagreements = 0;
  // A standing pays nothing, so there is nothing to add up.
  const paying = run.schemes.filter(({ scheme }) => !isStanding(scheme));
  const known = new Map(paying.map((one) => [one.scheme.code, one]));
  const schemes = [...new Set([...known.keys(), ...bySql.keys()])].map((scheme): SchemeCheck => {
    const columns = known.get(scheme)?.households;
    const sql = bySql.get(scheme)?.households;
    const length = Math.max(columns?.length ?? 0, sql?.length ?? 0);
    const sums = { columnsFen: 0, sqlFen: 0 };
    for (let at = 0; at < length; at++) {
      const [columnsFen, sqlFen] = [columns?.[at] ?? 0, sql?.[at] ?? 0];
      sums.columnsFen += columnsFen;
      sums.sqlFen += sqlFen;
      if (columnsFen === sqlFen) continue;
      disagreements += 1;
      if (examples.length < EXAMPLES_MAX)
        examples.push({ householdId: idOf(at), scheme, columnsFen, sqlFen });
    }
    const payees = bySql.get(scheme)?.payees ?? 0;
    if (payees !== (known.get(scheme)?.payees ?? 0)) disagreements += 1;
    return { scheme, ...sums, payees };
  });
  const total = (key: 'columnsFen' | 'sqlFen' | 'payees') => schemes.reduce((sum, one) => sum + one[key], 0);
  return {
    columnsFen: total('columnsFen'),
    sqlFen: total('sqlFen'),
    items: total('payees'),
    schemes,
    disagreements,
    examples,
  };
}
