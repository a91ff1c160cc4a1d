import { createHash } from 'node:crypto';

/**
 * A piece of SQL with its values apart. Only literal template text becomes SQL; every `${value}` becomes a
 * parameter, unless it is itself a `Sql`. There is no other way to hand text to the database.
 */
export class Sql {
  readonly #strings: readonly string[];
  readonly #values: readonly unknown[];

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.#strings = strings;
    this.#values = values;
  }

  /** The statement as the driver wants it; named, so that each connection plans it once. */
  compile(): { text: string; values: unknown[]; name: string } {
    const values: unknown[] = [];
    const text = this.#render(values);
    return { text, values, name: statementName(text) };
  }

  #render(values: unknown[]): string {
    let text = this.#strings[0] ?? '';
    for (const [index, value] of this.#values.entries()) {
      if (value instanceof Sql) {
        text += value.#render(values);
      } else {
        values.push(toParameter(value));
        text += `$${values.length}`;
      }
      text += this.#strings[index + 1] ?? '';
    }
    return text;
  }
}

export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(strings, values);
}

export const emptySql: Sql = new Sql([''], []);

/** Pieces put one behind another with a fixed separator, as in `a AND b AND c`. */
export function joinSql(parts: readonly Sql[], separator: ' and ' | ' or ' | ', ' | ' union all '): Sql {
  if (parts.length === 0) return emptySql;
  const strings = ['', ...Array<string>(parts.length - 1).fill(separator), ''];
  return new Sql(strings, parts);
}

/** A statement read from one of our own files; it takes no values. */
export function fileSql(text: string): Sql {
  return new Sql([text], []);
}

const names = new Map<string, string>();
const NAMES_MAX = 5_000;

function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `q${createHash('sha1').update(text).digest('base64url')}`;
  if (names.size < NAMES_MAX) names.set(text, name);
  return name;
}

function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString();
  if (value instanceof Temporal.PlainYearMonth) return `${value.toString()}-01`;
  if (typeof value === 'bigint') return value.toString();
  return value;
}
