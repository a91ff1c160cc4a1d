import { createHmac, timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { canonicalJson } from './canonical-json.ts';

/**
 * One line of the anchor file: how far a county's chain had come, and its hash there. Each line is signed
 * with HMAC-SM3 under a key outside the database, together with the signature of the line before it, so
 * that neither a line nor their order can be changed by somebody who owns the database alone.
 */
export interface Anchor {
  readonly countyCode: string;
  readonly seq: bigint;
  readonly hash: string;
  readonly at: string;
}

interface Line extends Omit<Anchor, 'seq'> {
  readonly seq: string;
  readonly mac: string;
}

const FIRST = '0'.repeat(64);

function macOf(key: Buffer, previous: string, line: Omit<Line, 'mac'>): string {
  return createHmac('sm3', key)
    .update(`${previous}\n${canonicalJson(line)}`)
    .digest('hex');
}

/** The file was changed by somebody without the key, or cut in the middle of a line. */
export class AnchorFileError extends Error {
  override readonly name = 'AnchorFileError';
  readonly lineNo: number;

  constructor(lineNo: number) {
    super(`line ${lineNo} of the anchor file does not carry a true signature`);
    this.lineNo = lineNo;
  }
}

function isTrue(key: Buffer, previous: string, line: Line): boolean {
  const { mac, ...said } = line;
  const expected = Buffer.from(macOf(key, previous, said));
  const given = Buffer.from(String(mac));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parseLine(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return line !== null && typeof line === 'object' ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Every anchor of the file, in order; none when there is no file yet.
 * A last line without its line end was being written when the power went: it never counted.
 * @throws AnchorFileError
 */
export function readAnchors(file: string, key: Buffer): { anchors: Anchor[]; lastMac: string; end: string } {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const anchors: Anchor[] = [];
  let lastMac = FIRST;
  for (const [i, lineText] of whole.split('\n').slice(0, -1).entries()) {
    const line = parseLine(lineText);
    if (line === undefined) {
      // Half a line that a later one was written behind; a true line never fails to parse.
      if (lineText.startsWith('{') && !lineText.endsWith('}')) continue;
      throw new AnchorFileError(i + 1);
    }
    if (!isTrue(key, lastMac, line)) throw new AnchorFileError(i + 1);
    lastMac = line.mac;
    anchors.push({ countyCode: line.countyCode, seq: BigInt(line.seq), hash: line.hash, at: line.at });
  }
  return { anchors, lastMac, end: text.endsWith('\n') || text === '' ? '' : '\n' };
}

/** Adds anchors at the end of the file, flushed to the disk before it returns. */
export function appendAnchors(file: string, key: Buffer, anchors: readonly Anchor[]): void {
  const { lastMac, end } = readAnchors(file, key);
  let previous = lastMac;
  let text = end;
  for (const anchor of anchors) {
    const said = { ...anchor, seq: anchor.seq.toString() };
    const mac = macOf(key, previous, said);
    text += `${JSON.stringify({ ...said, mac })}\n`;
    previous = mac;
  }
  appendFileSync(file, text, { mode: 0o600, flush: true });
}
