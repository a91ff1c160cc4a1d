import { toIso, type Ymd } from '../../language/day.ts';
import type { Language } from '../../language/kinds.ts';

/** 2023年6月15日 */
export const writeDay = (day: Ymd, language: Language): string =>
  language === 'zh'
    ? `${Math.floor(day / 10_000)}年${Math.floor(day / 100) % 100}月${day % 100}日`
    : toIso(day);
