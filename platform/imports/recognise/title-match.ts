import type { FieldName } from './fields.ts';
import { fieldNames, fields } from './fields.ts';

/** Title as it is compared: narrow, without blanks, punctuation and marks of obligation. */
export function bareTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff*★※:：。.,，、;；"'“”‘’_]/gu, '')
    .replace(/[【[]/g, '(')
    .replace(/[】\]]/g, ')');
}

const flat = (title: string) => title.replace(/[()（）/／|-]/g, '');
const outer = (title: string) => title.replace(/[(（][^()（）]*[)）]/g, '');
const UNIT = /[(（]?(?:单位:?)?(万元|元|岁|人|口|周岁|个月|月)(?:\/[人户月年·.]+)*[)）]?/g;

const exact = new Map<string, FieldName>();
for (const name of fieldNames) {
  for (const title of fields[name].titles.split(' ')) {
    const key = flat(bareTitle(title));
    if (!exact.has(key)) exact.set(key, name);
  }
}

export interface TitleMatch {
  readonly field: FieldName;
  /** 1 when the title is a known one, less when it only resembles one. */
  readonly score: number;
}

/** What a column title means, best guess first; empty when it says nothing we know. */
export function matchTitle(title: string): TitleMatch[] {
  const bare = bareTitle(title);
  if (bare === '' || bare.length > 40) return [];
  const tries: readonly (readonly [string, number])[] = [
    [flat(bare), 1],
    [flat(outer(bare)), 0.95],
    [flat(bare.replace(UNIT, '')), 0.95],
    [flat(outer(bare).replace(UNIT, '')), 0.9],
  ];
  const found = new Map<FieldName, number>();
  for (const [key, score] of tries) {
    const field = exact.get(key);
    if (field !== undefined && !found.has(field)) found.set(field, score);
  }
  const loose = flat(outer(bare)) || flat(bare);
  for (const name of fieldNames) {
    if (!found.has(name) && fields[name].like?.test(loose)) found.set(name, 0.6);
  }
  return [...found].map(([field, score]) => ({ field, score })).sort((a, b) => b.score - a.score);
}

/** Whether the title says that its amounts are in units of 10 000 yuan. */
export const saysWan = (title: string): boolean => /万元/.test(bareTitle(title));
