import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** One file in the archive. Text parts that are produced piece by piece are packed while they come. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | AsyncIterable<string>;
}

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** Sizes and checksum follow the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1980-01-01, so that the same content gives the same bytes. */
const DOS_DATE = 0x21;
const PART_BYTES_MAX = 0xffff_fffe;
/** Speed against size: level 6 takes twice the time of level 3 for a tenth less. */
const LEVEL = 4;

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt16LE(DOS_DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor(entry: Entry): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(entry.crc, 4);
  tail.writeUInt32LE(entry.packedBytes, 8);
  tail.writeUInt32LE(entry.bytes, 12);
  return tail;
}

function directoryRow(entry: Entry): Buffer {
  const row = Buffer.alloc(46);
  row.writeUInt32LE(0x02014b50, 0);
  row.writeUInt16LE(VERSION, 4);
  row.writeUInt16LE(VERSION, 6);
  row.writeUInt16LE(FLAGS, 8);
  row.writeUInt16LE(DEFLATE, 10);
  row.writeUInt16LE(DOS_DATE, 14);
  row.writeUInt32LE(entry.crc, 16);
  row.writeUInt32LE(entry.packedBytes, 20);
  row.writeUInt32LE(entry.bytes, 24);
  row.writeUInt16LE(entry.name.length, 28);
  row.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([row, entry.name]);
}

function directoryEnd(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

interface Sums {
  crc: number;
  bytes: number;
}

async function* summed(content: AsyncIterable<string>, sums: Sums): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece, 'utf8');
    sums.crc = crc32(bytes, sums.crc);
    sums.bytes += bytes.length;
    yield bytes;
  }
}

/** Packs while reading; whoever stops listening stops the reading too. */
function packed(content: string | AsyncIterable<string>, sums: Sums): AsyncIterable<Buffer> | Buffer[] {
  if (typeof content === 'string') {
    const bytes = Buffer.from(content, 'utf8');
    sums.crc = crc32(bytes);
    sums.bytes = bytes.length;
    return [deflateRawSync(bytes, { level: LEVEL })];
  }
  const deflate = createDeflateRaw({ level: LEVEL });
  // A failure reaches the listener through `deflate` itself.
  pipeline(
    Readable.from(summed(content, sums), { objectMode: true, highWaterMark: 1 }),
    deflate,
    () => undefined,
  );
  return deflate;
}

/**
 * A ZIP archive as it is made: memory holds one piece and one short entry for each part.
 * @throws Error when a part or the archive would pass 4 GiB.
 */
export async function* zip(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const head = localHeader(name);
    yield head;
    const sums: Sums = { crc: 0, bytes: 0 };
    let packedBytes = 0;
    for await (const piece of packed(part.content, sums)) {
      packedBytes += piece.length;
      yield piece;
    }
    const entry: Entry = { name, crc: sums.crc, packedBytes, bytes: sums.bytes, offset };
    offset += head.length + packedBytes + 16;
    if (sums.bytes > PART_BYTES_MAX || offset > PART_BYTES_MAX) {
      throw new Error(`${part.name} makes the archive larger than 4 GiB`);
    }
    yield descriptor(entry);
    entries.push(entry);
  }
  const directory = Buffer.concat(entries.map(directoryRow));
  yield directory;
  yield directoryEnd(entries.length, directory.length, offset);
}
