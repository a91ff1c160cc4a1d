import { cellsOf } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Column, Columns } from './columns.ts';
import { type KernelSource, writeKernel } from './source.ts';
import { divideWhole } from './whole.ts';

/** What each scheme pays, in fen: by household, or by member for a scheme of persons. */
export type Amounts = readonly Float64Array[];

export interface Kernel extends KernelSource {
  /** The figures of the plan, and its days behind them; change the figures of a copy and run again. */
  readonly planned: Float64Array;
  /** Room for the results over so many households and members, to be used again and again. */
  makeRoom(columns: Columns): Amounts;
  run(columns: Columns, out: Amounts, figures?: Float64Array): void;
}

type Run = (
  count: number,
  offsets: Int32Array,
  household: readonly Column[],
  member: readonly Column[],
  figures: Float64Array,
  out: Amounts,
  divide: typeof divideWhole,
) => void;

export const KERNEL_ARGUMENTS = [
  'count',
  'offsets',
  'household',
  'member',
  'figures',
  'out',
  'divideWhole',
] as const;

/** Code that was made, by its text: what differs in figures and day alone is compiled and warmed once. */
const compiled = new Map<string, Run>();
const COMPILED_MAX = 40;

/**
 * A plan made into one loop over columns. It is made by generating code: where a page forbids that, load
 * `kernelModule` from one's own server instead, or use `compileFast`.
 */
export function toColumns(plan: Plan): Kernel {
  const source = writeKernel(plan);
  const run = compiled.get(source.body) ?? (new Function(...KERNEL_ARGUMENTS, source.body) as Run);
  compiled.delete(source.body);
  compiled.set(source.body, run);
  const [oldest] = compiled.keys();
  if (compiled.size > COMPILED_MAX && oldest !== undefined) compiled.delete(oldest);
  return { ...source, ...createKernel(plan, source, run) };
}

/** The same loop as the text of an ES module that exports `run`. */
export const kernelModule = (source: KernelSource): string =>
  `export function run(${KERNEL_ARGUMENTS.join(', ')}) {\n${source.body}\n}\n`;

function createKernel(plan: Plan, source: KernelSource, run: Run): Omit<Kernel, keyof KernelSource> {
  const size = source.figures.reduce(
    (most, { parameter, at }) => Math.max(most, at + cellsOf(parameter).length),
    0,
  );
  const planned = new Float64Array(size + source.days.length);
  planned.set(source.days, size);
  for (const { parameter, at } of source.figures) {
    plan.figuresOf(parameter).forEach((figure, index) => {
      planned[at + index] = figure ?? 0;
    });
  }
  return {
    planned,
    makeRoom: (columns) =>
      source.schemes.map(
        ({ unit }) =>
          new Float64Array(unit === 'household' ? columns.count : (columns.offsets[columns.count] ?? 0)),
      ),
    run(columns, out, figures = planned) {
      const household = source.layout.household.map((fact) => columns.column('household', fact.name));
      const member = source.layout.member.map((fact) => columns.column('member', fact.name));
      run(columns.count, columns.offsets, household, member, figures, out, divideWhole);
    },
  };
}
