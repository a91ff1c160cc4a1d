import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useClearable } from './clearable.tsx';
import { DateInput } from './date-input.tsx';
import { readDate } from './format.ts';
import { useTexts } from './language.tsx';
import { nameList } from './name-list.ts';
import { pickedFromText, pickedToText } from './picked.ts';
import { PlacePicker } from './place-picker.tsx';
import { kitTexts } from './texts.ts';
import type { useFilters } from './use-filters.ts';
import { useNarrow } from './use-narrow.ts';

/** One filter of a list; its value stands in the address under `name`. */
export type FilterSpec = { readonly name: string; readonly label: string } & (
  | { readonly kind: 'text'; readonly placeholder?: string; readonly isWide?: boolean }
  | {
      readonly kind: 'choice';
      readonly options: readonly { value: string; label: string }[];
      /** What stands there while nothing is chosen; “all” when absent. */
      readonly whenNone?: string;
    }
  | { readonly kind: 'place'; readonly level?: 'town' | 'village' }
  | { readonly kind: 'date' }
);

const TYPING_PAUSE_MS = 350;

type Filters = ReturnType<typeof useFilters>;

/** On a phone the filters fold away until they are wanted: the list is what one came for. */
export function FilterBar({ specs, filters }: { specs: readonly FilterSpec[]; filters: Filters }) {
  const t = useTexts(kitTexts);
  const isNarrow = useNarrow();
  const [isOpen, setIsOpen] = useState(false);
  const usedCount = specs.filter((spec) => filters.values[spec.name]).length;
  return (
    <search aria-label={t.filters}>
      {isNarrow ? (
        <button
          type="button"
          className="filters-fold"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {usedCount > 0 ? t.filtersUsed(usedCount) : t.filters}
          <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
        </button>
      ) : null}
      {isNarrow && !isOpen ? null : (
        <div className="filters">
          {specs.map((spec) => (
            <FilterField key={spec.name} spec={spec} filters={filters} />
          ))}
          {usedCount > 0 ? (
            <Button type="link" onClick={filters.clear}>
              {t.resetFilters}
            </Button>
          ) : null}
        </div>
      )}
    </search>
  );
}

function FilterField({ spec, filters }: { spec: FilterSpec; filters: Filters }) {
  const t = useTexts(kitTexts);
  const id = `filter-${spec.name}`;
  const value = filters.values[spec.name] ?? '';
  return (
    <div className={spec.kind === 'text' && spec.isWide ? 'filter filter-wide' : 'filter'}>
      <label htmlFor={id}>{spec.label}</label>
      {spec.kind === 'text' ? (
        <TextFilter id={id} spec={spec} value={value} set={(next) => filters.set(spec.name, next)} />
      ) : null}
      {spec.kind === 'choice' ? (
        <Select
          id={id}
          allowClear
          onOpenChange={() => nameList(id, spec.label)}
          placeholder={spec.whenNone ?? t.all}
          value={value === '' ? null : value}
          options={[...spec.options]}
          style={{ width: '100%', minWidth: 130 }}
          onChange={(next: string | null | undefined) => filters.set(spec.name, next ?? '')}
        />
      ) : null}
      {spec.kind === 'place' ? (
        <PlacePicker
          id={id}
          label={spec.label}
          {...(spec.level ? { level: spec.level } : {})}
          value={pickedFromText(value)}
          onChange={(picked) => filters.set(spec.name, pickedToText(picked))}
        />
      ) : null}
      {spec.kind === 'date' ? (
        <DateInput
          id={id}
          value={value}
          onChange={(day) => filters.set(spec.name, readDate(day ?? '') ?? '')}
        />
      ) : null}
    </div>
  );
}

/** Typing searches by itself when it pauses, at once on Enter. */
function TextFilter({
  id,
  spec,
  value,
  set,
}: {
  id: string;
  spec: { placeholder?: string };
  value: string;
  set(next: string): void;
}) {
  const clearable = useClearable();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address was changed by something else: a link, the way back, the button that clears.
  useEffect(() => setTyped((before) => (before.trim() === value ? before : value)), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string): void => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => set(next.trim()), TYPING_PAUSE_MS);
  };
  return (
    <Input
      id={id}
      allowClear={clearable}
      autoComplete="off"
      placeholder={spec.placeholder}
      value={typed}
      onChange={(event) => type(event.target.value)}
      onPressEnter={() => set(typed.trim())}
    />
  );
}
