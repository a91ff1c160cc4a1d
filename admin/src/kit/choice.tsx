import { Select } from 'antd';
import { nameList } from './name-list.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a few things, or with `isMany` several of them. */
export function Choice({
  options,
  value,
  onChange,
  id,
  isMany = false,
  'aria-label': named,
}: {
  options: readonly Option[];
  value?: string | readonly string[] | null;
  onChange?: (chosen: never) => void;
  id?: string;
  isMany?: boolean;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
}) {
  return (
    <Select
      {...(id ? { id } : {})}
      {...(isMany ? { mode: 'multiple' as const } : {})}
      aria-label={named}
      style={{ width: '100%' }}
      value={(value ?? (isMany ? [] : null)) as never}
      options={[...options]}
      onOpenChange={() => nameList(id, named)}
      onChange={(chosen) => onChange?.(chosen as never)}
    />
  );
}
