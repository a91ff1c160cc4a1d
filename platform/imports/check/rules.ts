import { readAmount } from '../values/amount.ts';
import { squeeze } from '../values/cell-text.ts';
import type { AgeBand } from './words.ts';
import { findAgeBand, findCareLevel, findCategory } from './words.ts';

/** Standards printed on a sheet, in fen a month. Whatever is not printed is not checked. */
export interface SheetRules {
  /** Allowance per covered person, by class. */
  readonly classFen: ReadonlyMap<string, bigint>;
  /** What a topped-up family gets to, per covered person. */
  readonly standardFen: bigint | null;
  /** Basic living amount by place and mode: `农村分散`, `城市分散`, `农村集中`, `城市集中`. */
  readonly baseFen: ReadonlyMap<string, bigint>;
  readonly careFen: ReadonlyMap<string, bigint>;
  readonly bands: readonly (AgeBand & { readonly fen: bigint })[];
}

const fenOf = (text: string | undefined): bigint | undefined => {
  const reading = readAmount(text ?? null);
  return reading.state === 'read' && reading.fen > 0n ? reading.fen : undefined;
};

function classesIn(text: string): Map<string, bigint> {
  const classes = new Map<string, bigint>();
  for (const [, name, digits] of text.matchAll(
    /([ABC]|[一二三]类|[一二三]档)[类档级]?(?:标准|为|每人每月|按|:|：)*(\d+(?:\.\d+)?)/g,
  )) {
    const found = findCategory(name ?? '');
    const fen = fenOf(digits);
    if (found !== undefined && fen !== undefined && !classes.has(found)) classes.set(found, fen);
  }
  return classes;
}

function basesIn(text: string): Map<string, bigint> {
  const bases = new Map<string, bigint>();
  for (const [, area, mode, digits] of text.matchAll(
    /(农村|城市|城镇)?(分散|集中)(?:供养)?(?:标准|为|:|：)*(\d+(?:\.\d+)?)/g,
  )) {
    const fen = fenOf(digits);
    if (fen === undefined) continue;
    const areas = area === undefined ? ['农村', '城市'] : [area === '城镇' ? '城市' : area];
    for (const one of areas) if (!bases.has(`${one}${mode}`)) bases.set(`${one}${mode}`, fen);
  }
  return bases;
}

function caresIn(text: string): Map<string, bigint> {
  const cares = new Map<string, bigint>();
  for (const [, level, digits] of text.matchAll(
    /(全自理|半护理|全护理|半自理|失能|半失能)(?:标准|为|:|：)*(\d+(?:\.\d+)?)/g,
  )) {
    const found = findCareLevel(level ?? '');
    const fen = fenOf(digits);
    if (found !== undefined && fen !== undefined && !cares.has(found)) cares.set(found, fen);
  }
  return cares;
}

function bandsIn(text: string): SheetRules['bands'] {
  const bands: (AgeBand & { fen: bigint })[] = [];
  const pattern =
    /(\d{2,3}-\d{2,3}|\d{2,3}(?:周岁|岁)?(?:及)?以上|百岁(?:老人)?(?:及?以上)?)(?:周岁|岁)?(?:老人)?(?:每人|每月|标准|为|:|：)*(\d+(?:\.\d+)?)元/g;
  for (const [, band, digits] of text.replace(/[—–~～−]/g, '-').matchAll(pattern)) {
    const found = findAgeBand(band ?? '');
    const fen = fenOf(digits);
    if (found && fen !== undefined) bands.push({ ...found, fen });
  }
  return bands;
}

/** Reads the standards out of the notes of a sheet. */
export function readRules(notes: readonly string[]): SheetRules {
  const text = notes
    .map(squeeze)
    .join('\n')
    .replace(/(\d),(?=\d{3})/g, '$1');
  const topUp = /差额[=:：]*(\d+(?:\.\d+)?)[×xX*]/.exec(text)?.[1];
  const standard = topUp ?? /(?:保障)?标准(?:为|:|：)?(\d+(?:\.\d+)?)元?\/?人/.exec(text)?.[1];
  return {
    classFen: classesIn(text),
    standardFen: fenOf(standard) ?? null,
    baseFen: basesIn(text),
    careFen: caresIn(text),
    bands: bandsIn(text),
  };
}
