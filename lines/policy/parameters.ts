import type { Static } from 'typebox';
import { cellsOf, type ParameterDefinition, regionChain, toIso } from '../../engine/index.ts';
import { done, type Outcome, refuse } from '../../platform/base/index.ts';
import { groupTexts } from './group-texts.ts';
import { sayCell, sayCells, sayFigure } from './say-figures.ts';
import type { Setting } from './setting.ts';
import type { Group, ParameterItem } from './shapes.ts';

/** Every parameter with its figures in force; a search looks at titles, codes, classes, figures and documents. */
export function listParameters(setting: Setting, search = ''): Static<typeof ParameterItem>[] {
  const items = [...setting.handbook.parameters.values()].map((one) => sayParameter(one, setting));
  const order = [...setting.handbook.schemes.keys(), ...Object.keys(groupTexts)];
  const sorted = items.toSorted((a, b) => order.indexOf(a.group.code) - order.indexOf(b.group.code));
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? sorted : sorted.filter((item) => textOf(item).includes(wanted));
}

const textOf = (item: Static<typeof ParameterItem>): string =>
  [
    item.code,
    item.title,
    item.group.title,
    ...item.cells.flatMap(({ label, won }) => [label, won?.said, won?.source?.written, won?.assumed]),
  ]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();

export function sayParameter(
  definition: ParameterDefinition,
  setting: Setting,
): Static<typeof ParameterItem> {
  const { law, language, region, day } = setting;
  const cells = sayCells(definition, region, day, setting);
  const users = law.usersOf.get(definition.code) ?? [];
  return {
    code: definition.code,
    title: definition.title[language],
    kind: definition.kind.kind,
    group: groupOf(definition.code, setting),
    usedBy: users.map(({ code, title }) => ({ code, title: title[language] })),
    cells,
    isAssumed: cells.some(({ won }) => typeof won?.assumed === 'string'),
    isSet: cells.some(({ won }) => won !== null),
  };
}

/** The first scheme that uses it; what no scheme uses stands by what it is. */
function groupOf(code: string, { law, language }: Setting): Static<typeof Group> {
  const [user] = law.usersOf.get(code) ?? [];
  if (user) return { code: user.code, title: user.title[language] };
  const [prefix = ''] = code.split('.');
  const group = prefix === 'limits' || prefix === 'publicity' ? prefix : 'targets';
  return { code: group, title: groupTexts[group][language] };
}

/** All values that a parameter ever had: of the regions over one another, and of those to be compared. */
export function tellHistory(setting: Setting, code: string, compared: readonly string[]): Outcome<History> {
  const definition = setting.handbook.parameters.get(code);
  if (!definition) return refuse('policy.parameter.unknown', { parameter: code });
  const chain = regionChain(setting.region);
  const own = setting.book.values.filter((value) => value.parameter === code);
  const wanted = [...chain, ...compared.filter((region) => !chain.includes(region))];
  const cells = cellsOf(definition).map((cell) => ({
    cell,
    label: sayCell(definition, cell, setting.language),
    levels: wanted.flatMap((region) => {
      const values = own
        .filter((value) => value.cell === cell && value.region === region)
        .toSorted((a, b) => a.from - b.from);
      return values.length === 0 ? [] : [sayLevel(region, chain, values, definition, setting)];
    }),
    holds: holdsOf(definition, cell, setting),
  }));
  const parameter = sayParameter(definition, setting);
  return done({ parameter, cells, regions: regionsWith(code, setting) });
}

type Values = Setting['book']['values'];
type Level = ReturnType<typeof sayLevel>;
export interface History {
  readonly parameter: Static<typeof ParameterItem>;
  readonly cells: {
    cell: string;
    label: string;
    levels: Level[];
    holds: { from: string; region: string | null }[];
  }[];
  readonly regions: { code: string; name: string }[];
}

function sayLevel(
  region: string,
  chain: readonly string[],
  values: Values,
  definition: ParameterDefinition,
  setting: Setting,
) {
  return {
    region,
    regionName: setting.book.regions.get(region)?.[setting.language] ?? region,
    /** Narrow ones beat wide ones; null for a region that is only compared. */
    rank: chain.includes(region) ? chain.indexOf(region) : null,
    figures: values.map((value) => sayFigure(value, definition, setting)),
  };
}

/** From which day on which region's figure holds; null where none does. */
function holdsOf(definition: ParameterDefinition, cell: string, setting: Setting) {
  const { book, region } = setting;
  const holds: { from: string; region: string | null }[] = [];
  for (const day of changeDays(setting, (value) => value.parameter === definition.code)) {
    const won = book.find(definition.code, cell, region, day)?.won.region ?? null;
    if (holds.at(-1)?.region !== won || holds.length === 0) holds.push({ from: toIso(day), region: won });
  }
  return holds;
}

/** Regions that ever had a figure for it, to be compared. */
function regionsWith(code: string, { book, language }: Setting) {
  const having = new Set(book.values.filter((one) => one.parameter === code).map(({ region }) => region));
  return [...having]
    .toSorted()
    .map((region) => ({ code: region, name: book.regions.get(region)?.[language] ?? region }));
}

/** The days on which a figure of the region or of one above it begins, or has just ended. */
export function changeDays(
  { book, region }: Pick<Setting, 'book' | 'region'>,
  isMeant: (value: Values[number]) => boolean = () => true,
): readonly number[] {
  const chain = new Set(regionChain(region));
  const days = new Set<number>();
  for (const value of book.values) {
    if (!chain.has(value.region) || !isMeant(value)) continue;
    days.add(value.from);
    if (value.until !== undefined) days.add(dayAfter(value.until));
  }
  return [...days].toSorted((a, b) => a - b);
}

const dayAfter = (day: number): number =>
  Number(Temporal.PlainDate.from(toIso(day)).add({ days: 1 }).toString().replaceAll('-', ''));
