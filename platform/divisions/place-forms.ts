/**
 * The forms in which officers write the name of a place. Pure text; which place is meant is decided in
 * resolve-place.ts.
 */

const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]/gu;

/** Full-width forms to plain ones, blanks and invisible characters away. */
export function foldPlaceText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '');
}

const TOWN_OFFICE = /(?:人民政府|政府|街道办事处|街办|办事处)$/;
const TOWN_SUFFIX = /(?:街道|镇|乡|农场管理区|管理区|农场|管理处)$/;
const COMMITTEE = /(?:村民委员会|村民委会|村委会|居民委员会|居委会)$/;
const VILLAGE_SUFFIX = /(?:村民委员会|村民委会|村委会|居民委员会|居委会|社区|村)$/;
const GROUP = /第?[0-9一二三四五六七八九十]+(?:村民)?小?组$/;

/** What is left when the kind of place is not said: 金牛镇 → 金牛, 铁路桥社区 → 铁路桥. Never empty. */
export function townBase(name: string): string {
  return name.replace(TOWN_OFFICE, '').replace(TOWN_SUFFIX, '') || name;
}

/** 汪仁社区居委会 → 汪仁; 畈段村村民委员会 → 畈段. */
export function villageBase(name: string): string {
  const once = name.replace(VILLAGE_SUFFIX, '') || name;
  return COMMITTEE.test(name) ? once.replace(VILLAGE_SUFFIX, '') || once : once;
}

/** Longer ways of writing a township's name, each reduced to a name it may have. */
export function townLongForms(text: string): string[] {
  const place = text.replace(TOWN_OFFICE, '');
  return place === text ? [] : [place, `${place.replace(/街道$/, '')}街道`];
}

/** Longer ways of writing a village: its committee, or one of its groups. */
export function villageLongForms(text: string): string[] {
  const whole = text.replace(GROUP, '');
  const forms = whole === text ? [] : [whole];
  const place = whole.replace(COMMITTEE, '');
  if (place === whole || place === '') return forms;
  const isResidents = /居(?:民委员|委)会$/.test(whole);
  const suffix = isResidents ? '社区' : '村';
  return [
    ...forms,
    place,
    place.endsWith(suffix) ? place : `${place}${suffix}`,
    `${villageBase(place)}居委会`,
  ];
}

/** What kind of place the text says it is, where it says so. */
export function saidKind(text: string): 'village' | 'community' | null {
  if (/(?:社区|居民委员会|居委会)$/.test(text)) return 'community';
  return /(?:村|村民委员会|村民委会|村委会)$/.test(text) ? 'village' : null;
}

/** The text without the names of what lies above it, as 大冶市 or 湖北省大冶市 in front of 金牛镇. */
export function stripAbove(text: string, above: readonly string[]): string {
  let rest = text;
  for (const name of above) {
    // 大冶 is said for 大冶市, but a township's short name is too often the name of one of its villages.
    const short = name.replace(/[省市县区]$/, '');
    const prefix = [name, short].find((form) => form.length >= 2 && rest.startsWith(form));
    if (prefix !== undefined && rest.length > prefix.length) rest = rest.slice(prefix.length);
  }
  return rest;
}
