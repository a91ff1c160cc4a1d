import {
  type FieldValues,
  fieldsOn,
  isAsked,
  type Json,
  readFields,
} from '../../../../../engine/matters/fields.ts';
import type { CheckItem, ChecklistText } from '../../../../../engine/visits/checklist.ts';

export type Typed = Readonly<Record<string, string | boolean>>;

/** What was typed, as the declaration takes it. What is no number stays text, and is told as such. */
function toValue({ field }: CheckItem, typed: string | boolean): Json {
  if (typeof typed === 'boolean') return typed;
  const text = typed.trim();
  switch (field.kind.kind) {
    case 'count':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'money':
      return /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : text;
    case 'lines':
      return text.split(/\n+/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    default:
      return text;
  }
}

/** The answers of a day, without what is not asked then or was left empty. */
export function toAnswers(text: ChecklistText, typed: Typed, day: string): FieldValues {
  const asked = new Set(
    fieldsOn(
      text.items.map(({ field }) => field),
      day,
    ).map(({ name }) => name),
  );
  const values: Record<string, Json> = {};
  for (const item of text.items) {
    const value = typed[item.field.name];
    if (value === undefined || value === '' || !asked.has(item.field.name)) continue;
    if (isAsked(item.field, values)) values[item.field.name] = toValue(item, value);
  }
  return values;
}

/** What is wrong with the answers, by the name of the field. The server reads them by the same declaration. */
export function problemsOf(
  text: ChecklistText,
  answers: FieldValues,
  day: string,
  language: 'zh' | 'en',
): ReadonlyMap<string, string> {
  const read = readFields(
    text.items.map(({ field }) => field),
    answers,
    day,
  );
  if (read.ok) return new Map();
  return new Map(read.problems.map(({ path, message }) => [path.replace(/\[.*$/, ''), message[language]]));
}

/** The other way: a record that is corrected is shown as it was typed. */
export function toTyped(text: ChecklistText, answers: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, string | boolean> = {};
  for (const { field } of text.items) {
    const value = answers[field.name];
    if (value === undefined || value === null) continue;
    if (typeof value === 'boolean') typed[field.name] = value;
    else if (Array.isArray(value)) typed[field.name] = value.join('\n');
    else typed[field.name] = field.kind.kind === 'money' ? String(Number(value) / 100) : String(value);
  }
  return typed;
}
