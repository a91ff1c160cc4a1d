import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from './sources.ts';
import { ROOT } from './sources.ts';

const HAN = /\p{Script=Han}/u;
/** Names of things and of languages may stand in the other script. */
const HAN_ALLOWED_IN_ENGLISH = /“[^”]*”|「[^」]*」/g;

type Text = string | { readonly [key: string]: Text } | ((...facts: never[]) => string);

/** A fact that comes in both languages is called by its language: what a declaration says of itself. */
const LANGUAGES: ReadonlySet<string | undefined> = new Set(['zh', 'en']);

const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1])
    .filter((name) => !LANGUAGES.has(name))
    .sort()
    .join();

function compare(where: string, zh: unknown, en: unknown): string[] {
  if (typeof zh !== typeof en) return [`${where}: zh and en are not of one kind`];
  if (typeof zh === 'string' && typeof en === 'string') {
    const found: string[] = [];
    if (zh.trim() === '' || en.trim() === '') found.push(`${where}: empty`);
    if (placeholders(zh) !== placeholders(en)) found.push(`${where}: zh and en name different facts`);
    if (HAN.test(en.replace(HAN_ALLOWED_IN_ENGLISH, ''))) found.push(`${where}: Chinese in the English text`);
    return found;
  }
  if (typeof zh !== 'object' || zh === null || typeof en !== 'object' || en === null) return [];
  const [ours, theirs] = [zh as Record<string, unknown>, en as Record<string, unknown>];
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].flatMap((key) => {
    if (!(key in ours)) return [`${where}.${key}: missing in zh`];
    if (!(key in theirs)) return [`${where}.${key}: missing in en`];
    return compare(`${where}.${key}`, ours[key], theirs[key]);
  });
}

const isPair = (value: unknown): value is { zh: Text; en: Text } =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** Looks through whatever a file exports for `{ zh, en }`, at any depth. */
export function findUnequalTexts(where: string, value: unknown): string[] {
  if (isPair(value)) return compare(where, value.zh, value.en);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => findUnequalTexts(`${where}.${key}`, inner));
}

/** Chinese and English say the same things: every key in both, the same facts in each, nothing empty. */
export async function checkTexts(files: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(path.join(ROOT, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      for (const what of findUnequalTexts(name, value)) findings.push({ file, line: 1, what });
    }
  }
  return findings;
}
