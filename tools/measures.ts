import { spawn } from 'node:child_process';
import { ROOT } from './sources.ts';

/** One line of JSON that a bench prints for each thing it measured. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly ratio?: number;
  readonly runs?: number;
}

const isMeasure = (value: unknown): value is Measure =>
  typeof value === 'object' && value !== null && 'name' in value && 'value' in value && 'unit' in value;

function parseMeasure(line: string): Measure | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isMeasure(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Each in a process of its own, one after another: nothing of the last one warms the next. */
export function runMeasured(file: string): Promise<{ code: number; measures: Measure[] }> {
  return new Promise((resolve) => {
    const measures: Measure[] = [];
    const child = spawn(process.execPath, ['--expose-gc', file], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let rest = '';
    child.stdout.on('data', (part) => {
      process.stdout.write(part);
      const lines = (rest + String(part)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const measure = parseMeasure(line);
        if (measure) measures.push(measure);
      }
    });
    child.on('exit', (code) => resolve({ code: code ?? 1, measures }));
  });
}

const say = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3);

export function printTable(measures: readonly Measure[]): void {
  const head = ['measure', 'value', 'unit', 'baseline', 'ratio', 'runs'];
  const body = measures.map((m) => [
    ...[m.name, say(m.value), m.unit, say(m.baseline)],
    ...[say(m.ratio), m.runs === undefined ? '' : String(m.runs)],
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...body.map((row) => row[i]?.length ?? 0)));
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...body]) {
    console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  }
}
