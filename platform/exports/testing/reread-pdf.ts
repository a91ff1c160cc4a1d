import { inflateSync } from 'node:zlib';

/** A second reader for tests, which shares nothing with the writer: the texts of a PDF, page by page, as they were put. */
export function readPdf(bytes: Buffer): string[][] {
  const streams = streamsOf(bytes);
  const signs = new Map<string, string>();
  for (const stream of streams.filter((one) => one.includes('beginbfrange'))) readSigns(stream, signs);
  return streams
    .filter((one) => /\bBT\b/.test(one))
    .map((page) =>
      [...page.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces = '']) =>
        [...pieces.matchAll(/<([0-9a-f]*)>/gi)]
          .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
          .map((glyph) => signs.get(glyph.toLowerCase()) ?? '\ufffd')
          .join(''),
      ),
    );
}

function streamsOf(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\/Length (\d+)[^>]*>>\s*stream\r?\n/g)].flatMap((match) => {
    const from = match.index + match[0].length;
    const body = bytes.subarray(from, from + Number(match[1]));
    if (
      !match[0].includes('FlateDecode') &&
      !text.slice(match.index - 200, match.index).includes('FlateDecode')
    ) {
      return [body.toString('latin1')];
    }
    return [inflateSync(body).toString('latin1')];
  });
}

const utf16 = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

function readSigns(map: string, signs: Map<string, string>): void {
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) => {
      signs.set((Number.parseInt(first, 16) + i).toString(16).padStart(4, '0'), utf16(hex));
    });
  }
}
