import { readDelimited } from './delimited.ts';
import type { RawSink } from './raw.ts';
import { UnreadableFile } from './raw.ts';
import { sniffFormat } from './sniff.ts';
import { readXls } from './xls.ts';
import { readXlsx } from './xlsx.ts';

/** Reads any file we know, by its bytes. @throws UnreadableFile for everything that cannot be read. */
export async function readBytes(bytes: Buffer, sink: RawSink): Promise<void> {
  const format = sniffFormat(bytes);
  try {
    if (format === 'xlsx') await readXlsx(bytes, sink);
    else if (format === 'csv') await readDelimited(bytes, sink);
    else readXls(bytes, format, sink);
  } catch (error) {
    // Parsers of damaged files fail in ways that nobody foresaw; to the officer they are all one.
    throw error instanceof UnreadableFile ? error : new UnreadableFile('imports.file.damaged');
  }
}
