import type { KnownFacts } from '../../facts/read.ts';
import { vocabulary } from '../../facts/vocabulary.ts';
import type { Ymd } from '../../language/day.ts';
import type { Kind, Language, Period } from '../../language/kinds.ts';
import { writeValue } from '../../language/units.ts';
import { explainWords } from './words.ts';

/** In which language is spoken, and how the members are called, in their order. */
export interface Speech {
  readonly language: Language;
  readonly callings: readonly string[];
}

export const callingOf = (member: number, { language, callings }: Speech): string =>
  callings[member] ?? explainWords[language].member(member + 1);

/** Of whom a sentence is. Where there is one member only, that goes without saying. */
export const addressed = (members: readonly number[], speech: Speech): string =>
  speech.callings.length === 1
    ? ''
    : explainWords[speech.language].members(members.map((member) => callingOf(member, speech)));

/** Words before a value that name its period: in the same clause, or of twelve months in the same sentence. */
const told: Readonly<Record<Period, RegExp | undefined>> = {
  month: /(每月|一个月|当月)[^，。；：]*$/,
  quarter: /每季[^，。；：]*$/,
  year: /(一年|今年|每年|过去十二个月)[^。；]*$/,
  once: undefined,
};
const every: Readonly<Record<Period, string>> = { month: '每月', quarter: '每季', year: '每年', once: '' };

/** A value as it is said: 每月634元, not 634元/月; the period is left out where the clause before has named it. */
export function sayValue(value: bigint | number, kind: Kind, language: Language, before = ''): string {
  const written = writeValue(value, kind, language);
  if (language !== 'zh' || kind.kind !== 'money' || kind.period === 'once') return written;
  const amount = written.replace(/\/.$/, '');
  return told[kind.period]?.test(before) ? amount : `${every[kind.period]}${amount}`;
}

/** How a clerk calls the members of a family: by the name told, or the relation to the head; 女儿（12岁）, 子女（12岁）. */
export function callMembers(facts: KnownFacts, day: Ymd, language: Language): readonly string[] {
  const relation = vocabulary.member.get('relation');
  return facts.members.map(({ id, facts: known }, place) => {
    const held = known.get('relation');
    const born = known.get('birthDate');
    const isName = /\p{Script=Han}/u.test(id);
    if (!isName && (!relation || held === undefined)) return explainWords[language].member(place + 1);
    const name = isName || !relation ? id : writeValue(held ?? 0, relation.kind, language);
    if (born === undefined) return name;
    const years = Math.floor((day - born) / 10_000);
    return language === 'zh' ? `${name}（${years}岁）` : `${name} (${years})`;
  });
}
