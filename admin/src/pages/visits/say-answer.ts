import type { FieldKind } from '../../../../engine/matters/fields.ts';
import type { ChecklistText } from '../../../../engine/visits/checklist.ts';
import { sayDate, useLanguage, useTexts, yuanFromFen } from '../../kit/index.ts';
import { visitTexts } from './texts.ts';

export interface SaidAnswer {
  readonly name: string;
  readonly title: string;
  readonly value: string;
}

/** Answers in words, in the order of the checklist by which they were asked. */
export function useAnswers(
  text: ChecklistText | null,
): (answers: Readonly<Record<string, unknown>>) => SaidAnswer[] {
  const t = useTexts(visitTexts);
  const { language } = useLanguage();
  const say = (kind: FieldKind, value: unknown): string => {
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (Array.isArray(value)) return value.join(language === 'zh' ? '；' : '; ');
    if (kind.kind === 'choice') return kind.choice.labels[String(value)]?.[language] ?? String(value);
    if (kind.kind === 'money') return t.yuan(yuanFromFen(Number(value)));
    return kind.kind === 'day' ? sayDate(String(value), language) : String(value);
  };
  return (answers) =>
    (text?.items ?? []).flatMap(({ field }) => {
      const value = answers[field.name];
      return value === undefined || value === null
        ? []
        : [{ name: field.name, title: field.title[language], value: say(field.kind, value) }];
    });
}
