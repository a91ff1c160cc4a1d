import { sayDate, useCodes, useLanguage } from '../kit/index.ts';

export type FactValue = string | number | null | Readonly<Record<string, string | null>>;

/** National lists in which a field's codes stand. */
const lists: Readonly<Record<string, string>> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  nationality: 'nationality',
  idKind: 'id-kind',
  relation: 'relation',
};
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Says a value of the history: codes by their names, days as days, places and people by the words of their day. */
export function useFactValue(): (field: string, value: FactValue) => string {
  const codes = useCodes();
  const { language } = useLanguage();
  return (field, value) => {
    if (value === null) return '';
    if (typeof value === 'object') {
      const words = Object.entries(value).filter(([, word]) => word !== null && !ID.test(word));
      return words.map(([key, word]) => (lists[key] ? codes.say(lists[key], word) : word)).join(' ');
    }
    const text = String(value);
    const disability = field === 'disability' ? /^(\d)-(\d)$/.exec(text) : null;
    if (disability)
      return `${codes.say('disability-kind', disability[1])} ${codes.say('disability-grade', disability[2])}`;
    const list = lists[field];
    if (list) return codes.say(list, text);
    return DAY.test(text) ? sayDate(text, language) : text;
  };
}
