import { writeSync } from 'node:fs';
import type { RawRow } from '../read/raw.ts';
import { UnreadableFile } from '../read/raw.ts';
import { readBytes } from '../read/read-bytes.ts';
import { SAMPLE_HEAD_ROWS, SAMPLE_TAIL_ROWS } from '../recognise/sample.ts';
import type { Frame } from './frames.ts';
import { encodeFrame } from './frames.ts';

/**
 * The program of the reading process: bytes come in on standard input, frames go out on standard output. It may
 * open no file but its own program, knows no key and no database, and dies when it takes too much.
 */
/** As many go into a page: each costs a compressor and a statement, and a look at one row opens all of it. */
const ROWS_PER_FRAME = 500;
const OUT = 1;

/** While whoever takes the frames is busy, reading goes on until so much waits for them. */
const WAITING_BYTES_MAX = 16 * 1024 * 1024;
const REST_MS = 1;
const still = new Int32Array(new SharedArrayBuffer(4));

const waiting: Buffer[] = [];
let waitingBytes = 0;

/** @returns whether the other side took something. */
function writeSome(): boolean {
  const [first] = waiting;
  if (first === undefined) return false;
  try {
    const written = writeSync(OUT, first);
    waitingBytes -= written;
    if (written < first.length) waiting[0] = first.subarray(written);
    else waiting.shift();
    return written > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    return false;
  }
}

/** @param bytesMax that may be left waiting. */
function writeUntil(bytesMax: number): void {
  for (;;) {
    if (waitingBytes === 0) return;
    if (writeSome()) continue;
    if (waitingBytes <= bytesMax) return;
    Atomics.wait(still, 0, 0, REST_MS);
  }
}

function send(frame: Frame): void {
  const bytes = encodeFrame(frame);
  waiting.push(bytes);
  waitingBytes += bytes.length;
  writeUntil(WAITING_BYTES_MAX);
}

async function readInput(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function main(): Promise<void> {
  const bytes = await readInput();
  let page: RawRow[] = [];
  let head: RawRow[] = [];
  let tail: RawRow[] = [];
  const flush = () => {
    const [first, last] = [page[0], page.at(-1)];
    if (first === undefined || last === undefined) return;
    const json = Buffer.from(JSON.stringify(page), 'utf8');
    send({ kind: 'rows', value: { first: first.no, last: last.no, json } });
    page = [];
  };
  await readBytes(bytes, {
    file: (file) => send({ kind: 'file', value: file }),
    sheet: (index, name) => {
      send({ kind: 'begin', value: { index, name } });
      head = [];
      tail = [];
    },
    row: (row) => {
      page.push(row);
      if (head.length < SAMPLE_HEAD_ROWS) head.push(row);
      tail.push(row);
      if (tail.length > SAMPLE_TAIL_ROWS * 2) tail = tail.slice(-SAMPLE_TAIL_ROWS);
      if (page.length >= ROWS_PER_FRAME) flush();
    },
    sheetEnd: (sheet) => {
      flush();
      send({ kind: 'sheet', value: { sheet, head, tail: tail.slice(-SAMPLE_TAIL_ROWS) } });
    },
  });
  send({ kind: 'end', value: null });
  writeUntil(0);
}

main().catch((error: unknown) => {
  if (!(error instanceof UnreadableFile)) throw error;
  send({ kind: 'unreadable', value: { code: error.code, facts: { ...error.facts } } });
  writeUntil(0);
});
