import type { Static, TObject } from 'typebox';
import { Value } from 'typebox/value';
import type { Actor, Database, FieldCipher, Language, Outcome, Reader } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import type { CellValue, Column, ColumnKind } from './write/cells.ts';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a list is read with: always in the scope of whoever asked. */
export interface ListContext {
  readonly reader: Reader;
  /** For a list that has to lay out temporary tables, which a reader cannot. */
  readonly db: Database;
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly language: Language;
}

export interface ListColumn<Item> {
  readonly name: string;
  readonly title: Bilingual;
  readonly kind: ColumnKind;
  readonly width?: number;
  /** Shown only when asked for. */
  readonly isExtra?: boolean;
  /** In print its amounts are added up. */
  readonly isSummed?: boolean;
  value(item: Item, context: ListContext): CellValue;
}

/** How a mechanism offers one of its lists: exactly what its page shows, masks included. */
export interface ListSpec<Item, Filter extends TObject> {
  readonly name: string;
  readonly title: Bilingual;
  /** What seeing the list on the screen needs; taking it out needs `exports.run` besides. */
  readonly permission: string;
  /** The query of the list's own route, without the pager. */
  readonly filter: Filter;
  readonly columns: readonly ListColumn<Item>[];
  /** Who signs the printed list; nobody by default. */
  readonly signatures?: readonly Bilingual[];
  /** What is said under the title in print: of what these rows are. */
  subtitle?(context: ListContext, filter: Static<Filter>): Promise<string>;
  /** One page by key. `after` is undefined for the first, then what came as `next`. */
  readPage(
    context: ListContext,
    filter: Static<Filter>,
    page: { limit: number; after: string | undefined },
  ): Promise<Outcome<{ items: readonly Item[]; next: string | null }>>;
}

/** A list as the mechanism of exports uses it, whatever its items are. */
export interface ListDefinition {
  readonly name: string;
  readonly title: Bilingual;
  readonly permission: string;
  readonly columns: readonly { name: string; title: Bilingual; isExtra: boolean }[];
  signaturesIn(language: Language): string[];
  /** Empty for a list that has none. */
  subtitleOf(context: ListContext, filter: Readonly<Record<string, unknown>>): Promise<string>;
  /** The filter with its texts read as what they are; a refusal names what is wrong. */
  readFilter(given: Readonly<Record<string, unknown>>): Outcome<Record<string, unknown>>;
  columnsFor(names: readonly string[], language: Language): Column[];
  rows(
    context: ListContext,
    filter: Readonly<Record<string, unknown>>,
    columnNames: readonly string[],
  ): AsyncGenerator<CellValue[]>;
}

/** A list refused its filter in the middle of the work. */
export class ListRefusedError extends Error {
  override readonly name = 'ListRefusedError';
}

/** Small enough that requests between two pages do not wait; larger ones are hardly faster. */
const PAGE_ROWS = 500;

export function defineList<Item, Filter extends TObject>(spec: ListSpec<Item, Filter>): ListDefinition {
  const byName = new Map(spec.columns.map((column) => [column.name, column]));
  const pick = (names: readonly string[]) =>
    names.map((name) => {
      const column = byName.get(name);
      if (column === undefined) throw new Error(`the list ${spec.name} has no column ${name}`);
      return column;
    });
  return {
    name: spec.name,
    title: spec.title,
    permission: spec.permission,
    columns: spec.columns.map(({ name, title, isExtra }) => ({ name, title, isExtra: isExtra ?? false })),
    readFilter: (given) => readFilter(spec.filter, given),
    columnsFor: (names, language) =>
      pick(names).map(({ title, kind, width, isSummed }) => ({
        title: title[language],
        kind,
        ...(width === undefined ? {} : { width }),
        ...(isSummed === undefined ? {} : { isSummed }),
      })),
    subtitleOf: async (context, filter) => (await spec.subtitle?.(context, filter as Static<Filter>)) ?? '',
    signaturesIn: (language) => (spec.signatures ?? []).map((who) => who[language]),
    async *rows(context, filter, columnNames) {
      const columns = pick(columnNames);
      let after: string | undefined;
      do {
        const page = await spec.readPage(context, filter as Static<Filter>, { limit: PAGE_ROWS, after });
        if (!page.ok) throw new ListRefusedError(page.refusal.code);
        for (const item of page.value.items) yield columns.map((column) => column.value(item, context));
        after = page.value.next ?? undefined;
      } while (after !== undefined);
    },
  };
}

/** The address of a page holds every filter as text; blanks mean that nothing was chosen. */
function readFilter(
  schema: TObject,
  given: Readonly<Record<string, unknown>>,
): Outcome<Record<string, unknown>> {
  const said = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== '' && value !== null),
  );
  for (const key of Object.keys(said)) {
    if (Object.hasOwn(schema.properties, key)) continue;
    return refuse('exports.filter', { filter: key }, { field: `filter.${key}` });
  }
  const read = Value.Convert(schema, said) as Record<string, unknown>;
  const wrong = Value.Errors(schema, read)[0];
  if (wrong === undefined) return done(read);
  const key = wrong.instancePath.split('/')[1] ?? '';
  return refuse('exports.filter', { filter: key }, { field: `filter.${key}` });
}

/** The lists of this program by name; each mechanism contributes its own at the assembly. */
export type ListCatalogue = ReadonlyMap<string, ListDefinition>;

export function listCatalogue(...lists: readonly ListDefinition[]): ListCatalogue {
  const catalogue = new Map(lists.map((list) => [list.name, list]));
  if (catalogue.size !== lists.length) throw new Error('two lists have one name');
  return catalogue;
}
