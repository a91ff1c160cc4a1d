import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { DateInput } from './date-input.tsx';
import { readDate, sayDate } from './format.ts';
import { useLanguage, useTexts } from './language.tsx';
import './plot.css';
import { plotTexts } from './plot-texts.ts';

const DAY_MS = 86_400_000;
const PAUSE_MS = 160;

export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** A day of the time line on which something changes. */
export interface Mark {
  readonly day: string;
  /** How much changes: a higher mark. */
  readonly weight: number;
}

/**
 * A day chosen on a time line whose marks are the days of change: dragged, stepped with the keys, jumped from mark
 * to mark, or typed. The new day is told once the hand rests.
 */
export function TimeSlider({
  label,
  marks,
  value,
  today,
  onChange,
}: {
  label: string;
  marks: readonly Mark[];
  value: string;
  today: string;
  onChange(day: string): void;
}) {
  const t = useTexts(plotTexts);
  const { language } = useLanguage();
  const [drawn, setDrawn] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // What comes back is what was told: the hand may have gone on meanwhile.
    if (value === told.current) return;
    told.current = value;
    setDrawn(value);
  }, [value]);
  useEffect(() => {
    if (drawn === told.current) return;
    const timer = setTimeout(() => {
      told.current = drawn;
      onChange(drawn);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [drawn, onChange]);
  const days = marks.map(({ day }) => day);
  const earlier = days.findLast((day) => day < drawn);
  const later = days.find((day) => day > drawn);
  const [first, last] = edgesOf([...days, today, drawn]);
  return (
    <div className="time-slider">
      <div className="time-slider-row">
        <Button disabled={earlier === undefined} onClick={() => setDrawn(earlier ?? drawn)} title={t.earlier}>
          <span aria-hidden="true">◀ </span>
          {earlier ? sayDate(earlier, language) : t.noEarlier}
        </Button>
        <DateInput label={label} value={drawn} onChange={(day) => day && readDate(day) && setDrawn(day)} />
        <Button disabled={later === undefined} onClick={() => setDrawn(later ?? drawn)} title={t.later}>
          {later ? sayDate(later, language) : t.noLater}
          <span aria-hidden="true"> ▶</span>
        </Button>
        <Button type="link" onClick={() => setDrawn(today)}>
          {t.today}
        </Button>
      </div>
      <div className="time-slider-track">
        <Marks marks={marks} first={first} last={last} value={drawn} today={today} />
        <input
          type="range"
          aria-label={label}
          aria-valuetext={sayDate(drawn, language)}
          min={dayNumber(first)}
          max={dayNumber(last)}
          value={dayNumber(drawn)}
          onChange={(event) => setDrawn(dayOfNumber(Number(event.target.value)))}
        />
        <Years first={first} last={last} />
      </div>
    </div>
  );
}

/** Whole years around all days. */
function edgesOf(days: readonly string[]): readonly [string, string] {
  const sorted = [...days].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return [`${first.slice(0, 4)}-01-01`, `${last.slice(0, 4)}-12-31`];
}

const HEIGHT = 26;

function Marks({
  marks,
  first,
  last,
  value,
  today,
}: {
  marks: readonly Mark[];
  first: string;
  last: string;
  value: string;
  today: string;
}) {
  const most = Math.max(1, ...marks.map(({ weight }) => weight));
  const at = (day: string): string => `${placeOf(day, first, last)}%`;
  return (
    <svg className="time-slider-marks" height={HEIGHT} width="100%" aria-hidden="true">
      <line className="time-slider-today" x1={at(today)} x2={at(today)} y1={0} y2={HEIGHT} />
      {marks.map(({ day, weight }) => {
        const height = 5 + (HEIGHT - 7) * Math.sqrt(weight / most);
        const name = day === value ? 'is-chosen' : day < value ? 'is-past' : '';
        return <line key={day} className={name} x1={at(day)} x2={at(day)} y1={HEIGHT - height} y2={HEIGHT} />;
      })}
    </svg>
  );
}

const placeOf = (day: string, first: string, last: string): number =>
  (100 * (dayNumber(day) - dayNumber(first))) / Math.max(1, dayNumber(last) - dayNumber(first));

/** Years under the track, as many as there is room for. */
function Years({ first, last }: { first: string; last: string }) {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <div className="time-slider-years" aria-hidden="true">
      {years.map((year) => (
        <span
          key={year}
          className={year % 4 === 0 ? '' : year % 2 === 0 ? 'is-second' : 'is-odd'}
          style={{ left: `${placeOf(`${year}-01-01`, first, last)}%` }}
        >
          {year}
        </span>
      ))}
    </div>
  );
}
