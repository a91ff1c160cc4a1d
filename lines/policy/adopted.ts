import { createBook, type Documents, type Pack, type ParameterBook, readPack } from '../../engine/index.ts';
import { handbook } from '../handbook/law/handbook.ts';

/** Figures that a county adopted through the program, with the document that sets them. */
export interface AdoptedFigures {
  readonly id: string;
  readonly region: string;
  readonly document: {
    readonly title: string;
    readonly number: string;
    readonly issuer: string;
    /** As in `2023-03-20`. */
    readonly published: string;
  };
  readonly figures: readonly {
    readonly code: string;
    /** As in `urban/home`; empty where the parameter has no classes. */
    readonly cell: string;
    readonly unit: string;
    readonly value: string;
    /** The first day in force. */
    readonly from: string;
  }[];
}

type Nested = string | { readonly [cell: string]: Nested };
const nest = (cell: string, value: string): Nested =>
  cell === '' ? value : cell.split('/').reduceRight<Nested>((inner, part) => ({ [part]: inner }), value);

/** One adoption as a pack of its county. Throws on what was not checked when it was adopted. */
export function packOf({ id, region, document, figures }: AdoptedFigures, documents: Documents): Pack {
  const name = `adopted-${id}`;
  const parameters: Record<string, { unit: string; values: object[] }> = {};
  for (const { code, cell, unit, value, from } of figures) {
    const entry = parameters[code] ?? { unit, values: [] };
    parameters[code] = entry;
    entry.values.push({ from, value: nest(cell, value), source: { document: name, place: '全文' } });
  }
  const { number, ...said } = document;
  const registered = { [name]: number === '' ? said : { ...said, number } };
  const read = readPack(
    { region, name: { zh: region, en: region }, documents: registered, parameters },
    { parameters: handbook.parameters, documents },
  );
  if (!read.ok)
    throw new Error(
      `adopted figures do not load: ${read.problems.map(({ path, message }) => `${path} ${message.en}`).join('; ')}`,
    );
  return read.value;
}

/** A book whose figures can be laid anew: whoever holds it sees what was adopted meanwhile. */
export interface LiveBook extends ParameterBook {
  lay(adopted: readonly AdoptedFigures[]): void;
}

export function createLiveBook(packs: readonly Pack[], documents: Documents): LiveBook {
  const names = new Map(packs.map((pack) => [pack.region, pack.name]));
  const known = createBook(packs, documents);
  let book = known;
  return {
    get documents() {
      return book.documents;
    },
    get regions() {
      return book.regions;
    },
    get values() {
      return book.values;
    },
    find: (...asked) => book.find(...asked),
    lay(adopted) {
      const more = adopted.map((one) => {
        const pack = packOf(one, known.documents);
        return { ...pack, name: names.get(pack.region) ?? pack.name };
      });
      book = more.length === 0 ? known : createBook([...packs, ...more], documents);
    },
  };
}
