import { readFileSync } from 'node:fs';
import { StartError } from '../server/index.ts';

const LENGTH_MIN = 12;

/** Read from a file, so that it stands in no list of processes and in no shell history. */
export function readPassphrase(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const passphrase = readFileSync(file, 'utf8').trim();
  if (passphrase.length >= LENGTH_MIN) return passphrase;
  throw new StartError(
    `口令文件 ${file} 中的口令太短：至少 ${LENGTH_MIN} 个字符。`,
    `The passphrase in ${file} is too short: at least ${LENGTH_MIN} characters.`,
  );
}
