import { Select } from 'antd';
import { useCodes } from './codes.tsx';

/** One code of a national list, chosen by its name. Long lists are searched by typing. */
export function CodeSelect({
  list,
  only,
  value,
  onChange,
  id,
}: {
  list: string;
  /** The codes that can be chosen here; all of the list when absent. */
  only?: readonly string[];
  value?: string | null;
  onChange?: (code: string | null) => void;
  id?: string;
}) {
  const options = useCodes()
    .options(list)
    .filter((option) => !only || only.includes(option.value));
  return (
    <Select
      {...(id ? { id } : {})}
      style={{ width: '100%' }}
      value={value ?? null}
      options={options}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      onChange={(code: string | null) => onChange?.(code)}
    />
  );
}
