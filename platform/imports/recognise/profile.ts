import type { RawCell, RawRow } from '../read/raw.ts';
import { isBlank, plainValueOf, squeeze, textOf } from '../values/cell-text.ts';
import type { FieldName } from './fields.ts';

/** What the cells of one column look like: shares of those that are filled, from 0 to 1. */
export interface ColumnProfile {
  readonly filled: number;
  readonly idNumber: number;
  readonly disabilityNumber: number;
  readonly account: number;
  readonly phone: number;
  readonly sex: number;
  readonly date: number;
  readonly number: number;
  readonly personName: number;
  readonly relation: number;
  readonly town: number;
  readonly village: number;
  /** Different values among those that are filled. */
  readonly distinct: number;
}

type Shape = Exclude<keyof ColumnProfile, 'filled' | 'distinct'>;

const digitsOf = (cell: RawCell) =>
  squeeze(textOf(cell))
    .replace(/['"`=\-\t]/g, '')
    .toUpperCase();

const shapes: Readonly<Record<Shape, (text: string, cell: RawCell) => boolean>> = {
  idNumber: (text, cell) =>
    /^\d{17}[\dX]$|^\d{15}$/.test(text) ||
    /^\d\.\d+E\+1[67]$/.test(text) ||
    Number(plainValueOf(cell)) > 1e16,
  disabilityNumber: (text) => /^\d{17}[\dX][1-7][1-4](B\d{1,2})?$/.test(text),
  account: (text, cell) => /^\d{16,19}$/.test(text) || Number(plainValueOf(cell)) > 1e15,
  phone: (text) => /^1\d{10}$|^0\d{9,11}$/.test(text),
  sex: (text) => /^(男|女|男性|女性)$/.test(text),
  date: (text, cell) =>
    (typeof cell === 'object' && cell !== null && 'd' in cell) ||
    /^(19|20)\d{2}(年|[./])\d{1,2}|^(19|20)\d{6}$/.test(text) ||
    /^(19|20)\d{2}-\d{1,2}/.test(squeeze(textOf(cell))),
  number: (text) => /^\d+(\.\d+)?(元|万元)?$/.test(text) && text.length < 12,
  personName: (text) =>
    /^[\p{Script=Han}]{2,4}$/u.test(text) || /^[\p{Script=Han}]+·[\p{Script=Han}·]+$/u.test(text),
  relation: (text) =>
    /^(户主|本人|配偶|妻|夫|丈夫|妻子|[长次三四]?[子女]|儿子|女儿|父亲?|母亲?|孙[子女]|儿媳|女婿|兄|弟|姐|妹|之[妻夫子女])$/.test(
      text,
    ),
  town: (text) => /(镇|乡|街道|办事处)$/.test(text) && text.length <= 10,
  village: (text) => /(村|社区|居委会|村委会)$/.test(text) && text.length <= 14,
};

const names = Object.keys(shapes) as Shape[];

export function profileColumn(rows: readonly RawRow[], column: number): ColumnProfile {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Shape, number>;
  const values = new Set<string>();
  let filled = 0;
  for (const row of rows) {
    const cell = row.cells[column] ?? null;
    if (isBlank(cell)) continue;
    filled++;
    const text = digitsOf(cell);
    values.add(text);
    for (const name of names) if (shapes[name](text, cell)) counts[name]++;
  }
  const share = (count: number) => (filled === 0 ? 0 : count / filled);
  const shares = Object.fromEntries(names.map((name) => [name, share(counts[name])])) as Record<
    Shape,
    number
  >;
  return { ...shares, filled: rows.length === 0 ? 0 : filled / rows.length, distinct: share(values.size) };
}

/** What a column holds by its cells alone, where cells are unmistakable. */
export function guessByContent(profile: ColumnProfile): FieldName | undefined {
  if (profile.filled === 0) return undefined;
  if (profile.disabilityNumber > 0.7) return 'disabilityNumber';
  if (profile.idNumber > 0.7 && profile.distinct > 0.5) return 'idNumber';
  if (profile.account > 0.7) return 'account';
  if (profile.phone > 0.7) return 'phone';
  if (profile.sex > 0.9) return 'sex';
  if (profile.relation > 0.7) return 'relation';
  if (profile.town > 0.8) return 'town';
  if (profile.village > 0.8) return 'village';
  return undefined;
}

/** Whether the cells speak against what the title says. */
export function contradicts(field: FieldName, profile: ColumnProfile): boolean {
  if (profile.filled === 0) return false;
  if (field === 'idNumber')
    return profile.idNumber < 0.2 && (profile.number > 0.5 || profile.personName > 0.5);
  if (field === 'name' || field === 'headName') return profile.number > 0.6 || profile.idNumber > 0.5;
  if (field === 'account') return profile.personName > 0.5;
  if (field === 'amount' || field === 'total' || field === 'income')
    return profile.personName > 0.6 || profile.idNumber > 0.5;
  return false;
}
