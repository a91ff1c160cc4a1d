import { Button, Select } from 'antd';
import { memo, useCallback, useId } from 'react';
import { useTexts } from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { ChangeRow, isNumber } from './change-row.tsx';
import { type Change, keyOf, type Parameter } from './question.ts';
import { whatIfTexts } from './texts.ts';
import { type Edit, nextMonth } from './use-what-if.ts';

/** The figures that a variant moves. Drawn again only when its own change, for a slider moves often. */
export const VariantPanel = memo(function VariantPanel({
  place,
  changes,
  items,
  month,
  edit,
  copied,
}: {
  place: 0 | 1;
  changes: readonly Change[];
  items: readonly Parameter[];
  month: string;
  edit: Edit;
  /** The other variant, where this one may begin as a copy of it. */
  copied?: readonly Change[] | undefined;
}) {
  const t = useTexts(whatIfTexts);
  const name = place === 0 ? t.variants.first : t.variants.second;
  const from = changes[0]?.from ?? nextMonth(month);
  const takenKeys = changes.map(keyOf).join(';');
  const add = useCallback(
    (parameter: Parameter, cell: string) => {
      const value =
        parameter.cells.find((one) => one.cell === cell)?.value ??
        (isNumber(parameter) ? '0' : firstChoice(parameter));
      edit(place, (before) => [...before, { code: parameter.code, cell, value, from }]);
    },
    [edit, place, from],
  );
  const replace = (key: string, change: Change): void =>
    edit(place, (before) => before.map((one) => (keyOf(one) === key ? change : one)));
  return (
    <section className={`panel what-if-variant is-${place === 0 ? 'first' : 'second'}`} aria-label={name}>
      <div className="section-head">
        <h2>{name}</h2>
        {copied ? (
          <Button size="small" onClick={() => edit(place, () => copied)}>
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
              month={month}
              onChange={(next) => replace(key, next)}
              onRemove={() => edit(place, (before) => before.filter((one) => keyOf(one) !== key))}
            />
          ) : null;
        })}
      </ul>
      <ParameterPicker items={items} takenKeys={takenKeys} onPick={add} />
    </section>
  );
});

const firstChoice = ({ choices }: Parameter): string => choices[0]?.value ?? 'false';

/** All that may be moved, in the order of the schemes that read it. */
const ParameterPicker = memo(function ParameterPicker({
  items,
  takenKeys,
  onPick,
}: {
  items: readonly Parameter[];
  /** Codes with classes, with semicolons between them. */
  takenKeys: string;
  onPick(parameter: Parameter, cell: string): void;
}) {
  const t = useTexts(whatIfTexts);
  const id = useId();
  const taken = new Set(takenKeys.split(';'));
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
});
