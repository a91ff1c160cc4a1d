import type { Static } from 'typebox';
import {
  type Citation,
  cellsOf,
  type DatedValue,
  type Documents,
  type Handbook,
  type Language,
  type ParameterBook,
  type ParameterDefinition,
  toIso,
  writeCitation,
  writeValue,
} from '../../engine/index.ts';
import type { Cell, Figure, Source } from './shapes.ts';

/** What turns the engine's values into what the API says. */
export interface Saying {
  readonly handbook: Handbook;
  readonly book: ParameterBook;
  readonly language: Language;
}

export function sayCitation(
  citation: Citation,
  documents: Documents,
  language: Language,
): Static<typeof Source> {
  const found = documents[citation.document];
  const written = writeCitation(citation, documents, language);
  return {
    written,
    title: found?.title ?? citation.document,
    number: found?.number ?? null,
    issuer: found?.issuer ?? '',
    place: citation.place,
    published: found?.published ?? '',
    isUnchecked: written !== writeCitation(citation, withoutNotes(documents, citation), language),
  };
}

/** The same document as if it had been read and checked; a note that falls away was one. */
function withoutNotes(documents: Documents, { document }: Citation): Documents {
  const found = documents[document];
  if (!found) return documents;
  const { readAs: _read, checkedPlaces: _places, ...plain } = found;
  return { [document]: plain };
}

export function sayFigure(
  value: DatedValue,
  definition: ParameterDefinition,
  { book, language }: Saying,
): Static<typeof Figure> {
  const { kind } = definition;
  return {
    region: value.region,
    regionName: book.regions.get(value.region)?.[language] ?? value.region,
    held: value.value,
    // A number has no unit of its own; the document's is given.
    said: kind.kind === 'count' ? sayCount(value.written, language) : writeValue(value.value, kind, language),
    written: value.written,
    from: toIso(value.from),
    until: value.until === undefined ? null : toIso(value.until),
    published: toIso(value.published),
    known: toIso(value.known),
    source: value.source ? sayCitation(value.source, book.documents, language) : null,
    assumed: value.assumed ?? null,
  };
}

/** Units of counts as the packs write them, in English. */
export const countUnits: Readonly<Record<string, string>> = {
  人: 'persons',
  周岁: 'years of age',
  岁: 'years of age',
  个月: 'months',
  次: 'times',
  项: 'items',
  日: 'days',
  工作日: 'working days',
  个: '',
};

/** `24 个月`, in English `24 months`. */
function sayCount(written: string, language: Language): string {
  const [figure = '', unit = ''] = written.split(' ');
  return (language === 'zh' ? `${figure}${unit}` : `${figure} ${countUnits[unit] ?? unit}`).trim();
}

/** `urban/home` as 城镇、在家（分散）. */
export function sayCell(definition: ParameterDefinition, cell: string, language: Language): string {
  if (cell === '') return '';
  const labels = cell.split('/').map((value, at) => definition.by[at]?.labels[value]?.[language] ?? value);
  return labels.join(language === 'zh' ? '、' : ', ');
}

/** Each class with the figure that holds in a region on a day, and those that it beat. */
export function sayCells(
  definition: ParameterDefinition,
  region: string,
  day: number,
  saying: Saying,
): Static<typeof Cell>[] {
  return cellsOf(definition).map((cell) => {
    const found = saying.book.find(definition.code, cell, region, day);
    return {
      cell,
      label: sayCell(definition, cell, saying.language),
      won: found ? sayFigure(found.won, definition, saying) : null,
      beaten: (found?.beaten ?? []).map((one) => sayFigure(one, definition, saying)),
    };
  });
}
