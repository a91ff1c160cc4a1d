import type { RawFile, RawRow, RawSheet } from '../read/raw.ts';

/** What the reading process says, frame by frame: four bytes of length, one of kind, JSON. */
export type Frame =
  | { readonly kind: 'file'; readonly value: RawFile }
  /** The rows that follow are of this sheet. */
  | { readonly kind: 'begin'; readonly value: { index: number; name: string } }
  /** Rows as they will be stored: the numbers of the first and the last, and a JSON list in UTF-8. */
  | { readonly kind: 'rows'; readonly value: RowsFrame }
  /** The first and last rows of a sheet, again, and all that is known of it: it can be understood from that. */
  | { readonly kind: 'sheet'; readonly value: { sheet: RawSheet; head: RawRow[]; tail: RawRow[] } }
  | { readonly kind: 'end'; readonly value: null }
  | { readonly kind: 'unreadable'; readonly value: { code: string; facts: Record<string, string | number> } };

export interface RowsFrame {
  readonly first: number;
  readonly last: number;
  readonly json: Buffer;
}

const kinds = ['file', 'begin', 'rows', 'sheet', 'end', 'unreadable'] as const;
const HEAD_BYTES = 5;
/** No frame is larger than a sheet's sample of very wide rows. */
const FRAME_BYTES_MAX = 64 * 1024 * 1024;

export function encodeFrame(frame: Frame): Buffer {
  const body =
    frame.kind === 'rows' ? encodeRows(frame.value) : Buffer.from(JSON.stringify(frame.value), 'utf8');
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(body.length);
  head[4] = kinds.indexOf(frame.kind);
  return Buffer.concat([head, body]);
}

function encodeRows({ first, last, json }: RowsFrame): Buffer {
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(first, 0);
  numbers.writeUInt32BE(last, 4);
  return Buffer.concat([numbers, json]);
}

/** Cuts a stream of bytes back into frames. @throws when what comes is no frame. */
export async function* decodeFrames(pieces: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let length = 0;
  let wanted = HEAD_BYTES;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < wanted) continue;
    let bytes = waiting.length === 1 ? piece : Buffer.concat(waiting);
    while (bytes.length >= HEAD_BYTES) {
      const size = bytes.readUInt32BE(0);
      if (size > FRAME_BYTES_MAX) throw new Error('the reading process sent a frame that is too large');
      wanted = HEAD_BYTES + size;
      if (bytes.length < wanted) break;
      yield parseFrame(bytes[4] ?? -1, bytes.subarray(HEAD_BYTES, wanted));
      bytes = bytes.subarray(wanted);
      wanted = HEAD_BYTES;
    }
    waiting = [bytes];
    length = bytes.length;
  }
  if (length > 0) throw new Error('the reading process stopped inside a frame');
}

function parseFrame(no: number, body: Buffer): Frame {
  const kind = kinds[no];
  if (kind === undefined) throw new Error('the reading process sent an unknown frame');
  if (kind === 'rows') {
    return {
      kind,
      value: { first: body.readUInt32BE(0), last: body.readUInt32BE(4), json: body.subarray(8) },
    };
  }
  return { kind, value: JSON.parse(body.toString('utf8')) } as Frame;
}
