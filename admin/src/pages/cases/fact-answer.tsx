import { Button, Form, Input } from 'antd';
import { Choice, DateInput, useTexts } from '../../kit/index.ts';
import { factUnits } from '../../parts/fact-units.ts';
import { actTexts } from './act-texts.ts';
import type { FactRow } from './fact-sheet.tsx';

interface Given {
  readonly id?: string;
  readonly value?: string;
  onChange?(value: string): void;
}

/** One fact of the family, answered in the way of its kind; shown is what is on record until something is typed. */
export function FactAnswer({ row, ...given }: { row: FactRow } & Given) {
  const t = useTexts(actTexts);
  const value = given.value ?? row.value ?? '';
  if (row.isSettled)
    return (
      <Input {...(given.id ? { id: given.id } : {})} readOnly value={row.value ?? ''} suffix={t.asFound} />
    );
  if (row.choices.length > 0) return <Choice options={row.choices} {...(given as object)} value={value} />;
  if (row.kind === 'money') return <Amount row={row} {...given} value={value} />;
  if (row.kind === 'day')
    return (
      <DateInput
        isBirth={row.name === 'birthDate'}
        label={row.title}
        value={value}
        onChange={(day) => given.onChange?.(day ?? '')}
      />
    );
  return (
    <Input
      {...(given.id ? { id: given.id } : {})}
      inputMode={row.kind === 'count' ? 'numeric' : 'text'}
      value={value}
      onChange={(event) => given.onChange?.(event.target.value.trim())}
    />
  );
}

const unitsOf = (period: string | null): readonly string[] => {
  const { once, month, year } = factUnits;
  if (period === 'once') return [once];
  return period === 'month' ? [month] : [year, month];
};
const split = (value: string): { figure: string; unit: string } => {
  const [figure = '', unit = ''] = value.split(' ');
  return { figure, unit };
};

/** The figure with its unit, as a document has it; a yearly amount may be told by the month. */
function Amount({ row, id, value = '', onChange }: { row: FactRow } & Given) {
  const t = useTexts(actTexts);
  const { figure, unit } = split(value);
  const units = unitsOf(row.period);
  const held = unit || (units[0] ?? '');
  const names: Readonly<Record<string, string>> = {
    [factUnits.once]: t.unitOnce,
    [factUnits.month]: t.unitMonth,
    [factUnits.year]: t.unitYear,
  };
  const put = (typed: string, of: string): void => onChange?.(typed === '' ? '' : `${typed} ${of}`);
  return (
    <div className="fact-amount-row">
      <Input
        {...(id ? { id } : {})}
        inputMode="decimal"
        autoComplete="off"
        value={figure}
        onChange={(event) => put(event.target.value.replaceAll(/[\s,\uff0c]/g, ''), held)}
      />
      {units.length === 1 ? (
        <span>{names[held] ?? held}</span>
      ) : (
        <Choice
          aria-label={t.unitOf(row.title)}
          options={units.map((one) => ({ value: one, label: names[one] ?? one }))}
          value={held}
          onChange={(next: unknown) => put(figure, String(next))}
        />
      )}
    </div>
  );
}

/** Says of everybody in a group at once that there is no further money: ten noughts are not typed one by one. */
export function NothingElse({ rows, keyOf }: { rows: readonly FactRow[]; keyOf(row: FactRow): string }) {
  const t = useTexts(actTexts);
  const form = Form.useFormInstance<Record<string, unknown>>();
  const typed = (Form.useWatch([], form) ?? {}) as Record<string, unknown>;
  const open = rows.filter((row) => row.kind === 'money' && (typed[keyOf(row)] ?? row.value ?? '') === '');
  if (open.length < 2) return null;
  const fill = (): void => {
    for (const row of open) form.setFieldValue(keyOf(row), `0 ${unitsOf(row.period)[0] ?? ''}`);
    void form.validateFields(open.map(keyOf)).catch(() => undefined);
  };
  return (
    <Button size="small" onClick={fill}>
      {t.restIsNothing(open.length)}
    </Button>
  );
}
