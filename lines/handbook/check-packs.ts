import {
  createBook,
  type DatedValue,
  findYmd,
  type Pack,
  type ParameterBook,
  regionChain,
  toIso,
} from '../../engine/index.ts';
import { reachable } from '../../engine/schemes/handbook.ts';
import { handbook } from './law/handbook.ts';
import { listPackFiles, type PackFile, readPackFile } from './packs.ts';
import { findExampleFault } from './try-example.ts';

export interface PackFinding {
  readonly file: string;
  readonly what: string;
}

export interface PackReport {
  readonly findings: readonly PackFinding[];
  /** Figures that stand on no document, with the reason given: to be replaced as documents are found. */
  readonly assumed: readonly string[];
  readonly values: number;
  /** Of the values, those without any source; of others only a part is assumed, such as the first day. */
  readonly wholly: number;
}

/** The parameters that a scheme reads, in any text it ever had. */
function parametersOf(scheme: string): ReadonlySet<string> {
  const found = handbook.schemes.get(scheme);
  const nodes = found ? reachable([found.eligible, found.amount]) : [];
  return new Set([...nodes].flatMap((node) => (node.op === 'parameter' ? [node.parameter.code] : [])));
}

interface Tried {
  readonly region: string;
  readonly day: number;
  readonly parameters: ReadonlySet<string>;
}

function listExamples(packs: readonly Pack[]): readonly Tried[] {
  const ofSchemes = [...handbook.schemes.values()].flatMap(({ code, examples }) =>
    examples.map(({ region, day }) => ({ scheme: code, region, day })),
  );
  const ofPacks = packs.flatMap(({ region, examples }) =>
    examples.map(({ scheme, day }) => ({ scheme, region, day })),
  );
  return [...ofSchemes, ...ofPacks].map(({ scheme, region, day }) => ({
    region,
    day: findYmd(day) ?? 0,
    parameters: parametersOf(scheme),
  }));
}

/** What some scheme reads. Limits and targets are read by none, so that no family can try them. */
const readBySchemes = new Set([...handbook.schemes.keys()].flatMap((code) => [...parametersOf(code)]));

/** An amount or share from a document is tried on its first day, in its region or one under it. */
function isTried(value: DatedValue, examples: readonly Tried[]): boolean {
  const kind = handbook.parameters.get(value.parameter)?.kind.kind;
  if (value.source === undefined || kind === 'choice' || kind === 'bool') return true;
  if (!readBySchemes.has(value.parameter)) return true;
  return examples.some(
    ({ region, day, parameters }) =>
      day === value.from && parameters.has(value.parameter) && regionChain(region).includes(value.region),
  );
}

function exampleFindings(pack: Pack, book: ParameterBook): readonly string[] {
  return pack.examples.flatMap((example) => {
    const name = `example ${example.name}`;
    if (!handbook.schemes.has(example.scheme)) return [`${name}: no scheme ${example.scheme}`];
    const documents = { ...handbook.documents, ...pack.documents };
    const isCited = Object.hasOwn(documents, example.source?.document ?? '');
    const fault = findExampleFault(book, { ...example, region: pack.region });
    return [
      ...(isCited ? [] : [`${name}: its source is not registered`]),
      ...(fault === undefined ? [] : [`${name}: ${fault}`]),
    ];
  });
}

/** Figures of one reason are one line, with their classes. */
function listAssumed(values: readonly DatedValue[]): readonly string[] {
  const assumed = values.filter((value) => value.assumed !== undefined);
  const groups = Map.groupBy(
    assumed,
    ({ region, parameter, from, assumed: reason, source }) =>
      `${region} ${parameter} ${toIso(from)}|${source ? '部分推定 partly: ' : ''}${reason}`,
  );
  return [...groups].map(([key, group]) => {
    const [head, reason] = key.split('|');
    const cells = group.map(({ cell }) => cell).filter((cell) => cell !== '');
    return `${head}${cells.length > 0 ? ` (${cells.join(', ')})` : ''}: ${reason}`;
  });
}

/** Everything that is wrong with the packs, and everything in them that is only assumed. */
export function checkPacks(files: readonly PackFile[] = listPackFiles()): PackReport {
  const read = files.map((file) => ({ file: file.file, ...readPackFile(file) }));
  const packs = read.flatMap(({ pack }) => (pack ? [pack] : []));
  const examples = listExamples(packs);
  const book = createBook(packs, handbook.documents);
  const findings = read.flatMap(({ file, pack, problems }) => [
    ...problems.map(({ path, message }) => ({ file, what: `${path}: ${message.en}` })),
    ...(pack ? exampleFindings(pack, book).map((what) => ({ file, what })) : []),
    ...untried(pack, examples).map((what) => ({ file, what })),
  ]);
  const values = packs.flatMap((pack) => pack.values);
  const wholly = values.filter(({ assumed, source }) => assumed !== undefined && source === undefined).length;
  return { findings, assumed: listAssumed(values), values: values.length, wholly };
}

function untried(pack: Pack | undefined, examples: readonly Tried[]): readonly string[] {
  const found = pack?.values.filter((value) => !isTried(value, examples)) ?? [];
  const names = found.map(
    ({ parameter, from }) => `${parameter}: no example on its first day ${toIso(from)}`,
  );
  return [...new Set(names)];
}
