import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface BackupFile {
  /** From the folder of the backup, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 1;
  readonly kind: 'physical' | 'logical';
  readonly madeAt: string;
  readonly migrationNo: number;
  readonly serverVersion: string;
  /** Which keys a restored installation needs; the keys themselves are in it only when `withKeys`. */
  readonly keyFingerprint: string;
  readonly withKeys: boolean;
  /** Folders that have to be there though they hold nothing. */
  readonly folders: readonly string[];
  readonly files: readonly BackupFile[];
}

const MANIFEST_FILE = 'manifest.json';
const HASH_FILE = 'manifest.sha256';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Copies a file and tells what was written; the hash is of the bytes that passed, not of a second reading. */
export async function copyHashed(from: string, to: string): Promise<Omit<BackupFile, 'path'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = new Transform({
    transform(part: Buffer, _encoding, next) {
      hash.update(part);
      bytes += part.length;
      next(null, part);
    },
  });
  await pipeline(
    createReadStream(from),
    watch,
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { bytes, sha256: hash.digest('hex') };
}

export function writeHashed(folder: string, name: string, content: string | Buffer): BackupFile {
  writeFileSync(path.join(folder, name), content, { flag: 'wx', mode: 0o600, flush: true });
  const bytes = Buffer.byteLength(content);
  return { path: name, bytes, sha256: createHash('sha256').update(content).digest('hex') };
}

export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(file)) {
    hash.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Written last: a folder without it is no backup. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  writeFileSync(path.join(folder, HASH_FILE), `${sha256(text)}\n`, { flush: true });
  writeFileSync(path.join(folder, MANIFEST_FILE), text, { flush: true });
}

/** Undefined when the folder is no backup, or its manifest was changed. */
export function findManifest(folder: string): Manifest | undefined {
  const [file, hashFile_] = [path.join(folder, MANIFEST_FILE), path.join(folder, HASH_FILE)];
  if (!existsSync(file) || !existsSync(hashFile_)) return undefined;
  const text = readFileSync(file, 'utf8');
  if (readFileSync(hashFile_, 'utf8').trim() !== sha256(text)) return undefined;
  const manifest = JSON.parse(text) as Manifest;
  return manifest.format === 1 ? manifest : undefined;
}

/** Reads every byte of a backup again. Returns the files that are missing or not what was written. */
export async function findDamage(folder: string, manifest: Manifest): Promise<string[]> {
  const damaged: string[] = [];
  for (const file of manifest.files) {
    const place = path.join(folder, file.path);
    const found = existsSync(place) ? await hashFile(place) : undefined;
    if (found?.bytes !== file.bytes || found.sha256 !== file.sha256) damaged.push(file.path);
  }
  return damaged;
}
