import type { FieldName } from './fields.ts';

export const rosterKinds = [
  'rural-allowance',
  'urban-allowance',
  'extreme-poverty',
  'disability-subsidies',
  'old-age',
  'relief',
] as const;
export type RosterKind = (typeof rosterKinds)[number];

export function isRosterKind(text: string): text is RosterKind {
  return (rosterKinds as readonly string[]).includes(text);
}

/** Rosters whose households come in with them; the others name single people. */
export const hasHouseholds = (kind: RosterKind): boolean =>
  kind === 'rural-allowance' || kind === 'urban-allowance';

const WORDS: readonly (readonly [RosterKind, RegExp, number])[] = [
  ['rural-allowance', /农村(居民)?(低保|最低生活保障)|农低保|乡村低保/, 4],
  ['urban-allowance', /(城市|城镇)(居民)?(低保|最低生活保障)|城低保/, 4],
  ['rural-allowance', /低保|最低生活保障/, 1.5],
  ['urban-allowance', /低保|最低生活保障/, 1.4],
  ['extreme-poverty', /特困|五保|(集中|分散|救助)供养/, 3],
  ['disability-subsidies', /残疾人?两项补贴|残疾人.{0,6}补贴|重残|两补/, 4],
  ['old-age', /高龄|老年人?(津贴|补贴)|尊老金|长寿/, 4],
  ['relief', /临时救助|急难救助|临救/, 4],
];

const COLUMNS: readonly (readonly [RosterKind, FieldName, number])[] = [
  ['extreme-poverty', 'supportMode', 2],
  ['extreme-poverty', 'careLevel', 2],
  ['extreme-poverty', 'baseAmount', 1],
  ['disability-subsidies', 'livingSubsidy', 2],
  ['disability-subsidies', 'careSubsidy', 2],
  ['disability-subsidies', 'disabilityKind', 1],
  ['old-age', 'band', 2],
  ['old-age', 'monthlyStandard', 1],
  ['old-age', 'months', 1],
  ['relief', 'reliefKind', 2],
  ['relief', 'acceptedOn', 1],
  ['relief', 'decidedOn', 1],
  ['relief', 'caseNo', 0.5],
  ['rural-allowance', 'coveredCount', 1],
  ['rural-allowance', 'category', 0.5],
  ['rural-allowance', 'householdNo', 0.5],
  ['urban-allowance', 'coveredCount', 1],
  ['urban-allowance', 'category', 0.5],
  ['urban-allowance', 'householdNo', 0.5],
];

/** Which roster a table is, by what its caption says and by the columns it has. Undefined when nothing speaks for one. */
export function recogniseRoster(
  captions: readonly string[],
  columns: ReadonlySet<FieldName>,
  townTitles: string,
): RosterKind | undefined {
  const scores = new Map<RosterKind, number>(rosterKinds.map((kind) => [kind, 0]));
  const add = (kind: RosterKind, points: number) => scores.set(kind, (scores.get(kind) ?? 0) + points);
  // What stands nearer to the table counts more: its own title, then the sheet, then the file.
  for (const [i, caption] of captions.entries()) {
    for (const [kind, word, points] of WORDS) if (word.test(caption)) add(kind, points / (1 + i / 2));
  }
  for (const [kind, column, points] of COLUMNS) if (columns.has(column)) add(kind, points);
  if (/社区|街道|居委/.test(townTitles) && !/乡|村/.test(townTitles)) add('urban-allowance', 0.5);
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 1.4 ? best[0] : undefined;
}
