import { type KeyboardEvent, useRef, useState } from 'react';
import { sayDate } from './format.ts';
import { useLanguage, useTexts } from './language.tsx';
import './plot.css';
import { plotTexts } from './plot-texts.ts';
import { type Drawn, drawSteps, FRAME } from './step-plot-shape.ts';
import { useNarrow } from './use-narrow.ts';

/** A value that holds from a day on. */
export interface Step {
  readonly from: string;
  /** Last day, when it ends before the next begins. */
  readonly until: string | null;
  readonly held: number;
  readonly said: string;
  /** Where it comes from, in a sentence. */
  readonly source: string;
  readonly isAssumed: boolean;
}

export interface Series {
  readonly key: string;
  readonly title: string;
  /** Levels over one another, and others that are only compared. */
  readonly tone: 'first' | 'second' | 'third' | 'other-1' | 'other-2' | 'other-3';
  readonly steps: readonly Step[];
  /** Days, first and last, in which this series is the one that holds. */
  readonly holds: readonly { from: string; to: string }[];
}

/**
 * Values over time as steps, several levels over one another. Each step takes the focus in turn (arrow keys) and tells
 * its value, time and source; the same stands below as a table.
 */
export function StepPlot({
  label,
  series,
  day,
  last,
  unit,
  sayValue,
}: {
  label: string;
  series: readonly Series[];
  /** The chosen day, drawn as a line. */
  day: string;
  /** How far the steps that have no end are drawn. */
  last: string;
  /** Stands at the head of the axis. */
  unit: string;
  /** What stands at the axis for a value. */
  sayValue(held: number): string;
}) {
  const t = useTexts(plotTexts);
  const isNarrow = useNarrow();
  const [shown, setShown] = useState<string | null>(null);
  const buttons = useRef<HTMLUListElement>(null);
  const say = useSayStep();
  const width = isNarrow ? 360 : 960;
  const plot = drawSteps({ series, day, last, width });
  const go = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: plot.steps.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons.current?.querySelectorAll('button')[Math.min(plot.steps.length - 1, Math.max(0, step))]?.focus();
  };
  const told = plot.steps.find(({ key }) => key === shown);
  return (
    <figure className="step-plot">
      <div className="step-plot-frame">
        <svg viewBox={`0 0 ${width} ${FRAME.height}`} aria-hidden="true">
          <Axes plot={plot} width={width} unit={unit} sayValue={sayValue} />
          <line className="step-plot-day" x1={plot.dayX} x2={plot.dayX} y1={FRAME.top} y2={FRAME.bottom} />
          {plot.steps.map((one) => (
            <StepMark key={one.key} one={one} isShown={one.key === shown} />
          ))}
        </svg>
        <ul ref={buttons} aria-label={`${label} ${t.keys}`}>
          {plot.steps.map((one, index) => (
            <li key={one.key}>
              <button
                type="button"
                aria-label={say(one)}
                tabIndex={(shown === null ? index === 0 : one.key === shown) ? 0 : -1}
                style={{
                  left: `${(100 * one.x) / width}%`,
                  width: `${(100 * (one.endX - one.x)) / width}%`,
                  top: `${(100 * one.y) / FRAME.height}%`,
                }}
                onFocus={() => setShown(one.key)}
                onMouseEnter={() => setShown(one.key)}
                onKeyDown={(event) => go(event, index)}
              />
            </li>
          ))}
        </ul>
        {told ? <StepCard told={told} width={width} /> : null}
      </div>
      <Legend series={series} />
    </figure>
  );
}

function Axes({
  plot,
  width,
  unit,
  sayValue,
}: {
  plot: Drawn;
  width: number;
  unit: string;
  sayValue(held: number): string;
}) {
  return (
    <g>
      <text x={0} y={14}>
        {unit}
      </text>
      {plot.values.map(({ held, y }) => (
        <g key={held}>
          <line className="step-plot-grid" x1={FRAME.left} x2={width - FRAME.right} y1={y} y2={y} />
          <text className="step-plot-value" x={FRAME.left - 8} y={y + 4}>
            {sayValue(held)}
          </text>
        </g>
      ))}
      {plot.years.map(({ year, x }) => (
        <g key={year}>
          <line className="step-plot-tick" x1={x} x2={x} y1={FRAME.bottom} y2={FRAME.bottom + 5} />
          <text className="step-plot-year" x={x} y={FRAME.bottom + 20}>
            {year}
          </text>
        </g>
      ))}
    </g>
  );
}

function useSayTime(): (step: Step) => string {
  const t = useTexts(plotTexts);
  const { language } = useLanguage();
  return ({ from, until }) => {
    const begins = sayDate(from, language);
    return until ? t.until(begins, sayDate(until, language)) : t.from(begins);
  };
}

function useSayStep(): (one: Drawn['steps'][number]) => string {
  const t = useTexts(plotTexts);
  const sayTime = useSayTime();
  return ({ step, series }) =>
    [series.title, sayTime(step), step.said, ...(step.isAssumed ? [t.assumed] : []), step.source].join(
      t.comma,
    );
}

function StepMark({ one, isShown }: { one: Drawn['steps'][number]; isShown: boolean }) {
  const { series, step } = one;
  const names = [
    'step-mark',
    `is-${series.tone}`,
    isShown ? 'is-shown' : '',
    step.isAssumed ? 'is-assumed' : '',
  ];
  return (
    <g className={names.join(' ')}>
      {one.rise ? <path className="step-rise" d={one.rise} /> : null}
      <path className="step-line" d={one.line} />
      {one.held.map((path) => (
        <path key={path} className="step-line is-held" d={path} />
      ))}
      <circle cx={one.x} cy={one.y} r={4.5} />
    </g>
  );
}

/** What the step under the hand or the focus says. */
function StepCard({ told, width }: { told: Drawn['steps'][number]; width: number }) {
  const t = useTexts(plotTexts);
  const sayTime = useSayTime();
  const isRight = told.x > width / 2;
  const place = isRight
    ? { right: `${(100 * (width - told.x)) / width}%` }
    : { left: `${(100 * told.x) / width}%` };
  return (
    <div className="step-card" aria-hidden="true" style={{ ...place, top: told.y < 120 ? 130 : 8 }}>
      <p className="step-card-value">
        {told.step.said}
        {told.step.isAssumed ? <span className="mark mark-warn">{t.assumed}</span> : null}
      </p>
      <p>
        {told.series.title} · {sayTime(told.step)}
      </p>
      <p className="step-card-source">{told.step.source}</p>
    </div>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  const t = useTexts(plotTexts);
  return (
    <figcaption className="step-legend">
      {series.map(({ key, title, tone }) => (
        <span key={key} className={`is-${tone}`}>
          <i aria-hidden="true" />
          {title}
        </span>
      ))}
      <span className="step-legend-note">
        {t.holdsKey} · {t.assumedKey}
      </span>
    </figcaption>
  );
}
