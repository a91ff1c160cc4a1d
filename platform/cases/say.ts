import { text } from '../../engine/index.ts';
import { type Field, type FieldValues, fieldsOn, type Json } from '../../engine/matters/index.ts';
import type { Language } from '../base/index.ts';

const yesNo = { zh: ['否', '是'], en: ['no', 'yes'] } as const;

function sayValue({ kind }: Field, value: Json, language: Language): string {
  if (kind.kind === 'yes-no') return yesNo[language][value === true ? 1 : 0];
  if (kind.kind === 'choice' && typeof value === 'string')
    return kind.choice.labels[value]?.[language] ?? value;
  if (kind.kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2);
  if (kind.kind === 'papers') return sayPapers(Array.isArray(value) ? value.length : 0, language);
  if (Array.isArray(value))
    return (value as readonly Json[]).map(String).join(language === 'zh' ? '；' : '; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const sayPapers = (count: number, language: Language): string =>
  language === 'zh' ? `${count}张` : String(count);

/** What was filled in, in the order in which it was asked, in words. What no field asks for is not shown. */
export function sayRecord(
  fields: readonly Field[],
  record: FieldValues,
  day: string,
  language: Language,
): { name: string; title: string; value: string; raw?: string }[] {
  return fieldsOn(fields, day).flatMap((field) => {
    const value = record[field.name];
    return value === undefined || value === null
      ? []
      : [
          {
            ...{ name: field.name, title: field.title[language], value: sayValue(field, value, language) },
            ...(field.kind.kind === 'choice' && typeof value === 'string' ? { raw: value } : {}),
          },
        ];
  });
}

/** A field as a page needs it to ask. */
export function sayField(field: Field, language: Language) {
  const { kind } = field;
  const limits: { min: number | null; max: number | null } =
    kind.kind === 'count' || kind.kind === 'papers'
      ? { min: kind.min, max: kind.max }
      : kind.kind === 'text' || kind.kind === 'lines'
        ? { min: 1, max: kind.max }
        : kind.kind === 'money'
          ? { min: 0, max: kind.maxFen }
          : { min: null, max: null };
  const choices =
    kind.kind === 'choice'
      ? kind.choice.values.map((value) => ({
          value,
          label: (kind.choice.labels[value] ?? text(value, value))[language],
        }))
      : [];
  return {
    name: field.name,
    title: field.title[language],
    kind: kind.kind,
    ...(kind.kind === 'papers' ? { of: kind.of } : {}),
    isOptional: field.isOptional === true,
    ...(field.when ? { when: { field: field.when.field, is: [...field.when.is] } } : {}),
    choices,
    ...limits,
  };
}
