import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { createBook, type Pack, type ParameterBook, type Problem, readPack } from '../../engine/index.ts';
import { handbook } from './law/handbook.ts';

const PACKS = path.resolve(import.meta.dirname, '../../packs');

export interface PackFile {
  /** As in `packs/420281-daye/parameters.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** The folder that is copied for a new county; its figures are of no place. */
export const TEMPLATE = 'template';

/** Every `parameters.yaml` of the packs, but that of the template. */
export function listPackFiles(folder = PACKS): readonly PackFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'parameters.yaml' && path.dirname(name) !== TEMPLATE)
    .toSorted()
    .map((name) => ({
      file: path.posix.join('packs', name.replaceAll(path.sep, '/')),
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}

/** Reads one pack file against the handbook; every problem carries the path inside the file. */
export function readPackFile(file: PackFile): {
  readonly pack?: Pack;
  readonly problems: readonly Problem[];
} {
  const read = readPack(parse(file.text), { parameters: handbook.parameters, documents: handbook.documents });
  return read.ok ? { pack: read.value, problems: [] } : { problems: read.problems };
}

/** The figures of all packs as one book; throws with every problem when a pack does not load. */
export function openPacks(files: readonly PackFile[] = listPackFiles()): {
  readonly packs: readonly Pack[];
  readonly book: ParameterBook;
} {
  const problems: string[] = [];
  const packs = files.flatMap((file) => {
    const { pack, problems: found } = readPackFile(file);
    problems.push(...found.map((one) => `${file.file} ${one.path}: ${one.message.en}`));
    return pack ? [pack] : [];
  });
  if (problems.length > 0) throw new Error(`the packs do not load:\n- ${problems.join('\n- ')}`);
  return { packs, book: createBook(packs, handbook.documents) };
}
