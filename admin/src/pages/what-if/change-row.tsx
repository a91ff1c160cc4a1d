import { Button, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { Mark, useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { type Change, monthsFrom, type Parameter } from './question.ts';
import { sayMonth } from './say.ts';
import { whatIfTexts } from './texts.ts';

const MONTHS_AHEAD = 37;
const SLIDER_STEPS = 700;
const UNIT_LENGTH_MAX = 7;

/** One figure of a variant: dragged or typed, with the month from which it holds. */
export function ChangeRow({
  change,
  parameter,
  month,
  onChange,
  onRemove,
}: {
  change: Change;
  parameter: Parameter;
  month: string;
  onChange(change: Change): void;
  onRemove(): void;
}) {
  const t = useTexts(whatIfTexts);
  const id = useId();
  const cell = parameter.cells.find((one) => one.cell === change.cell);
  const name = cell?.label ? `${parameter.title} · ${cell.label}` : parameter.title;
  const now = cell?.value ?? null;
  const set = (value: string): void => onChange({ ...change, value });
  return (
    <li className="what-if-change">
      <div className="what-if-change-head">
        <h3 id={id}>{name}</h3>
        <Button size="small" type="text" aria-label={t.remove(name)} onClick={onRemove}>
          {t.removeShort}
        </Button>
      </div>
      <p className="what-if-now">
        {now === null ? t.currentNone : t.current(sayNow(parameter, now, t), sayUnit(parameter))}
        {cell?.isAssumed ? <Mark tone="warn">{t.assumed}</Mark> : null}
        {now !== null && now !== change.value ? (
          <Button size="small" type="link" aria-label={t.reset(name)} onClick={() => set(now)}>
            {t.resetShort}
          </Button>
        ) : null}
      </p>
      {isNumber(parameter) ? (
        <NumberField name={name} parameter={parameter} now={now} value={change.value} onChange={set} />
      ) : (
        <Select
          aria-labelledby={id}
          value={change.value}
          options={choicesOf(parameter, t)}
          onChange={set}
          style={{ width: '100%' }}
        />
      )}
      <div className="what-if-from">
        <label htmlFor={`${id}-from`}>{t.from}</label>
        <Select
          id={`${id}-from`}
          size="small"
          value={change.from}
          onOpenChange={() => nameList(`${id}-from`, t.from)}
          options={[...new Set([change.from, ...monthsFrom(month, MONTHS_AHEAD)])]
            .sort()
            .map((value) => ({ value, label: sayMonth(value, t) }))}
          onChange={(from: string) => onChange({ ...change, from })}
        />
      </div>
    </li>
  );
}

export const isNumber = ({ kind }: Parameter): boolean => kind !== 'bool' && kind !== 'choice';
const sayUnit = (parameter: Parameter): string => (isNumber(parameter) ? parameter.unitLabel : '');

type T = ReturnType<typeof useTexts<(typeof whatIfTexts)['zh']>>;
function choicesOf({ kind, choices }: Parameter, t: T) {
  if (kind !== 'bool') return choices.map(({ value, label }) => ({ value, label }));
  return [
    { value: 'true', label: t.yes },
    { value: 'false', label: t.no },
  ];
}
const sayNow = (parameter: Parameter, now: string, t: T): string =>
  isNumber(parameter) ? now : (choicesOf(parameter, t).find(({ value }) => value === now)?.label ?? now);

function NumberField({
  name,
  parameter,
  now,
  value,
  onChange,
}: {
  name: string;
  parameter: Parameter;
  now: string | null;
  value: string;
  onChange(value: string): void;
}) {
  const { min, max, step } = rangeOf(parameter, Number(now ?? 0));
  const [low, high] = [Math.min(min, Number(value)), Math.max(max, Number(value))];
  return (
    <div className="what-if-number">
      <input
        type="range"
        aria-label={name}
        aria-valuetext={`${value} ${parameter.unitLabel}`}
        min={low}
        max={high}
        step={step}
        value={Number(value)}
        onChange={(event) => onChange(event.target.value)}
      />
      <InputNumber
        controls={false}
        aria-label={name}
        min="0"
        stringMode
        value={value}
        onChange={(typed) => typed !== null && typed !== '' && onChange(String(typed))}
        // A long unit leaves no room for the figure; it stands with what holds now.
        {...(parameter.unitLabel.length <= UNIT_LENGTH_MAX ? { suffix: parameter.unitLabel } : {})}
      />
    </div>
  );
}

const NICE = [1, 2, 5, 10];

/** From about half to one and a half times what holds now, in round steps; a share from nothing to all. */
function rangeOf(parameter: Parameter, now: number): { min: number; max: number; step: number } {
  if (parameter.kind === 'ratio' && parameter.unit === '%')
    return { min: 0, max: Math.max(100, now), step: 1 };
  if (parameter.kind === 'count') return { min: 0, max: Math.max(10, Math.round(now * 1.5)), step: 1 };
  if (now === 0) return { min: 0, max: 1_000, step: 10 };
  const rough = now / SLIDER_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    (NICE.find((one) => one * power >= rough) ?? 10) * power,
    parameter.kind === 'money' ? 1 : 0.01,
  );
  const round = (value: number) => Number((Math.round(value / step) * step).toFixed(2));
  return { min: round(now * 0.5), max: round(now * 1.5), step };
}
