import {
  type Amounts,
  cellsOf,
  collect,
  type Kernel,
  makePlan,
  type Node,
  type ParameterBook,
  type ParameterDefinition,
  type Plan,
  type Scheme,
  toColumns,
} from '../../engine/index.ts';
import { isStanding } from '../policy/schemes.ts';
import type { Population } from '../population/index.ts';
import type { Change, Law } from './changes.ts';
import { firstDay, type Month } from './months.ts';

/** What one scheme gives to each household of a population. */
export interface SchemeRun {
  readonly scheme: Scheme;
  /** In fen; of a standing, which pays nothing by itself, how many of the household hold it. */
  readonly households: Float64Array;
  /** Households or persons paid or recognised, by the unit of the scheme. */
  readonly payees: number;
  readonly fen: number;
}

/** What every scheme gives in a month. */
export interface MonthRun {
  readonly month: Month;
  readonly schemes: readonly SchemeRun[];
}

/** As people will decide it: the figures with the changes, and which changes those are. */
export interface Tried {
  readonly book: ParameterBook;
  readonly changes: readonly Change[];
}

interface Prepared {
  readonly plan: Plan;
  readonly kernel: Kernel;
}

/** Kernels are code made from rules: a machine keeps some dozens, which is a year for a few sets of changes. */
const KERNELS_MAX = 80;
const MONTHS_MAX = 40;
/** What everybody gets is some megabytes: only for months that are compared household by household. */
const BASES_MAX = 3;
const DECIDING_MAX = 6;

/**
 * Runs rules over one population, month after month. What does not depend on the figures tried is kept: the rules as
 * code, and what everybody gets without a change. So moving a figure costs one pass of the schemes that read it.
 */
export class Runner {
  readonly population: Population;
  readonly #law: Law;
  readonly #region: string;
  readonly #prepared = new Map<string, Prepared>();
  readonly #plans = new Map<Month, Plan>();
  readonly #bases = new Map<Month, MonthRun>();
  readonly #deciding = new Map<string, Plan>();
  readonly #costs = new Map<Month, ReadonlyMap<string, number>>();
  /** Room for results, the same for all kernels: they are read off before the next one runs. */
  readonly #rooms: Record<'household' | 'member', Float64Array[]> = { household: [], member: [] };

  constructor(law: Law, region: string, population: Population) {
    this.#law = law;
    this.#region = region;
    this.population = population;
  }

  /** The plan of a month without any change. */
  planOf(month: Month): Plan {
    return remember(this.#plans, month, MONTHS_MAX, () =>
      countStandings(this.planWith(this.#law.book, month)),
    );
  }

  /** The rules of a month with these figures, as a decision is made by them. */
  planWith(book: ParameterBook, month: Month): Plan {
    return makePlan(this.#law.handbook, book, { region: this.#region, day: firstDay(month) });
  }

  /** The same, kept: with a variant, or as things are. */
  decidingPlan(month: Month, tried: Tried | undefined): Plan {
    const key = `${month} ${tried ? JSON.stringify(tried.changes) : ''}`;
    return remember(this.#deciding, key, DECIDING_MAX, () =>
      this.planWith(tried?.book ?? this.#law.book, month),
    );
  }

  base(month: Month): MonthRun {
    return remember(this.#bases, month, BASES_MAX, () => {
      const plan = this.planOf(month);
      return { month, schemes: this.#run(this.#prepare(month, plan, 'all'), undefined) };
    });
  }

  /** What each scheme paid by the month costs in a month without any change. */
  baseCosts(month: Month): ReadonlyMap<string, number> {
    return remember(this.#costs, month, MONTHS_MAX, () => {
      const known = this.#bases.get(month)?.schemes;
      const schemes = known ?? this.#run(this.#prepare(month, this.planOf(month), 'all'), undefined);
      return new Map(
        schemes
          .filter(({ scheme }) => scheme.period === 'month')
          .map(({ scheme, fen }) => [scheme.code, fen]),
      );
    });
  }

  /**
   * The schemes that changes can move, as they then are; those not named give what they gave. A scheme that comes or
   * goes with a change is among them, with nothing where it is not in force.
   */
  tried(month: Month, tried: Tried): MonthRun {
    const plan = this.planOf(month);
    const changes = tried.changes.filter(({ from }) => from <= firstDay(month));
    const codes = new Set(changes.map(({ code }) => code));
    if (changes.length === 0) return { month, schemes: [] };
    if (!changes.every((change) => isOnlyFigure(plan, change))) return this.#anew(month, tried, plan);
    const affected = plan.schemes.filter(({ paid }) => reads([paid], codes));
    const key = affected.map(({ settled }) => settled.scheme.code).join();
    const prepared = this.#prepare(month, { ...plan, schemes: affected }, key);
    return { month, schemes: this.#run(prepared, tried.book) };
  }

  /** The methods themselves change, or a scheme comes into force: other rules, and so other code. */
  #anew(month: Month, { book, changes }: Tried, base: Plan): MonthRun {
    const key = `anew ${JSON.stringify(changes)}`;
    const found = this.#prepared.get(`${month} ${key}`);
    const plan = found?.plan ?? countStandings(this.planWith(book, month));
    const schemes = this.#run(this.#prepare(month, plan, key), undefined);
    const gone = base.schemes
      .map(({ settled }) => settled.scheme)
      .filter((scheme) => !schemes.some((run) => run.scheme.code === scheme.code))
      .map((scheme) => ({
        scheme,
        payees: 0,
        fen: 0,
        households: new Float64Array(this.population.columns.count),
      }));
    return { month, schemes: [...schemes, ...gone] };
  }

  #prepare(month: Month, plan: Plan, key: string): Prepared {
    return remember(this.#prepared, `${month} ${key}`, KERNELS_MAX, () => ({
      plan,
      kernel: toColumns(plan),
    }));
  }

  #run({ plan, kernel }: Prepared, book: ParameterBook | undefined): readonly SchemeRun[] {
    const figures = book === undefined ? kernel.planned : this.#figures(plan, kernel, book);
    const room = this.#roomFor(kernel);
    kernel.run(this.population.columns, room, figures);
    return plan.schemes.map(({ settled }, index) =>
      byHousehold(settled.scheme, room[index] ?? new Float64Array(), this.population.columns.offsets),
    );
  }

  #roomFor(kernel: Kernel): Amounts {
    const { columns } = this.population;
    const used = { household: 0, member: 0 };
    return kernel.schemes.map(({ unit }) => {
      const length = unit === 'household' ? columns.count : (columns.offsets[columns.count] ?? 0);
      const rooms = this.#rooms[unit];
      const place = used[unit]++;
      rooms[place] ??= new Float64Array(length);
      return rooms[place];
    });
  }

  #figures(plan: Plan, kernel: Kernel, book: ParameterBook): Float64Array {
    const figures = kernel.planned.slice();
    for (const { parameter, at } of kernel.figures) {
      cellsOf(parameter).forEach((cell, index) => {
        const value = book.find(parameter.code, cell, this.#region, plan.day)?.won.value;
        if (value !== undefined) figures[at + index] = value;
      });
    }
    return figures;
  }
}

/**
 * A standing pays nothing, so that its amount would not tell who has it: each who meets its conditions counts as one
 * instead. None is touched by an interaction.
 */
const countStandings = (plan: Plan): Plan => ({
  ...plan,
  schemes: plan.schemes.map((planned) => {
    if (!isStanding(planned.settled.scheme)) return planned;
    const { kind } = planned.paid;
    const literal = (value: number): Node => ({ op: 'literal', kind, scope: 'household', value });
    const { eligible } = planned;
    const paid: Node = {
      op: 'choose',
      kind,
      scope: eligible.scope,
      cases: [[eligible, literal(1)]],
      otherwise: literal(0),
    };
    return { ...planned, paid };
  }),
});

/** Whether a change moves a figure that is set already, so that rules and schemes stay as they are. */
function isOnlyFigure(plan: Plan, change: Change): boolean {
  const definition = plan.handbook.parameters.get(change.code);
  if (!definition || definition.kind.kind === 'bool' || definition.kind.kind === 'choice') return false;
  return plan.figuresOf(definition)[cellsOf(definition).indexOf(change.cell)] !== undefined;
}

const reads = (roots: Parameters<typeof collect>[0], codes: ReadonlySet<string>): boolean =>
  collect(roots).some((node) => node.op === 'parameter' && codes.has(node.parameter.code));

/** The schemes of a plan whose amounts a parameter moves. */
export const schemesReading = (plan: Plan, { code }: ParameterDefinition): readonly Scheme[] =>
  plan.schemes.filter(({ paid }) => reads([paid], new Set([code]))).map(({ settled }) => settled.scheme);

function byHousehold(scheme: Scheme, amounts: Float64Array, offsets: Int32Array): SchemeRun {
  const count = offsets.length - 1;
  const households = scheme.unit === 'household' ? amounts.slice() : new Float64Array(count);
  let payees = 0;
  let fen = 0;
  for (let place = 0; place < amounts.length; place++) {
    const amount = amounts[place] as number;
    if (amount > 0) payees += 1;
    fen += amount;
  }
  if (scheme.unit === 'member') {
    for (let household = 0; household < count; household++) {
      let sum = 0;
      const end = offsets[household + 1] as number;
      for (let member = offsets[household] as number; member < end; member++)
        sum += amounts[member] as number;
      households[household] = sum;
    }
  }
  return { scheme, households, payees, fen: isStanding(scheme) ? 0 : fen };
}

/** Keeps the last so many. */
function remember<K, V>(map: Map<K, V>, key: K, most: number, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) {
    map.delete(key);
    map.set(key, known);
    return known;
  }
  const made = make();
  map.set(key, made);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
  return made;
}
