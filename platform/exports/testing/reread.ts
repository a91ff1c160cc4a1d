import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';

/** A second reader for tests: plain unzipping and XML scanning, sharing nothing with the writer. */
export async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const file = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
  await new Promise<void>((resolve, reject) => {
    file.on('error', reject);
    file.on('end', resolve);
    file.on('entry', (entry: yauzl.Entry) => {
      file.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const pieces: Buffer[] = [];
        stream.on('error', reject);
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
          file.readEntry();
        });
      });
    });
    file.readEntry();
  });
  return parts;
}

function decode(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export interface ReadCell {
  readonly reference: string;
  readonly isText: boolean;
  readonly style: number;
  readonly value: string;
}

/** Every cell of a sheet that holds something, row by row. */
export function cellsOf(sheet: string): ReadCell[][] {
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs)].map(
      ([, reference = '', style, type, inner = '']) => ({
        reference,
        isText: type === 'inlineStr',
        style: Number(style),
        value: decode(inner.replace(/<[^>]+>/g, '')),
      }),
    ),
  );
}

export async function gather(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export async function readSheet(pieces: AsyncIterable<Buffer>, no = 1): Promise<ReadCell[][]> {
  const parts = await unzip(await gather(pieces));
  return cellsOf(parts.get(`xl/worksheets/sheet${no}.xml`) ?? '');
}

export async function readCsv(pieces: AsyncIterable<Buffer>): Promise<string[][]> {
  return parse(await gather(pieces), { bom: true });
}
