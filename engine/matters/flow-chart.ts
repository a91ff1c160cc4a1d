import { type Text, text } from '../language/kinds.ts';
import { sayCondition } from './conditions.ts';
import type { ActingLevel, ProcedureText, Step } from './matter.ts';
import { stepsBefore } from './read-case.ts';

export type Lane = 'family' | ActingLevel;

export interface ChartNode {
  readonly code: string;
  readonly title: Text;
  readonly kind: Step['kind'] | 'start' | 'acceptance' | 'result';
  readonly lane: Lane;
  /** Counted from 0, downwards; every node stands below what comes before it. */
  readonly row: number;
  readonly when: Text | undefined;
  readonly isOptional: boolean;
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly label: Text | undefined;
  readonly isBack: boolean;
}

/** A procedure as a picture: lanes from the family to the county, rows from the application to the result. */
export interface FlowChart {
  readonly lanes: readonly Lane[];
  readonly rows: number;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

const LANES: readonly Lane[] = ['family', 'village', 'town', 'county'];

/** Laid out from the declaration alone: rows by how long the way to a step is, so that what may go on together does. */
export function flowChart(procedure: ProcedureText): FlowChart {
  const { steps } = procedure;
  const rowOf = new Map<string, number>();
  const nodes: ChartNode[] = [
    plain('apply', text('提出申请', 'Application'), 'start', 'family', 0),
    plain(
      'accept',
      text('受理（不齐的一次告知）', 'Acceptance'),
      'acceptance',
      procedure.acceptedBy[0]?.level ?? 'town',
      1,
    ),
  ];
  const edges: ChartEdge[] = [{ from: 'apply', to: 'accept', label: undefined, isBack: false }];
  steps.forEach((step, place) => {
    const before = stepsBefore(steps, place);
    const lane = step.by[0]?.level ?? 'town';
    const least = Math.max(1, ...before.map((code) => rowOf.get(code) ?? 1)) + 1;
    const row = freeRow(nodes, lane, least);
    rowOf.set(step.code, row);
    nodes.push({
      code: step.code,
      title: step.title,
      kind: step.kind,
      lane,
      row,
      when: step.when && sayCondition(step.when),
      isOptional: step.isOptional === true,
    });
    const from = before.length === 0 ? ['accept'] : before;
    for (const code of from) edges.push({ from: code, to: step.code, label: undefined, isBack: false });
    for (const { redo, title } of step.publicity?.answers ?? []) {
      const first = steps.find(({ code }) => redo.includes(code));
      if (first) edges.push({ from: step.code, to: first.code, label: title, isBack: true });
    }
  });
  const last = steps.findLast(({ isOptional }) => !isOptional);
  const row = Math.max(...nodes.map((node) => node.row)) + 1;
  nodes.push(plain('result', text('办结', 'Done'), 'result', 'family', row));
  if (last) edges.push({ from: last.code, to: 'result', label: undefined, isBack: false });
  const used = new Set(nodes.map(({ lane }) => lane));
  return { lanes: LANES.filter((lane) => used.has(lane)), rows: row + 1, nodes, edges };
}

/** Two steps of one lane never share a row. */
function freeRow(nodes: readonly ChartNode[], lane: Lane, least: number): number {
  let row = least;
  while (nodes.some((node) => node.lane === lane && node.row === row)) row += 1;
  return row;
}

const plain = (code: string, title: Text, kind: ChartNode['kind'], lane: Lane, row: number): ChartNode => ({
  code,
  title,
  kind,
  lane,
  row,
  when: undefined,
  isOptional: false,
});
