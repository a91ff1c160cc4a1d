import {
  cellsOf,
  type Handbook,
  layOver,
  type ParameterBook,
  type ParameterDefinition,
  type Problem,
  problem,
  type Read,
  readPack,
  regionChain,
  units,
} from '../../engine/index.ts';
import { isWithinReach, type Month } from './months.ts';

/** One figure that is tried: of which parameter and class, in its unit, from which day on. */
export interface Change {
  readonly code: string;
  /** The class, as in `rural` or `urban/home`; empty where the parameter has none. */
  readonly cell: string;
  /** As people write it, in `unit`: `680`, `20`, `true`, `difference`. */
  readonly value: string;
  /** The first day in force, as in `2024-04-01`. */
  readonly from: string;
  readonly unit?: string;
}

/** What is tried: some figures laid over those of a region. */
export interface Variant {
  readonly name: string;
  readonly changes: readonly Change[];
}

export interface Law {
  readonly handbook: Handbook;
  readonly book: ParameterBook;
}

/** The unit in which the packs write a parameter, of the narrowest region first; nothing where none ever set it. */
export function findUnit({ book }: Law, region: string, definition: ParameterDefinition): string | undefined {
  const chain = regionChain(region);
  const values = book.values
    .filter(({ parameter, region: where }) => parameter === definition.code && chain.includes(where))
    .toSorted((a, b) => chain.indexOf(a.region) - chain.indexOf(b.region));
  const [value = book.values.find(({ parameter }) => parameter === definition.code)] = values;
  return value?.written.slice(value.written.indexOf(' ') + 1) ?? plainUnit(definition);
}

const plainUnit = ({ kind }: ParameterDefinition): string | undefined =>
  Object.entries(units).find(
    ([, unit]) => unit.kind === kind.kind && (kind.kind !== 'money' || unit.period === kind.period),
  )?.[0];

/**
 * The figures of a region with those of a variant, tried on a month, on top. A tried figure holds from its first day on and beats whatever
 * the packs know of later days: it is what would be decided.
 */
export function readVariant(law: Law, region: string, month: Month, variant: Variant): Read<ParameterBook> {
  const problems: Problem[] = variant.changes.flatMap((change, index) =>
    isWithinReach(change.from, month) ? [] : [tooFar(index)],
  );
  const parameters: Record<string, { unit: string; values: object[] }> = {};
  variant.changes.forEach((change, index) => {
    const definition = law.handbook.parameters.get(change.code);
    if (!definition) {
      problems.push(
        problem(
          `changes[${index}].code`,
          'unknown-parameter',
          `没有参数 ${change.code}。`,
          `There is no parameter ${change.code}.`,
        ),
      );
      return;
    }
    const unit = change.unit ?? findUnit(law, region, definition) ?? '';
    const value = definition.kind.kind === 'bool' ? readYesNo(change.value) : change.value;
    const entry = {
      from: change.from,
      value: change.cell === '' ? value : { [change.cell]: value },
      assumed: '试算',
    };
    const found = readOne(law, region, change.code, unit, [entry]);
    if (!found.ok) {
      const places = new Map(found.problems.map((one) => [fieldOf(one), one]));
      problems.push(...[...places].map(([field, one]) => ({ ...one, path: `changes[${index}].${field}` })));
    }
    const known = parameters[change.code];
    if (known && known.unit !== unit) {
      problems.push(
        problem(
          `changes[${index}].unit`,
          'two-units',
          '同一参数要用同一单位。',
          'Use one unit for one parameter.',
        ),
      );
    }
    parameters[change.code] = { unit, values: [...(known?.values ?? []), entry] };
  });
  if (problems.length > 0) return { ok: false, problems };
  const all = readPack(
    { region, name: law.book.regions.get(region) ?? { zh: region, en: region }, parameters },
    { parameters: law.handbook.parameters, documents: law.book.documents },
  );
  return all.ok ? { ok: true, value: layOver(law.book, all.value) } : all;
}

const tooFar = (index: number): Problem =>
  problem(
    `changes[${index}].from`,
    'too-far',
    '起始日期不能晚于五年以后。',
    'The first day lies more than five years ahead.',
  );

const readOne = ({ handbook, book }: Law, region: string, code: string, unit: string, values: object[]) =>
  readPack(
    { region, parameters: { [code]: { unit, values } } },
    { parameters: handbook.parameters, documents: book.documents },
  );

/** Which part of a change a problem of a pack speaks of. */
function fieldOf({ code }: Problem): string {
  if (code === 'not-a-day' || code === 'no-first-day') return 'from';
  if (code === 'no-unit') return 'unit';
  return code === 'unknown-class' ? 'cell' : 'value';
}

const YES = new Set(['true', 'yes', '是', '1']);
const NO = new Set(['false', 'no', '否', '0']);
const readYesNo = (text: string): boolean | string => (YES.has(text) ? true : NO.has(text) ? false : text);

const FROM = /^(.*?)\s+(?:from|自|从)\s*(\d{4}-\d{2})(-\d{2})?$/;
const FIGURE = /^([-\d.,]+)\s*(\D.*)?$/;

/**
 * Reads `dibao.standard.rural=680 from 2024-04`. Without a class, all classes that have a figure on that day are meant;
 * without a first month, `fallback` is. A unit may stand behind the figure.
 */
export function readChange(
  law: Law,
  region: string,
  text: string,
  fallback: string,
): Read<readonly Change[]> {
  const at = text.indexOf('=');
  const [name, right] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const code = longestCode(law, name);
  const definition = law.handbook.parameters.get(code);
  if (at < 1 || !definition) {
    return {
      ok: false,
      problems: [
        problem(
          text,
          'unknown-parameter',
          '应形如 dibao.standard.rural=680 from 2024-04；全部参数见 minzheng packs --parameters。',
          'It is written as dibao.standard.rural=680 from 2024-04; for the parameters see minzheng packs --parameters.',
        ),
      ],
    };
  }
  const [, figure = right, month, day = '-01'] = FROM.exec(right) ?? [];
  const from = month === undefined ? fallback : `${month}${day}`;
  const [, number = figure, unit] = FIGURE.exec(figure.trim()) ?? [];
  const cell = name.slice(code.length + 1).replaceAll('.', '/');
  const meant =
    cell !== ''
      ? [cell]
      : cellsOf(definition).filter((one) => one === '' || isSet(law, region, code, one, from));
  const value = number.replaceAll(',', '');
  return {
    ok: true,
    value: meant.map((one) => ({ code, cell: one, value, from, ...(unit ? { unit: unit.trim() } : {}) })),
  };
}

const isSet = ({ book }: Law, region: string, code: string, cell: string, from: string): boolean =>
  book.find(code, cell, region, Number(from.replaceAll('-', ''))) !== undefined;

/** Codes have dots in them, and so has the way to a class: the longest that exists is meant. */
function longestCode({ handbook }: Law, name: string): string {
  const parts = name.split('.');
  for (let count = parts.length; count > 0; count--) {
    const code = parts.slice(0, count).join('.');
    if (handbook.parameters.has(code)) return code;
  }
  return name;
}
