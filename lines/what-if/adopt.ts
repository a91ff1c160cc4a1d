import { stringify } from 'yaml';
import type { ParameterBook } from '../../engine/index.ts';
import type { Change, Law } from './changes.ts';
import { findUnit } from './changes.ts';

/** Stands where an officer has to write: no day and no title, so that a pack with it is refused. */
export const TO_FILL = '待填';

export interface Adopting {
  readonly region: string;
  readonly name: string;
  readonly changes: readonly Change[];
  /** Said at the head of the file: who tried it, when, what came of it. */
  readonly notes: readonly string[];
}

/**
 * What is adopted, as a piece of the county's pack: the figures with their first days, and the document that sets them
 * left to be filled in. A figure without a source does not get into a pack, and neither does this one before that.
 */
export function writeAdopted(law: Law, { region, name, changes, notes }: Adopting): string {
  const parameters: Record<string, { unit: string; values: AdoptedValue[] }> = {};
  for (const change of changes) {
    const definition = law.handbook.parameters.get(change.code);
    if (!definition) continue;
    const unit = change.unit ?? findUnit(law, region, definition) ?? '';
    const entry = parameters[change.code] ?? { unit, values: [] };
    parameters[change.code] = entry;
    const { values } = entry;
    const value = readFigure(definition.kind.kind, change.value);
    const known = values.find(({ from }) => from === change.from);
    if (known) known.value = withCell(known.value, change.cell, value);
    else
      values.push({
        from: change.from,
        value: withCell(undefined, change.cell, value),
        source: { document: DOCUMENT, place: TO_FILL },
      });
  }
  for (const { values } of Object.values(parameters)) values.sort((a, b) => a.from.localeCompare(b.from));
  const document = { title: TO_FILL, number: TO_FILL, issuer: TO_FILL, published: TO_FILL };
  const pack = {
    region,
    name: law.book.regions.get(region) ?? { zh: name, en: name },
    documents: { [DOCUMENT]: document },
    parameters,
  };
  return [...head(name, notes, laterFigures(law.book, region, changes)), stringify(pack)].join('\n');
}

const DOCUMENT = 'decision';

type Nested = string | number | boolean | { readonly [cell: string]: Nested };
interface AdoptedValue {
  readonly from: string;
  value: Nested;
  readonly source: { readonly document: string; readonly place: string };
}

/** `urban/home` goes one level down for each part. */
function withCell(before: Nested | undefined, cell: string, value: Nested): Nested {
  if (cell === '') return value;
  const [first = '', ...rest] = cell.split('/');
  const kept = typeof before === 'object' ? before : {};
  return { ...kept, [first]: withCell(kept[first], rest.join('/'), value) };
}

/** Figures stand in packs as they are spoken; those with decimals keep every digit that was written. */
function readFigure(kind: string, written: string): string | number | boolean {
  if (kind === 'bool') return written === 'true' || written === '是';
  const number = Number(written);
  return kind !== 'choice' && String(number) === written ? number : written;
}

/** What the packs know of days behind the first one: it would beat what is adopted, and must be looked at. */
const laterFigures = (book: ParameterBook, region: string, changes: readonly Change[]): readonly string[] =>
  changes.flatMap(({ code, cell, from }) =>
    book.values
      .filter(
        (one) =>
          one.region === region &&
          one.parameter === code &&
          one.cell === cell &&
          one.from > Number(from.replaceAll('-', '')),
      )
      .map(
        (one) => `${code}${cell && ` ${cell}`}：包里已有 ${one.from} 起的 ${one.written}，请核对是否仍要保留`,
      ),
  );

function head(name: string, notes: readonly string[], later: readonly string[]): readonly string[] {
  return [
    `${name}：试算后拟采用的参数。交给维护参数包的人，并入本县的 parameters.yaml。`,
    'Figures to be adopted: for whoever keeps the packs, to be merged into the parameters.yaml of the county.',
    '',
    ...notes,
    ...later,
    '',
    `并入以前：一、把“${TO_FILL}”都填上：决定的文件名、文号、机关、公布日期（如 2026-03-01）和条款位置；`,
    '二、在 examples 里按文件手算一个例子，日期为执行的第一天；三、运行 npm run check。',
    `Before merging: fill in each “${TO_FILL}” (title, number, issuer, day of publication, place in the text), work out`,
    'an example by hand for the first day, and run npm run check.',
  ].map((line) => `# ${line}`.trimEnd());
}
