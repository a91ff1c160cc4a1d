import { Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../api/hooks.ts';
import { useTexts } from './language.tsx';
import { nameList } from './name-list.ts';
import type { Picked } from './picked.ts';
import { kitTexts } from './texts.ts';
import { useDebounced } from './use-debounced.ts';

/** Picks a person as the one box finds them: name, ID number, pinyin initials. Within the officer's scope. */
export function PersonPicker({
  value,
  onChange,
  id,
  label,
  except = [],
  'aria-label': named = label,
}: {
  value?: Picked | null;
  onChange?: (picked: Picked | null) => void;
  id?: string;
  label?: string;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
  /** People who cannot be chosen here. */
  except?: readonly string[];
}) {
  const t = useTexts(kitTexts);
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim());
  const found = useRead(
    'POST /api/v1/persons/search',
    { body: { q, limit: 10 } },
    { when: q !== '', keepPrevious: true },
  );
  const people = q === '' ? [] : (found.data?.items ?? []).filter((person) => !except.includes(person.id));
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={named}
      onOpenChange={() => nameList(id, named)}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      placeholder={t.pickPerson}
      style={{ width: '100%', minWidth: 200 }}
      value={value ? { value: value.id, label: value.label } : null}
      labelInValue
      options={people.map((person) => ({
        value: person.id,
        label: person.name,
        more: [person.birthDate, person.villageName].filter(Boolean).join(' '),
      }))}
      optionRender={(option) => (
        <>
          {option.data.label} <span className="option-more">{option.data.more}</span>
        </>
      )}
      notFoundContent={q === '' ? t.typeMore : found.isFetching ? t.loading : t.noPerson}
      onChange={(next) => {
        setTyped('');
        onChange?.(next ? { id: String(next.value), label: String(next.label) } : null);
      }}
    />
  );
}
