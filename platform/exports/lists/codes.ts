import type { Language } from '../../base/index.ts';
import { codeLists } from '../../registry/index.ts';

const names = new Map(
  codeLists.flatMap((list) => list.codes.map((code) => [`${list.name} ${code.code}`, code] as const)),
);

/** The word for a code, as pages have it; a code of no list is said as it is. */
export function sayCode(list: string, code: string | number | null, language: Language): string | null {
  if (code === null) return null;
  return names.get(`${list} ${code}`)?.[language] ?? String(code);
}

export const dayOf = (text: string | null): Temporal.PlainDate | null =>
  text === null ? null : Temporal.PlainDate.from(text);

/** Completed years, today or on the day of death. */
export function ageOf(
  person: { birthDate: string | null; diedOn: string | null },
  today: Temporal.PlainDate,
): number | null {
  const birth = dayOf(person.birthDate);
  return birth === null ? null : birth.until(dayOf(person.diedOn) ?? today, { largestUnit: 'years' }).years;
}
