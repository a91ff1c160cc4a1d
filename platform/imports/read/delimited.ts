import { parse } from 'csv-parse';
import type { RawCell, RawSink } from './raw.ts';
import { limits, UnreadableFile } from './raw.ts';
import { decodeText } from './text-encoding.ts';

const SEPARATORS = [',', '\t', ';', '|', '，'] as const;

/** The separator that cuts the first lines into the most even number of fields. */
export function findSeparator(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const common = mostCommon(counts.filter((count) => count > 0));
    const score = counts.filter((count) => count === common).length * Math.min(common, 40);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function mostCommon(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * Reads separated text. Rows are numbered by record, blank lines included, the way the file's maker counts
 * them; a field may hold separators, quotes and line ends.
 */
export async function readDelimited(bytes: Buffer, sink: RawSink): Promise<void> {
  const { text, encoding } = decodeText(bytes);
  const separator = findSeparator(text);
  sink.file({ format: 'csv', encoding, separator });
  sink.sheet(0, '');
  const parser = parse(text, {
    delimiter: separator,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.rowCharsMax,
  });
  let no = 0;
  let farCells = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      no++;
      if (no > limits.rowsMax)
        throw new UnreadableFile('imports.file.too-many-rows', { max: limits.rowsMax });
      farCells += Math.max(0, record.length - limits.columnsMax);
      const cells: RawCell[] = record
        .slice(0, limits.columnsMax)
        .map((field) => (field === '' ? null : field.slice(0, limits.cellCharsMax)));
      sink.row({ no, cells });
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('imports.file.damaged-at', { row: no + 1 });
  }
  sink.sheetEnd({ index: 0, name: '', hidden: false, rowCount: no, merges: [], hiddenColumns: [], farCells });
}
