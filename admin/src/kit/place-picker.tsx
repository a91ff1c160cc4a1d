import { Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../api/hooks.ts';
import { useTexts } from './language.tsx';
import { nameList } from './name-list.ts';
import type { Picked } from './picked.ts';
import { kitTexts } from './texts.ts';
import { useDebounced } from './use-debounced.ts';

/** Picks a township or village by part of its name or by its pinyin initials. Within the officer's scope. */
export function PlacePicker({
  value,
  onChange,
  level,
  id,
  label,
  asOf,
  'aria-label': named = label,
}: {
  value?: Picked | null;
  onChange?: (picked: Picked | null) => void;
  level?: 'town' | 'village';
  id?: string;
  /** Needed where no label of a form stands beside it. */
  label?: string;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
  /** The day on which the place must exist; today when absent. */
  asOf?: string;
}) {
  const t = useTexts(kitTexts);
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const q = useDebounced(typed.trim());
  const query = {
    ...(q === '' ? {} : { q }),
    limit: 20,
    ...(level ? { level } : {}),
    ...(asOf ? { asOf } : {}),
  };
  const found = useRead('GET /api/v1/divisions/search', { query }, { when: isOpen, keepPrevious: true });
  const options = (found.data?.items ?? []).map((place) => ({
    value: place.id,
    label: place.name,
    within: place.level === 'village' ? place.townName : null,
    path: [place.townName, place.name].filter(Boolean).join(' '),
  }));
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={named}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      onOpenChange={(opens) => {
        setIsOpen(opens);
        nameList(id, named);
      }}
      placeholder={t.pickPlace}
      style={{ width: '100%', minWidth: 160 }}
      value={value ? { value: value.id, label: [value.within, value.label].filter(Boolean).join(' ') } : null}
      labelInValue
      options={options}
      optionRender={(option) => option.data.path}
      notFoundContent={found.isFetching ? t.loading : t.noPlace}
      onChange={(next) => {
        setTyped('');
        const within = options.find((option) => option.value === next?.value)?.within;
        const picked = next && { id: String(next.value), label: String(next.label) };
        onChange?.(picked ? { ...picked, ...(within ? { within } : {}) } : null);
      }}
    />
  );
}
