import type { Series, Step } from './step-plot.tsx';
import { dayNumber } from './time-slider.tsx';

/** Where the drawing lies within its picture. */
export const FRAME = { left: 64, right: 16, top: 32, bottom: 224, height: 252 } as const;

interface DrawnStep {
  readonly key: string;
  readonly series: Series;
  readonly step: Step;
  readonly x: number;
  readonly endX: number;
  readonly y: number;
  readonly line: string;
  /** From the step before up or down to this one. */
  readonly rise: string | null;
  /** The parts during which it holds. */
  readonly held: readonly string[];
}

export interface Drawn {
  readonly steps: readonly DrawnStep[];
  readonly values: readonly { held: number; y: number }[];
  readonly years: readonly { year: number; x: number }[];
  readonly dayX: number;
}

/** Lays steps out in a picture of a width; pure, so that what is drawn can be tested. */
export function drawSteps({
  series,
  day,
  last,
  width,
}: {
  series: readonly Series[];
  day: string;
  last: string;
  width: number;
}): Drawn {
  const all = series.flatMap(({ steps }) => steps);
  const begins = [...all.map(({ from }) => from), day].sort();
  const ends = [...all.flatMap(({ from, until }) => until ?? from), day, last].sort();
  const [first, end] = [dayNumber(begins[0] ?? day), dayNumber(ends.at(-1) ?? last) + 1];
  const values = axisValues(all.map(({ held }) => held));
  const [low = 0, high = 1] = [values[0], values.at(-1)];
  const x = (number: number): number =>
    round(FRAME.left + ((width - FRAME.left - FRAME.right) * (number - first)) / Math.max(1, end - first));
  const y = (held: number): number =>
    round(FRAME.bottom - ((FRAME.bottom - FRAME.top) * (held - low)) / Math.max(1, high - low));
  return {
    steps: series.flatMap((one) => drawSeries(one, end, x, y)),
    values: values.map((held) => ({ held, y: y(held) })),
    years: axisYears(begins[0] ?? day, ends.at(-1) ?? last, width).map((year) => ({
      year,
      x: x(dayNumber(`${year}-01-01`)),
    })),
    dayX: x(dayNumber(day)),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function drawSeries(
  series: Series,
  end: number,
  x: (number: number) => number,
  y: (held: number) => number,
): DrawnStep[] {
  return series.steps.map((step, index) => {
    const next = series.steps[index + 1];
    const before = series.steps[index - 1];
    const from = dayNumber(step.from);
    const open = next ? dayNumber(next.from) : end;
    const to = step.until === null ? open : Math.min(open, dayNumber(step.until) + 1);
    const height = y(step.held);
    const line = (a: number, b: number): string => `M${x(a)} ${height}H${x(b)}`;
    const isJoined = before && (before.until === null || before.until >= step.from);
    const held = series.holds.flatMap((span) => {
      const [a, b] = [Math.max(from, dayNumber(span.from)), Math.min(to, dayNumber(span.to) + 1)];
      return a < b ? [line(a, b)] : [];
    });
    return {
      key: `${series.key}-${step.from}`,
      series,
      step,
      x: x(from),
      endX: x(to),
      y: height,
      line: line(from, to),
      rise: isJoined ? `M${x(from)} ${y(before.held)}V${height}` : null,
      held,
    };
  });
}

const NICE = [1, 2, 2.5, 5, 10];
const LINES = 5;

/** Round values around all that are there; nothing is the lowest, so that heights can be compared. */
function axisValues(held: readonly number[]): number[] {
  const high = Math.max(1, ...held);
  const low = Math.min(0, ...held);
  if (high === 1 && low === 0) return [0, 1];
  const rough = (high - low) / LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (NICE.find((one) => one * power >= rough) ?? 10) * power);
  const count = Math.ceil(high / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

const YEAR_WIDTH = 52;

/** First days of years, as many as there is room for. */
function axisYears(first: string, last: string, width: number): number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const room = Math.max(1, Math.floor((width - FRAME.left) / YEAR_WIDTH));
  const every = Math.max(1, Math.ceil((to - from + 1) / room));
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return years.filter((year) => (year - from) % every === 0 && `${year}-01-01` >= first.slice(0, 10));
}
