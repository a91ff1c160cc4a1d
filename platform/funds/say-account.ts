import type { Language } from '../base/index.ts';
import type { NamedAccount } from '../ledger/index.ts';
import type { FundLaw } from './law.ts';

/** What the program named by itself when it opened a fund. */
const own: Readonly<Record<string, string>> = {
  县级: 'County',
  中央财政: 'Centre’s treasury',
  省级财政: 'Province’s treasury',
  市级财政: 'City’s treasury',
  县级财政: 'County’s treasury',
  慈善捐赠: 'Donations',
};
/** The account of a scheme under which stands what was paid too much and will not come back. */
export const REMITTED_NAME = '多发款核销';
const sides = {
  due: { zh: '应发', en: 'due' },
  given: { zh: '已发', en: 'given' },
} as const;

/** An account as an accountant reads it: 最低生活保障 · 金牛镇（应发）. */
export function sayAccount(law: FundLaw, language: Language, account: NamedAccount): string {
  const { name, kind, scheme, townName } = account;
  if (scheme === null) return language === 'en' ? (own[name] ?? name) : name;
  // Accounts of schemes are named by the code; those of hospitals have their name.
  const remitted = language === 'en' ? 'written off' : name;
  const place =
    name === REMITTED_NAME
      ? [remitted, townName].filter((part) => part !== null).join(' · ')
      : name === scheme
        ? townName
        : name;
  const title = law.titleOf(scheme, language) ?? scheme;
  const said = place === null ? title : `${title} · ${place}`;
  if (kind !== 'due' && kind !== 'given') return said;
  return language === 'zh' ? `${said}（${sides[kind].zh}）` : `${said} (${sides[kind].en})`;
}
