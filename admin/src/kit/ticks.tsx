import { Checkbox } from 'antd';

/** Several of a few things, all of them seen at once. */
export function Ticks({
  options,
  value,
  onChange,
  id,
  'aria-label': named,
}: {
  options: readonly { readonly value: string; readonly label: string }[];
  value?: readonly string[];
  onChange?: (chosen: readonly string[]) => void;
  id?: string;
  /** Handed in by the `Field` that it stands in. */
  'aria-label'?: string | undefined;
}) {
  return (
    <Checkbox.Group
      {...(id ? { id } : {})}
      aria-label={named}
      value={[...(value ?? [])]}
      options={[...options]}
      onChange={(chosen) => onChange?.(chosen as string[])}
    />
  );
}
