import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { useId } from 'react';
import { DateInput, readDate, useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { factUnits } from '../../parts/fact-units.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { type FactValue, isAmount, splitAmount } from './family.ts';
import type { FactForm } from './use-calculation.ts';

interface FieldProps {
  readonly form: FactForm;
  readonly value: FactValue | undefined;
  /** What the server says against it. */
  readonly problem: string | undefined;
  onChange(value: FactValue | undefined): void;
}

/** One question with its answer, in the way that its kind is answered. */
export function FactField(props: FieldProps) {
  const t = useTexts(calculatorTexts);
  const id = useId();
  const { form, value, problem } = props;
  const isHalf = form.kind === 'money' && value !== undefined && !isAmount(splitAmount(value).figure);
  const said = isHalf ? t.notAmount : problem;
  return (
    <div className={value === undefined ? 'fact-field is-open' : 'fact-field'}>
      <p id={id} className="fact-question">
        {form.question}
      </p>
      <Answer {...props} labelId={id} />
      {said ? (
        <p className="fact-problem" role="alert">
          {said}
        </p>
      ) : null}
    </div>
  );
}

type AnswerProps = FieldProps & { readonly labelId: string };
const RADIOS_MAX = 5;

function Answer(props: AnswerProps) {
  const t = useTexts(calculatorTexts);
  const { form, value, onChange } = props;
  switch (form.kind) {
    case 'bool':
      return (
        <Buttons
          {...props}
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      );
    case 'choice':
      return form.choices.length > RADIOS_MAX ? (
        <List {...props} />
      ) : (
        <Buttons {...props} options={form.choices} />
      );
    case 'day':
      return (
        <DateInput
          label={form.question}
          value={typeof value === 'string' ? value : null}
          onChange={(day) => onChange(day && readDate(day) ? day : undefined)}
        />
      );
    case 'money':
      return <Amount {...props} />;
    default:
      return (
        <InputNumber
          aria-labelledby={props.labelId}
          min={form.minimum}
          max={form.maximum}
          precision={0}
          controls={false}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number ?? undefined)}
        />
      );
  }
}

function Buttons({
  options,
  value,
  onChange,
  labelId,
}: AnswerProps & { options: readonly { value: string | boolean; label: string }[] }) {
  return (
    <Radio.Group
      aria-labelledby={labelId}
      value={value ?? null}
      options={[...options]}
      onChange={(event) => onChange(event.target.value as FactValue)}
    />
  );
}

function List({ form, value, onChange }: AnswerProps) {
  const id = useId();
  return (
    <Select
      id={id}
      aria-label={form.question}
      style={{ minWidth: 220, maxWidth: '100%' }}
      showSearch={form.choices.length > 8 ? { optionFilterProp: 'label' } : false}
      value={(value as string | undefined) ?? null}
      options={form.choices}
      onOpenChange={() => nameList(id, form.question)}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
    />
  );
}

/** Kept with its unit, as in a document; the unit of a yearly amount may be a month, which the engine takes twelve times. */
function Amount({ form, value, labelId, onChange }: AnswerProps) {
  const t = useTexts(calculatorTexts);
  const { figure, unit } = splitAmount(value);
  const { once, month, year } = factUnits;
  const units = form.period === 'once' ? [once] : form.period === 'month' ? [month] : [year, month];
  const names: Record<string, string> = { [once]: t.once, [month]: t.perMonth, [year]: t.perYear };
  const held = unit || (units[0] ?? '');
  const put = (typed: string, of: string): void => onChange(typed === '' ? undefined : `${typed} ${of}`);
  return (
    <div className="fact-amount">
      <Input
        className="fact-figure"
        aria-labelledby={labelId}
        inputMode="decimal"
        autoComplete="off"
        value={figure}
        status={figure !== '' && !isAmount(figure) ? 'error' : ''}
        onChange={(event) => put(event.target.value.replaceAll(/[\s,\uff0c]/g, ''), held)}
      />
      {units.length === 1 ? (
        <span>{names[held]}</span>
      ) : (
        <Radio.Group
          size="small"
          optionType="button"
          aria-label={t.unit}
          value={held}
          options={units.map((one) => ({ value: one, label: names[one] ?? one }))}
          onChange={(event) => put(figure, String(event.target.value))}
        />
      )}
      {value === undefined ? (
        <Button size="small" type="link" onClick={() => put('0', units[0] ?? '')}>
          {t.nothing}
        </Button>
      ) : null}
    </div>
  );
}
