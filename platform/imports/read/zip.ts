import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { limits, UnreadableFile } from './raw.ts';

/** The parts of an opened package, checked before anything of them is inflated. */
export interface Package {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part as text, piece by piece. Stops when it turns out larger than it claims. */
  read(name: string): AsyncIterable<string>;
  readWhole(name: string): Promise<string>;
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true }, (error, zip) => {
      if (error) reject(new UnreadableFile('imports.file.damaged'));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let inflated = 0;
    zip.on('error', () => reject(new UnreadableFile('imports.file.damaged')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      inflated += entry.uncompressedSize;
      const isBomb =
        entry.uncompressedSize > limits.bombBytesMin &&
        entry.uncompressedSize / Math.max(1, entry.compressedSize) > limits.bombRatio;
      if (entries.size >= limits.zipEntriesMax || inflated > limits.inflatedBytesMax || isBomb) {
        return reject(new UnreadableFile('imports.file.bomb', { megabytes: Math.round(inflated / 1e6) }));
      }
      if (entry.isEncrypted()) return reject(new UnreadableFile('imports.file.encrypted'));
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Inflated at a time: with the usual 16 KB a large sheet goes from thread to thread seven thousand times. */
const PIECE_BYTES = 64 * 1024;
const [STORED, DEFLATED] = [0, 8];

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  const { compressionMethod: method } = entry;
  return new Promise((resolve, reject) => {
    if (method !== STORED && method !== DEFLATED) return reject(new UnreadableFile('imports.file.damaged'));
    zip.openReadStream(entry, { decodeFileData: false }, (error, stream) => {
      if (error) reject(new UnreadableFile('imports.file.damaged'));
      else if (method === STORED) resolve(stream);
      // What goes wrong before it, the last of them tells.
      else resolve(pipeline(stream, createInflateRaw({ chunkSize: PIECE_BYTES }), () => undefined));
    });
  });
}

export async function openPackage(bytes: Buffer): Promise<Package> {
  const zip = await openZip(bytes);
  if (zip.entryCount > limits.zipEntriesMax) throw new UnreadableFile('imports.file.bomb', { megabytes: 0 });
  const entries = await listEntries(zip);

  async function* read(name: string): AsyncGenerator<string> {
    const entry = entries.get(name);
    if (entry === undefined) throw new UnreadableFile('imports.file.damaged');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let left = entry.uncompressedSize;
    try {
      for await (const chunk of (await openEntry(zip, entry)) as AsyncIterable<Buffer>) {
        left -= chunk.length;
        if (left < 0) break;
        yield decoder.decode(chunk, { stream: true });
      }
      if (left !== 0) throw new UnreadableFile('imports.file.damaged');
      yield decoder.decode();
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile('imports.file.damaged');
    }
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    async readWhole(name) {
      let text = '';
      for await (const piece of read(name)) text += piece;
      return text;
    },
  };
}
