import { Form, Input, InputNumber } from 'antd';
import { Choice, DateInput, Field, useLanguage, useTexts } from '../../kit/index.ts';
import { PapersField } from './papers/papers-field.tsx';
import { caseTexts } from './texts.ts';

export interface AskedField {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  /** Of papers: photographed, signed or any file. */
  readonly of?: string | undefined;
  readonly isOptional: boolean;
  readonly when?: { readonly field: string; readonly is: readonly unknown[] };
  readonly choices: readonly { value: string; label: string }[];
  readonly min: number | null;
  readonly max: number | null;
}

export type Typed = Record<string, unknown>;

const SHORT = 80;
const FEN = 100;

/** The values as the server reads them: fen, true and false, lists; what is not asked is left out. */
export function toRecord(fields: readonly AskedField[], typed: Typed): Typed {
  const record: Typed = {};
  for (const field of fields) {
    const value = typed[field.name];
    if (value === undefined || value === null || value === '') continue;
    if (field.when && !field.when.is.includes(record[field.when.field])) continue;
    if (field.kind === 'yes-no') record[field.name] = value === 'true' || value === true;
    else if (field.kind === 'money') record[field.name] = Math.round(Number(value) * FEN);
    else if (field.kind === 'lines')
      record[field.name] = String(value)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    else record[field.name] = value;
  }
  return record;
}

/** What stands in a record, as a form shows it. */
export function toTyped(fields: readonly AskedField[], record: Typed): Typed {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = record[name];
      if (value === undefined || value === null) return [];
      if (kind === 'yes-no') return [[name, String(value)]];
      if (kind === 'money') return [[name, Number(value) / FEN]];
      if (kind === 'lines' && Array.isArray(value)) return [[name, value.join('\n')]];
      return [[name, value]];
    }),
  );
}

/** The fields that a declaration asks for; one that depends on another shows when it is its turn. */
export function DynamicFields({
  fields,
  prefix = [],
}: {
  fields: readonly AskedField[];
  prefix?: readonly string[];
}) {
  return fields.map((field) =>
    field.when === undefined ? (
      <OneField key={field.name} field={field} prefix={prefix} />
    ) : (
      <DependentField key={field.name} field={field} prefix={prefix} />
    ),
  );
}

function DependentField({ field, prefix }: { field: AskedField; prefix: readonly string[] }) {
  const on = Form.useWatch([...prefix, field.when?.field ?? '']);
  const isAsked = field.when?.is.some((one) => String(one) === String(on)) === true;
  return isAsked ? <OneField field={field} prefix={prefix} /> : null;
}

function OneField({ field, prefix }: { field: AskedField; prefix: readonly string[] }) {
  return (
    <Field
      name={[...prefix, field.name]}
      label={field.title}
      isRequired={!field.isOptional}
      isWide={
        field.kind === 'lines' ||
        field.kind === 'papers' ||
        (field.kind === 'text' && (field.max ?? 0) > SHORT)
      }
    >
      <Answer field={field} />
    </Field>
  );
}

/** Handed `value` and `onChange` by the field that it stands in. */
function Answer({ field, ...given }: { field: AskedField; value?: never; onChange?: never }) {
  const { language } = useLanguage();
  const t = useTexts(caseTexts);
  if (field.kind === 'choice') return <Choice options={field.choices} {...given} />;
  if (field.kind === 'yes-no') {
    const options = [
      { value: 'true', label: t.yes },
      { value: 'false', label: t.no },
    ];
    return <Choice options={options} {...given} />;
  }
  if (field.kind === 'papers') return <PapersField field={field} {...given} />;
  if (field.kind === 'day') return <DateInput {...given} />;
  if (field.kind === 'count' || field.kind === 'money') {
    const isMoney = field.kind === 'money';
    return (
      <InputNumber
        min={(field.min ?? 0) / (isMoney ? FEN : 1)}
        max={(field.max ?? 0) / (isMoney ? FEN : 1)}
        precision={isMoney ? 2 : 0}
        style={{ width: '100%' }}
        {...(isMoney ? { suffix: t.yuanUnit } : {})}
        {...given}
      />
    );
  }
  if (field.kind === 'lines') return <Input.TextArea rows={3} placeholder={t.oneEach} {...given} />;
  const max = field.max ?? SHORT;
  return max > SHORT ? (
    <Input.TextArea rows={3} maxLength={max} lang={language} {...given} />
  ) : (
    <Input maxLength={max} {...given} />
  );
}
