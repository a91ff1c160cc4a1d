import type { Language } from '../../base/index.ts';
import type { Bilingual, ListColumn, ListContext } from '../list-definition.ts';
import type { ColumnKind } from '../write/cells.ts';
import { dayOf } from './codes.ts';

/** How a column is laid out besides; see `ListColumn`. */
type Layout = Pick<ListColumn<never>, 'width' | 'isExtra' | 'isSummed'>;
type Codes = Readonly<Record<string, Bilingual>>;

/**
 * Columns of a list of items, each in a line: name, title in both languages, what a row has there. Days may be text as
 * the API has them; money is in fen; `word` says a code by its words, and an unknown one by itself.
 */
export function columnsOf<Item>() {
  const column =
    <Value>(kind: ColumnKind, say: (value: Value) => ReturnType<ListColumn<Item>['value']>) =>
    (
      name: string,
      zh: string,
      en: string,
      value: (item: Item, language: Language) => Value,
      layout: Layout = {},
    ): ListColumn<Item> => ({
      ...{ name, title: { zh, en }, kind, ...layout },
      value: (item: Item, { language }: ListContext) => say(value(item, language)),
    });
  const text = column<string | null | undefined>('text', (said) => said ?? null);
  return {
    text,
    day: column<string | Temporal.PlainDate | null>('date', (day) =>
      typeof day === 'string' ? dayOf(day) : day,
    ),
    money: column<bigint | number | null>('money', (fen) => (fen === null ? null : BigInt(fen))),
    count: column<bigint | number | null>('integer', (count) => (count === null ? null : BigInt(count))),
    word: (
      name: string,
      zh: string,
      en: string,
      words: Codes,
      code: (item: Item) => string,
      layout?: Layout,
    ) => text(name, zh, en, (item, language) => words[code(item)]?.[language] ?? code(item), layout),
  };
}
