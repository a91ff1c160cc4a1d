import type { Citation, Documents, OfficialDocument } from '../documents.ts';
import { findYmd, toIso, type Ymd } from '../language/day.ts';
import type { Kind, Text } from '../language/kinds.ts';
import { findHeld, periodTexts, type Unit, units } from '../language/units.ts';
import { type Problem, problem, type Read } from '../problem.ts';
import { cellsOf, type ParameterDefinition } from './declare.ts';

/** One figure of one region from a day on, with the document that set it. */
export interface DatedValue {
  readonly parameter: string;
  readonly cell: string;
  readonly region: string;
  /** As the engine holds it. */
  readonly value: number;
  /** The figure and unit as the document gives them. */
  readonly written: string;
  readonly from: Ymd;
  /** The last day it holds, when it was set for a time only. */
  readonly until?: Ymd;
  readonly published: Ymd;
  /** The day it became known here; never before its publication. */
  readonly known: Ymd;
  readonly source?: Citation;
  /** Why this figure stands here although no document read gives it. */
  readonly assumed?: string;
}

export interface PackExample {
  readonly name: string;
  readonly scheme: string;
  readonly day: string;
  readonly source: Citation;
  readonly facts: unknown;
  readonly expect: unknown;
}

/** What one region has put into force. */
export interface Pack {
  readonly region: string;
  readonly name: Text;
  readonly documents: Documents;
  readonly values: readonly DatedValue[];
  readonly examples: readonly PackExample[];
}

export interface PackContext {
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly documents: Documents;
}

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** Where a value stands in a file, and what was found wrong so far. */
interface Place {
  readonly path: string;
  readonly problems: Problem[];
}

function tell(at: Place, path: string, code: string, zh: string, en: string): undefined {
  at.problems.push(problem(path === '' ? at.path : `${at.path}.${path}`, code, zh, en));
  return undefined;
}

/** Reads one region's pack from plain data (a parsed YAML or JSON file) and tells everything wrong with it. */
export function readPack(input: unknown, context: PackContext): Read<Pack> {
  const problems: Problem[] = [];
  const at: Place = { path: 'pack', problems };
  if (!isRecord(input)) {
    tell(at, '', 'not-an-object', '应为一个对象。', 'An object is expected.');
    return { ok: false, problems };
  }
  const region = asText(input.region) ?? '';
  if (!/^\d{6}$/.test(region))
    tell(at, 'region', 'no-region', '缺少六位区划代码。', 'A region code of six digits is needed.');
  const own = readDocuments(input.documents, problems);
  const documents = { ...context.documents, ...own };
  const values = readParameters(input.parameters, region, { ...context, documents }, problems);
  const examples = Array.isArray(input.examples) ? (input.examples as PackExample[]) : [];
  problems.push(...overlaps(values), ...repealedSources(values, documents));
  if (problems.length > 0) return { ok: false, problems };
  const name = isRecord(input.name) ? input.name : {};
  return {
    ok: true,
    value: {
      region,
      name: { zh: asText(name.zh) ?? region, en: asText(name.en) ?? region },
      documents: own,
      values,
      examples,
    },
  };
}

function readDocuments(input: unknown, problems: Problem[]): Documents {
  const documents: Record<string, OfficialDocument> = {};
  for (const [id, item] of Object.entries(isRecord(input) ? input : {})) {
    const at: Place = { path: `documents.${id}`, problems };
    if (!isRecord(item) || !asText(item.title) || !asText(item.issuer)) {
      tell(
        at,
        '',
        'document-incomplete',
        '文件要有标题和制发机关。',
        'A document needs its title and issuer.',
      );
    } else if (findYmd(asText(item.published) ?? '') === undefined) {
      tell(at, 'published', 'not-a-day', '文件要有公布日期。', 'A document needs its day of publication.');
    } else documents[id] = item as unknown as OfficialDocument;
  }
  return documents;
}

function readParameters(
  input: unknown,
  region: string,
  context: PackContext,
  problems: Problem[],
): readonly DatedValue[] {
  return Object.entries(isRecord(input) ? input : {}).flatMap(([code, item]) => {
    const at: Place = { path: `parameters.${code}`, problems };
    const definition = context.parameters.get(code);
    if (!definition) {
      tell(
        at,
        '',
        'unknown-parameter',
        '没有事项使用这一参数，请检查名称。',
        'No scheme uses this parameter; check its name.',
      );
      return [];
    }
    const unitName = isRecord(item) ? (asText(item.unit) ?? '') : '';
    const unit = units[unitName];
    if (!isRecord(item) || !unit || unit.kind !== definition.kind.kind) {
      tell(
        at,
        'unit',
        'no-unit',
        '缺少单位或单位与参数不符。',
        'The unit is missing or does not fit the parameter.',
      );
      return [];
    }
    const dated = Array.isArray(item.values) ? (item.values as unknown[]) : [];
    if (dated.length === 0) tell(at, 'values', 'no-values', '没有任何取值。', 'There are no values.');
    return dated.flatMap((entry, index) =>
      readDated(
        entry,
        { definition, unit, unitName, region, context },
        { path: `${at.path}.values[${index}]`, problems },
      ),
    );
  });
}

interface Declared {
  readonly definition: ParameterDefinition;
  readonly unit: Unit;
  readonly unitName: string;
  readonly region: string;
  readonly context: PackContext;
}

function readDated(entry: unknown, declared: Declared, at: Place): readonly DatedValue[] {
  if (!isRecord(entry)) {
    tell(at, '', 'not-an-object', '应为一个对象。', 'An object is expected.');
    return [];
  }
  const dates = readDates(entry, declared, at);
  const source = readSource(entry.source, declared.context.documents, at);
  const assumed = asText(entry.assumed);
  if (!source && !assumed) {
    tell(
      at,
      'source',
      'no-source',
      '每个取值都要有出处；没有出处的要写明推定理由（assumed）。',
      'Each value needs its source, or the reason why it is assumed.',
    );
  }
  const cells = readCells(entry.value, declared, at);
  if (!dates) return [];
  return cells.map(({ cell, value, written }) => ({
    parameter: declared.definition.code,
    cell,
    region: declared.region,
    value,
    written,
    ...dates,
    ...(source ? { source } : {}),
    ...(assumed ? { assumed } : {}),
  }));
}

function readDates(entry: Json, declared: Declared, at: Place) {
  const dayAt = (name: string, fallback?: string): Ymd | undefined => {
    const given = asText(entry[name]) ?? fallback;
    return given === undefined
      ? undefined
      : (findYmd(given) ??
          tell(at, name, 'not-a-day', '日期应如 2023-04-01。', 'A day is written as 2023-04-01.'));
  };
  const source = isRecord(entry.source)
    ? declared.context.documents[String(entry.source.document)]
    : undefined;
  const from =
    dayAt('from') ?? tell(at, 'from', 'no-first-day', '缺少起始日期。', 'The first day in force is missing.');
  const until = dayAt('until');
  const published = dayAt('published', source?.published) ?? from;
  const known = dayAt('known', asText(entry.published) ?? source?.published) ?? published;
  if (from === undefined || published === undefined || known === undefined) return undefined;
  if (until !== undefined && until < from)
    tell(at, 'until', 'ends-before', '终止日早于起始日。', 'It ends before it begins.');
  if (known < published)
    tell(at, 'known', 'known-before-published', '获知日早于公布日。', 'Known before it was published.');
  return { from, published, known, ...(until === undefined ? {} : { until }) };
}

function readSource(input: unknown, documents: Documents, at: Place): Citation | undefined {
  if (input === undefined) return undefined;
  const document = isRecord(input) ? asText(input.document) : undefined;
  const place = isRecord(input) ? asText(input.place) : undefined;
  if (!document || !documents[document]) {
    return tell(
      at,
      'source.document',
      'unknown-document',
      '所引文件没有登记。',
      'The document cited is not registered.',
    );
  }
  if (!place)
    return tell(at, 'source.place', 'no-place', '要写明条款或段落。', 'Name the article or paragraph.');
  return { document, place };
}

interface Cell {
  readonly cell: string;
  readonly value: number;
  readonly written: string;
}

function readCells(input: unknown, declared: Declared, at: Place): readonly Cell[] {
  const flat = flatten(input);
  const known = new Set(cellsOf(declared.definition));
  return flat.flatMap(([cell, figure]) => {
    const path = cell === '' ? 'value' : `value.${cell}`;
    if (!known.has(cell)) {
      const names = [...known].join(', ');
      tell(
        at,
        path,
        'unknown-class',
        `类别只能是：${names || '（无类别）'}。`,
        `The classes are: ${names || '(none)'}.`,
      );
      return [];
    }
    const value = readFigure(figure, declared);
    if (value === undefined) {
      const [zh, en] = asWhat(declared.definition.kind);
      tell(at, path, 'not-a-figure', `取值与单位不符${zh}。`, `The figure does not fit its unit${en}.`);
      return [];
    }
    return [{ cell, value, written: `${String(figure)} ${declared.unitName}` }];
  });
}

function flatten(input: unknown, before = ''): readonly (readonly [cell: string, figure: unknown])[] {
  if (!isRecord(input)) return [[before, input]];
  return Object.entries(input).flatMap(([key, item]) =>
    flatten(item, before === '' ? key : `${before}/${key}`),
  );
}

function readFigure(figure: unknown, { definition, unit }: Declared): number | undefined {
  const kind: Kind = definition.kind;
  if (kind.kind === 'bool') return typeof figure === 'boolean' ? Number(figure) : undefined;
  if (kind.kind === 'choice') {
    const place = kind.values.indexOf(String(figure));
    return place < 0 ? undefined : place;
  }
  const held = findHeld(asText(figure) ?? '', unit, kind);
  return held === undefined || held < 0n || held > 2_000_000_000n ? undefined : Number(held);
}

/** Of an amount, what it must be told as, or be exactly so many of. */
function asWhat(kind: Kind): readonly [zh: string, en: string] {
  if (kind.kind !== 'money') return ['', ''];
  const { zh, en } = periodTexts[kind.period];
  return [`，要能正好换算成“${zh}”`, `, or is not exactly so many${en}`];
}

/** An open value ends where the next begins; one with a last day must end before the next begins. */
function overlaps(values: readonly DatedValue[]): readonly Problem[] {
  const groups = Map.groupBy(values, (value) => `${value.parameter} ${value.cell}`);
  return [...groups].flatMap(([name, group]) => {
    const sorted = group.toSorted((a, b) => a.from - b.from);
    return sorted.flatMap((value, index) => {
      const next = sorted[index + 1];
      if (!next || (value.until ?? value.from) < next.from) return [];
      return [
        problem(
          `parameters.${name.trim()}`,
          'overlapping-days',
          `两个取值的日期重叠（自 ${next.from} 起）。`,
          `Two values hold on the same day (from ${next.from}).`,
        ),
      ];
    });
  });
}

/** A figure may not go on past the day on which its document was repealed: what holds then has another source. */
function repealedSources(values: readonly DatedValue[], documents: Documents): readonly Problem[] {
  const groups = Map.groupBy(values, (value) => `${value.parameter} ${value.cell}`);
  const found = [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.from - b.from);
    return sorted.flatMap((value, index) => {
      const repealed = findYmd(documents[value.source?.document ?? '']?.repealed ?? '');
      const next = sorted[index + 1]?.from;
      const isInTime =
        repealed === undefined ||
        (value.from < repealed &&
          ((next !== undefined && next <= repealed) ||
            (value.until !== undefined && value.until < repealed)));
      return isInTime ? [] : [`parameters.${value.parameter} ${toIso(value.from)}`];
    });
  });
  return [...new Set(found)].map((path) =>
    problem(
      path,
      'repealed',
      '所引文件废止以后，这个取值还在使用；请写明终止日或以后的依据。',
      'It holds after the document cited was repealed: give its last day, or a later value with its source.',
    ),
  );
}
