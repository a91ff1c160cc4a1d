import type { FilterSpec } from './filter-bar.tsx';
import { sayDate } from './format.ts';
import { useLanguage, useTexts } from './language.tsx';
import { pickedFromText } from './picked.ts';
import { kitTexts } from './texts.ts';

/** What a filter is set to, as the officer reads it. */
function sayFilter(spec: FilterSpec, value: string, language: 'zh' | 'en'): string {
  switch (spec.kind) {
    case 'choice':
      return spec.options.find((option) => option.value === value)?.label ?? value;
    case 'place':
      return pickedFromText(value)?.label ?? value;
    case 'date':
      return sayDate(value, language);
    case 'text':
      return value;
  }
}

/** On paper only: which filters and order made this list, and whether it goes on beyond what was printed. */
export function PrintHead({
  filters,
  values,
  sorts,
  shown,
  hasMore,
}: {
  filters: readonly FilterSpec[];
  values: Readonly<Record<string, string>>;
  sorts: readonly { value: string; label: string }[];
  shown: number;
  hasMore: boolean;
}) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  const used = filters.flatMap((spec) => {
    const value = values[spec.name];
    return value ? [t.printFilter(spec.label, sayFilter(spec, value, language))] : [];
  });
  const order = sorts.find((sort) => sort.value === (values.sort ?? sorts[0]?.value));
  const said = used.length > 0 ? t.printFilters(used) : filters.length > 0 ? t.printNoFilters : null;
  return (
    <p className="print-head">
      {said ? <span>{said}</span> : null}
      {order ? <span>{t.printOrder(order.label)}</span> : null}
      <span>{hasMore ? t.printPart(shown) : t.printWhole(shown)}</span>
    </p>
  );
}
