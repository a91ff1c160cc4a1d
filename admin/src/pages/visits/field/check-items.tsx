import type { Field as Asked } from '../../../../../engine/matters/fields.ts';
import { fieldsOn } from '../../../../../engine/matters/fields.ts';
import type { CheckItem } from '../../../../../engine/visits/checklist.ts';
import { useLanguage, useTexts } from '../../../kit/index.ts';
import { toAnswers } from './answers.ts';
import type { PartProps } from './field-form.tsx';
import { fieldTexts } from './texts.ts';

/** The lines of the checklist, in its order; what an answer does not ask for is not shown. */
export function CheckItems({ open, text, problems }: PartProps) {
  const { draft } = open;
  const asked = new Set(
    fieldsOn(
      text.items.map(({ field }) => field),
      draft.visitedOn,
    ).map(({ name }) => name),
  );
  const values = toAnswers(text, draft.typed, draft.visitedOn);
  const shown = text.items.filter(({ field }) => {
    const isWanted = !field.when || field.when.is.some((one) => one === values[field.when?.field ?? '']);
    return asked.has(field.name) && isWanted;
  });
  return (
    <div className="field-part">
      {shown.map((item) => (
        <Line
          key={item.field.name}
          item={item}
          value={draft.typed[item.field.name]}
          problem={problems?.answers.get(item.field.name)}
          change={(value) => open.change({ typed: { ...draft.typed, [item.field.name]: value } })}
        />
      ))}
    </div>
  );
}

interface LineProps {
  readonly item: CheckItem;
  readonly value: string | boolean | undefined;
  readonly problem: string | undefined;
  change(value: string | boolean): void;
}

function Line({ item, value, problem, change }: LineProps) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  const { field, finding } = item;
  const id = `item-${field.name}`;
  const isGroup = field.kind.kind === 'yes-no' || field.kind.kind === 'choice';
  const name = (
    <>
      {field.title[language]} {field.isOptional ? <small>{t.optional}</small> : null}
    </>
  );
  return (
    <div className="field-line">
      {isGroup ? (
        <span className="field-label" id={`${id}-label`}>
          {name}
        </span>
      ) : (
        <label className="field-label" htmlFor={id}>
          {name}
        </label>
      )}
      <Input id={id} field={field} value={value} problem={problem} change={change} />
      {finding?.is.some((one) => one === value) ? (
        <p className="field-finding">{t.finding(finding.say[language], finding.days)}</p>
      ) : null}
      {problem ? (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function Input({
  id,
  field,
  value,
  problem,
  change,
}: {
  id: string;
  field: Asked;
  value: string | boolean | undefined;
  problem: string | undefined;
  change(value: string | boolean): void;
}) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  const { kind } = field;
  const common = {
    id,
    className: 'field-input',
    value: typeof value === 'string' ? value : '',
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  switch (kind.kind) {
    case 'yes-no':
      return (
        <Radios
          id={id}
          options={[
            [true, t.yes],
            [false, t.no],
          ]}
          value={value}
          change={change}
        />
      );
    case 'choice':
      return (
        <Radios
          id={id}
          options={kind.choice.values.map((one) => [one, kind.choice.labels[one]?.[language] ?? one])}
          value={value}
          change={change}
        />
      );
    case 'count':
      return <input {...common} inputMode="numeric" autoComplete="off" />;
    case 'money':
      return (
        <span className="field-money">
          <input {...common} inputMode="decimal" autoComplete="off" />
          {t.yuan}
        </span>
      );
    case 'day':
      return <input {...common} type="date" />;
    case 'lines':
      return <textarea {...common} rows={3} placeholder={t.perLine} />;
    case 'text':
      return <textarea {...common} rows={2} maxLength={kind.max} />;
  }
}

function Radios<V extends string | boolean>({
  id,
  options,
  value,
  change,
}: {
  id: string;
  options: readonly (readonly [value: V, label: string])[];
  value: string | boolean | undefined;
  change(value: V): void;
}) {
  return (
    <div className="field-choices" role="radiogroup" aria-labelledby={`${id}-label`}>
      {options.map(([one, label]) => (
        <label key={String(one)} className="field-choice">
          <input type="radio" name={id} checked={value === one} onChange={() => change(one)} />
          {label}
        </label>
      ))}
    </div>
  );
}
