import { Select } from 'antd';
import { useCodes } from './codes.tsx';
import { nameList } from './name-list.ts';

/** One code of a national list, chosen by its name. Long lists are searched by typing. */
export function CodeSelect({
  list,
  only,
  value,
  onChange,
  id,
  label,
  'aria-label': named = label,
}: {
  list: string;
  /** The codes that can be chosen here; all of the list when absent. */
  only?: readonly string[];
  value?: string | null;
  onChange?: (code: string | null) => void;
  id?: string;
  label?: string;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
}) {
  const options = useCodes()
    .options(list)
    .filter((option) => !only || only.includes(option.value));
  return (
    <Select
      aria-label={named}
      onOpenChange={() => nameList(id, named)}
      {...(id ? { id } : {})}
      style={{ width: '100%' }}
      value={value ?? null}
      options={options}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      onChange={(code: string | null) => onChange?.(code)}
    />
  );
}
