import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  ALWAYS,
  findNearest,
  type Pack,
  type ParameterBook,
  problem,
  readPack,
  toIso,
} from '../../engine/index.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { Refused, refuse } from './problems.ts';

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Under this name a figure without a source cites the file that it was read from. */
const FILE = 'overlay-file';
const SINCE = toIso(ALWAYS);

export function readText(file: string, name: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    return refuse(
      name,
      'no-file',
      `读不了文件 ${file}。`,
      `The file ${file} cannot be read: ${String(error)}`,
    );
  }
}

/**
 * Figures from a file, in the form of a pack's `parameters`, to be laid over those of a region. A source may be
 * left out: the figure is then said to come from this file. Without a first day it holds at all times; `value`
 * may stand in place of a list of `values`.
 * @throws Refused with everything wrong in the file, each with its path
 */
export function readOverlay(file: string, region: string, book: ParameterBook): Pack {
  const given = parseOverlay(file);
  const { parameters, documents, region: own, name, ...rest } = given;
  const isBare = parameters === undefined;
  if (own !== undefined && String(own) !== region)
    refuse(
      `${file} region`,
      'other-region',
      `文件写的是${String(own)}，不是${region}。`,
      `It is for ${String(own)}.`,
    );
  const title = path.basename(file);
  const documented = { [FILE]: { title, issuer: title, published: SINCE } };
  const read = readPack(
    {
      region,
      name: isRecord(name) ? name : (book.regions.get(region) ?? { zh: region, en: region }),
      documents: { ...(isRecord(documents) ? documents : {}), ...documented },
      parameters: complete(isBare ? rest : parameters),
    },
    { parameters: handbook.parameters, documents: book.documents },
  );
  if (read.ok) return read.value;
  throw new Refused(
    read.problems.map((one) => {
      const { path: at, code, message } = one;
      const near =
        code === 'unknown-parameter' ? findNearest(at.slice(11), handbook.parameters.keys()) : undefined;
      const hint = near
        ? [`是否应为 ${near}？`, `Is ${near} meant?`]
        : code === 'unknown-parameter'
          ? ['全部参数见 minzheng packs --parameters。', 'See minzheng packs --parameters.']
          : ['', ''];
      return problem(`${file} ${at}`, code, `${message.zh}${hint[0]}`, `${message.en} ${hint[1]}`.trim());
    }),
  );
}

function parseOverlay(file: string): Json {
  try {
    const given: unknown = parse(readText(file, '--with'));
    if (isRecord(given)) return given;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return refuse(file, 'not-yaml', '不是正确的 YAML 或 JSON。', `Neither YAML nor JSON: ${String(error)}`);
  }
  return refuse(file, 'not-an-object', '应为 parameters 对象。', 'An object with parameters is expected.');
}

/** Each value with its first day and source; anything of another shape is left for the reader to refuse. */
function complete(parameters: unknown): unknown {
  if (!isRecord(parameters)) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([code, item]) => {
      if (!isRecord(item)) return [code, item];
      const { unit, values, ...single } = item;
      const dated = Array.isArray(values) ? (values as unknown[]) : [single];
      return [code, { unit, values: dated.map((entry) => completeValue(code, entry)) }];
    }),
  );
}

function completeValue(code: string, entry: unknown): unknown {
  if (!isRecord(entry)) return entry;
  const isSourced = entry.source !== undefined || entry.assumed !== undefined;
  return { from: SINCE, ...(isSourced ? {} : { source: { document: FILE, place: code } }), ...entry };
}
