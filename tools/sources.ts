import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

export interface Source {
  /** From the root of the project, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** One thing that a check found: where, and what to do about it. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** Our own text files with one of the endings: what git keeps, and what is new and not ignored. */
export function listSources(endings: readonly string[], root: string = ROOT): Source[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter((file) => endings.some((ending) => file.endsWith(ending)) && existsSync(path.join(root, file)))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
