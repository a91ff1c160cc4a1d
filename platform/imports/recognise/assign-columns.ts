import type { RawRow } from '../read/raw.ts';
import type { FieldName } from './fields.ts';
import type { Header } from './header.ts';
import type { ColumnMapping } from './mapping.ts';
import type { ColumnProfile } from './profile.ts';
import { contradicts, guessByContent, profileColumn } from './profile.ts';
import type { RosterKind } from './roster-kind.ts';
import { bareTitle, matchTitle, saysWan } from './title-match.ts';

/** Column that our own workbook of refused rows adds; it is never data. */
export const REASON_TITLE = '导入问题（修改后可直接再次导入）';
export const isReasonTitle = (title: string): boolean => bareTitle(title).startsWith('导入问题');

interface Candidate {
  readonly column: number;
  readonly field: FieldName;
  readonly score: number;
  readonly certainty: ColumnMapping['certainty'];
}

function candidatesOf(column: number, header: Header, profile: ColumnProfile): Candidate[] {
  const leaf = header.leaves[column] ?? '';
  const whole = header.titles[column] ?? '';
  if (isReasonTitle(leaf)) return [];
  const byTitle = [
    ...matchTitle(leaf),
    ...matchTitle(whole).map((match) => ({ ...match, score: match.score - 0.1 })),
  ];
  const guess = guessByContent(profile);
  const candidates: Candidate[] = byTitle.map(({ field, score }) => ({
    column,
    field,
    score: score + (guess === field ? 0.3 : 0) - (contradicts(field, profile) ? 0.9 : 0),
    certainty: score >= 0.9 ? 'title' : 'alike',
  }));
  if (guess !== undefined && !byTitle.some(({ field }) => field === guess)) {
    candidates.push({ column, field: guess, score: 0.55, certainty: 'content' });
  }
  return candidates.filter(({ score }) => score > 0.3);
}

/** Gives each column the meaning that fits best; no meaning is given twice. */
export function assignColumns(header: Header, sample: readonly RawRow[]): ColumnMapping[] {
  const width = header.titles.length;
  const profiles = Array.from({ length: width }, (_, column) => profileColumn(sample, column));
  const candidates = profiles
    .flatMap((profile, column) => candidatesOf(column, header, profile))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const byColumn = new Map<number, Candidate>();
  const taken = new Set<FieldName>();
  for (const candidate of candidates) {
    if (byColumn.has(candidate.column) || taken.has(candidate.field)) continue;
    byColumn.set(candidate.column, candidate);
    taken.add(candidate.field);
  }
  return header.titles.flatMap((title, column) => {
    const chosen = byColumn.get(column);
    if (title === '' && chosen === undefined && (profiles[column]?.filled ?? 0) === 0) return [];
    return [
      {
        column,
        title,
        field: chosen?.field ?? null,
        certainty: chosen?.certainty ?? 'none',
        ...(saysWan(title) ? { inWan: true as const } : {}),
      },
    ];
  });
}

/** The same word means another thing on another roster. */
const turns: Readonly<Record<RosterKind, Partial<Record<FieldName, FieldName>>>> = {
  'rural-allowance': { caseNo: 'householdNo', total: 'amount', decidedOn: 'since', personKind: 'category' },
  'urban-allowance': { caseNo: 'householdNo', total: 'amount', decidedOn: 'since', personKind: 'category' },
  'extreme-poverty': {
    monthlyStandard: 'baseAmount',
    careSubsidy: 'careAmount',
    livingSubsidy: 'baseAmount',
    amount: 'total',
    decidedOn: 'since',
    category: 'supportMode',
  },
  'disability-subsidies': {
    category: 'disabilityKind',
    amount: 'total',
    personKind: 'familyType',
    careAmount: 'careSubsidy',
    baseAmount: 'livingSubsidy',
  },
  'old-age': { category: 'band', total: 'amount', decidedOn: 'since' },
  relief: {
    since: 'decidedOn',
    category: 'reliefKind',
    familyType: 'personKind',
    householdNo: 'caseNo',
    total: 'amount',
  },
};

/** Fields that a household list without members' names says of its head. */
export function fitToRoster(columns: readonly ColumnMapping[], roster: RosterKind): ColumnMapping[] {
  const has = new Set(columns.map(({ field }) => field));
  const turned = columns.map((column) => {
    const to = column.field === null ? undefined : turns[roster][column.field];
    if (to === undefined || has.has(to)) return column;
    has.add(to);
    return { ...column, field: to };
  });
  if (has.has('name') || !has.has('headName')) return turned;
  return turned.map((column) =>
    column.field === 'headName' ? { ...column, field: 'name' as const } : column,
  );
}
