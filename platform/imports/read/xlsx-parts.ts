import type { RawMerge } from './raw.ts';
import { limits, UnreadableFile } from './raw.ts';
import { attributeOf, columnOf, decodeXml, prefixOf } from './xml.ts';
import type { Package } from './zip.ts';

/** A text of the shared table; `rich` when a part of it is formatted. */
export interface SharedString {
  readonly text: string;
  readonly rich: boolean;
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
}

/** Path of a relationship's target, seen from the part that names it. */
function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

export interface Relation {
  readonly type: string;
  readonly target: string;
}

export async function readRelations(zip: Package, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const file = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(file)) return relations;
  const text = await zip.readWhole(file);
  for (const [tag] of text.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const id = attributeOf(tag, 'Id');
    const target = attributeOf(tag, 'Target');
    if (id === undefined || target === undefined || attributeOf(tag, 'TargetMode') === 'External') continue;
    const type = attributeOf(tag, 'Type') ?? '';
    relations.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolveTarget(part, decodeXml(target)),
    });
  }
  return relations;
}

const WORKBOOK = 'xl/workbook.xml';

/** Which sheets there are, in the order of their tabs. */
export async function readWorkbook(zip: Package): Promise<WorkbookParts> {
  if (!zip.has(WORKBOOK)) {
    if (zip.names.some((name) => name.startsWith('word/'))) {
      throw new UnreadableFile('imports.file.not-a-table', { kind: 'Word' });
    }
    if (zip.names.some((name) => name.startsWith('ppt/'))) {
      throw new UnreadableFile('imports.file.not-a-table', { kind: 'PowerPoint' });
    }
    const other = zip.names.includes('xl/workbook.bin') ? 'xlsb' : zip.has('content.xml') ? 'ods' : 'zip';
    throw new UnreadableFile('imports.file.other-format', { kind: other });
  }
  const text = await zip.readWhole(WORKBOOK);
  const relations = await readRelations(zip, WORKBOOK);
  const sheets: SheetPart[] = [];
  for (const [tag] of text.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const relation = relations.get(/\s(?:\w+:)?id="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (relation?.type !== 'worksheet' || !zip.has(relation.target)) continue;
    sheets.push({
      name: decodeXml(attributeOf(tag, 'name') ?? ''),
      hidden: (attributeOf(tag, 'state') ?? 'visible') !== 'visible',
      part: relation.target,
    });
  }
  if (sheets.length === 0 || sheets.length > limits.sheetsMax)
    throw new UnreadableFile('imports.file.damaged');
  const properties = /<(?:\w+:)?workbookPr\b[^>]*>/.exec(text)?.[0] ?? '';
  return { sheets, date1904: ['1', 'true'].includes(attributeOf(properties, 'date1904') ?? '') };
}

/** Joins the `<t>` of an item and leaves reading aids (`rPh`) out. */
export function textOfItem(item: string, prefix: string): SharedString {
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  const plain = item.includes(`<${prefix}rPh`)
    ? item.replace(new RegExp(`<${prefix}rPh\\b[\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : item;
  let text = '';
  for (let at = plain.indexOf(open); at >= 0; at = plain.indexOf(open, at + 1)) {
    const after = plain.charCodeAt(at + open.length);
    if (after !== 62 && after !== 32 && after !== 47) continue;
    const start = plain.indexOf('>', at) + 1;
    if (plain[start - 2] === '/') continue;
    const end = plain.indexOf(close, start);
    if (end < 0) break;
    text += plain.slice(start, end);
    at = end;
  }
  return { text: decodeXml(text), rich: plain.includes(`<${prefix}rPr`) };
}

export async function readSharedStrings(zip: Package): Promise<SharedString[]> {
  const part = zip.names.find((name) => name.toLowerCase() === 'xl/sharedstrings.xml');
  const strings: SharedString[] = [];
  if (part === undefined) return strings;
  let rest = '';
  let prefix: string | undefined;
  let chars = 0;
  for await (const piece of zip.read(part)) {
    rest += piece;
    chars += piece.length;
    if (chars > limits.sharedStringCharsMax)
      throw new UnreadableFile('imports.file.bomb', { megabytes: 200 });
    prefix ??= rest.includes('sst') ? prefixOf(rest, 'sst') : undefined;
    if (prefix === undefined) continue;
    const open = `<${prefix}si`;
    const close = `</${prefix}si>`;
    let from = 0;
    for (;;) {
      const start = rest.indexOf(open, from);
      if (start < 0) break;
      const tagEnd = rest.indexOf('>', start);
      if (tagEnd < 0) break;
      const isEmpty = rest[tagEnd - 1] === '/';
      const end = isEmpty ? tagEnd + 1 : rest.indexOf(close, tagEnd);
      if (end < 0) break;
      strings.push(isEmpty ? { text: '', rich: false } : textOfItem(rest.slice(tagEnd + 1, end), prefix));
      from = isEmpty ? end : end + close.length;
      if (strings.length > limits.sharedStringsMax)
        throw new UnreadableFile('imports.file.bomb', { megabytes: 200 });
    }
    rest = rest.slice(from);
    if (rest.length > limits.rowCharsMax) throw new UnreadableFile('imports.file.damaged');
  }
  return strings;
}

/** Number formats that Excel has built in and that show a date; those from 27 on are the Chinese ones. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILT_IN_MONTHS = new Set([17, 57]);

/** What a cell style says about numbers under it: a day, a month, or nothing. */
export type DateStyle = 'day' | 'month' | undefined;

function dateStyleOf(format: string): DateStyle {
  const bare = format
    .split(';')[0]
    ?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
    .toLowerCase();
  if (bare === undefined || !bare.includes('y') || /general|0|#/.test(bare)) return undefined;
  return bare.includes('d') ? 'day' : 'month';
}

/** Per cell style, in the order in which cells refer to them. */
export async function readDateStyles(zip: Package): Promise<DateStyle[]> {
  const part = zip.names.find((name) => name.toLowerCase() === 'xl/styles.xml');
  if (part === undefined) return [];
  const text = await zip.readWhole(part);
  const formats = new Map<number, DateStyle>();
  for (const [tag] of text.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    formats.set(
      Number(attributeOf(tag, 'numFmtId')),
      dateStyleOf(decodeXml(attributeOf(tag, 'formatCode') ?? '')),
    );
  }
  const cellStyles = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(text)?.[0] ?? '';
  return [...cellStyles.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => {
    const id = Number(attributeOf(tag, 'numFmtId') ?? 0);
    if (formats.has(id)) return formats.get(id);
    if (!BUILT_IN_DATES.has(id)) return undefined;
    return BUILT_IN_MONTHS.has(id) ? 'month' : 'day';
  });
}

/** Comments of one sheet, by `row:column`. */
export async function readComments(zip: Package, sheetPart: string): Promise<Map<string, string>> {
  const comments = new Map<string, string>();
  for (const relation of (await readRelations(zip, sheetPart)).values()) {
    if (relation.type !== 'comments' || !zip.has(relation.target)) continue;
    const text = await zip.readWhole(relation.target);
    const prefix = prefixOf(text, 'comments');
    for (const [whole] of text.matchAll(
      new RegExp(`<${prefix}comment\\s[\\s\\S]*?</${prefix}comment>`, 'g'),
    )) {
      const reference = attributeOf(whole, 'ref') ?? '';
      const row = Number(/\d+$/.exec(reference)?.[0]);
      if (Number.isInteger(row))
        comments.set(`${row}:${columnOf(reference)}`, textOfItem(whole, prefix).text);
    }
  }
  return comments;
}

const RANGE = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;

export function parseMerge(reference: string): RawMerge | undefined {
  const match = RANGE.exec(reference);
  if (!match) return undefined;
  const [, fromLetters = '', fromRow, toLetters = '', toRow] = match;
  return {
    fromRow: Number(fromRow),
    fromColumn: columnOf(fromLetters),
    toRow: Number(toRow),
    toColumn: columnOf(toLetters),
  };
}
