import { Button, Select } from 'antd';
import { useId } from 'react';
import { useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { ChangeRow, isNumber } from './change-row.tsx';
import { type Change, keyOf, type Parameter } from './question.ts';
import { whatIfTexts } from './texts.ts';
import { nextMonth, type WhatIf } from './use-what-if.ts';

/** The figures that a variant moves. */
export function VariantPanel({ whatIf, place }: { whatIf: WhatIf; place: 0 | 1 }) {
  const t = useTexts(whatIfTexts);
  const name = place === 0 ? t.variants.first : t.variants.second;
  const items = whatIf.parameters.data?.items ?? [];
  const changes = whatIf.changes[place];
  const replace = (key: string, change: Change): void =>
    whatIf.edit(place, (before) => before.map((one) => (keyOf(one) === key ? change : one)));
  const first = whatIf.changes[0];
  return (
    <section className={`panel what-if-variant is-${place === 0 ? 'first' : 'second'}`} aria-label={name}>
      <div className="section-head">
        <h2>{name}</h2>
        {place === 1 && changes.length === 0 && first.length > 0 ? (
          <Button size="small" onClick={() => whatIf.edit(1, () => first)}>
            {t.copy}
          </Button>
        ) : null}
      </div>
      {changes.length === 0 ? <p className="what-if-none">{t.nothingTried}</p> : null}
      <ul>
        {changes.map((change) => {
          const parameter = items.find(({ code }) => code === change.code);
          const key = keyOf(change);
          return parameter ? (
            <ChangeRow
              key={key}
              change={change}
              parameter={parameter}
              month={whatIf.month}
              onChange={(next) => replace(key, next)}
              onRemove={() => whatIf.edit(place, (before) => before.filter((one) => keyOf(one) !== key))}
            />
          ) : null;
        })}
      </ul>
      <ParameterPicker
        items={items}
        taken={new Set(changes.map(keyOf))}
        onPick={(parameter, cell) => {
          const value =
            parameter.cells.find((one) => one.cell === cell)?.value ??
            (isNumber(parameter) ? '0' : firstChoice(parameter));
          const from = changes[0]?.from ?? nextMonth(whatIf.month);
          whatIf.add(place, { code: parameter.code, cell, value, from });
        }}
      />
    </section>
  );
}

const firstChoice = ({ choices }: Parameter): string => choices[0]?.value ?? 'false';

/** All that may be moved, in the order of the schemes that read it. */
function ParameterPicker({
  items,
  taken,
  onPick,
}: {
  items: readonly Parameter[];
  taken: ReadonlySet<string>;
  onPick(parameter: Parameter, cell: string): void;
}) {
  const t = useTexts(whatIfTexts);
  const id = useId();
  const options = [...new Set(items.map(({ group }) => group.title))].map((label) => ({
    label,
    options: items
      .filter(({ group }) => group.title === label)
      .flatMap((parameter) =>
        parameter.cells
          .map(({ cell, label: class_, value }) => ({
            value: keyOf({ code: parameter.code, cell }),
            label: [
              parameter.title,
              class_,
              value && isNumber(parameter) ? `${value} ${parameter.unitLabel}` : '',
            ]
              .filter(Boolean)
              .join(' · '),
          }))
          .filter(({ value }) => !taken.has(value)),
      ),
  }));
  return (
    <Select
      id={id}
      className="what-if-picker"
      aria-label={t.add}
      placeholder={t.addPlaceholder}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={340}
      options={options}
      onOpenChange={() => nameList(id, t.add)}
      onChange={(key: string | null) => {
        const at = key?.indexOf('/') ?? -1;
        const parameter = items.find(({ code }) => code === key?.slice(0, at));
        if (key && parameter) onPick(parameter, key.slice(at + 1));
      }}
    />
  );
}
