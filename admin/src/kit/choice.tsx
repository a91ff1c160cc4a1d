import { Select } from 'antd';
import { nameList } from './name-list.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a few things. */
export function Choice({
  options,
  value,
  onChange,
  id,
  'aria-label': named,
}: {
  options: readonly Option[];
  value?: string | null;
  onChange?: (chosen: string) => void;
  id?: string;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
}) {
  return (
    <Select<string | null>
      {...(id ? { id } : {})}
      aria-label={named}
      style={{ width: '100%' }}
      value={value ?? null}
      options={[...options]}
      onOpenChange={() => nameList(id, named)}
      onChange={(chosen) => onChange?.(chosen ?? '')}
    />
  );
}
