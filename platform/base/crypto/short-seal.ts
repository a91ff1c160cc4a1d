import { type Cipheriv, createCipheriv, randomBytes } from 'node:crypto';

/**
 * SM4-GCM (GB/T 32907, NIST SP 800-38D, RFC 8998) for short texts under one key. The runtime makes a context for each
 * call, which costs five times the encryption; here the blocks of a thousand initialisation vectors are encrypted by
 * the runtime in one call, and each vector is used once. The product that makes the tag is by tables of the key. What
 * comes out is what the runtime would have made; a test compares the two.
 */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const BLOCK_BYTES = 16;
/** The first block of a vector masks the tag, the others the text. */
const BLOCKS_PER_IV = 3;
const BYTES_PER_IV = BLOCK_BYTES * BLOCKS_PER_IV;
const IVS_AT_ONCE = 1024;
export const SHORT_BYTES_MAX = BLOCK_BYTES * (BLOCKS_PER_IV - 1);
const AAD_BYTES_MAX = 192;
/** x^128 = x^7 + x^2 + x + 1, read from the left. */
const POLYNOMIAL = 0xe1000000;

/** Products of the key's point with every byte in front, and what a byte that falls off behind turns into. */
interface Tables {
  readonly product: Int32Array;
  readonly fallen: Int32Array;
}

function tablesOf(point: Uint8Array): Tables {
  const product = new Int32Array(256 * 4);
  const view = new DataView(point.buffer, point.byteOffset, BLOCK_BYTES);
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => view.getInt32(at)) as [number, number, number, number];
  for (let bit = 0x80; bit > 0; bit >>= 1) {
    product.set([a, b, c, d], bit * 4);
    const carry = d & 1 ? POLYNOMIAL : 0;
    [a, b, c, d] = [(a >>> 1) ^ carry, (b >>> 1) | (a << 31), (c >>> 1) | (b << 31), (d >>> 1) | (c << 31)];
  }
  const fallen = new Int32Array(256);
  for (let byte = 1; byte < 256; byte++) {
    const low = byte & -byte;
    if (byte !== low)
      for (let i = 0; i < 4; i++)
        product[byte * 4 + i] = (product[low * 4 + i] as number) ^ (product[(byte ^ low) * 4 + i] as number);
    let [front, behind] = [0, byte];
    for (let step = 0; step < 8; step++) {
      front = (front >>> 1) ^ (behind & 1 ? POLYNOMIAL : 0);
      behind >>= 1;
    }
    fallen[byte] = front;
  }
  return { product, fallen };
}

/** The next 16 bytes into the sum, which is changed in place. */
function absorb({ product, fallen }: Tables, sum: Int32Array, bytes: Uint8Array, from: number): void {
  let z0 = 0;
  let z1 = 0;
  let z2 = 0;
  let z3 = 0;
  for (let word = 3; word >= 0; word--) {
    const at = from + word * 4;
    let left =
      (sum[word] as number) ^
      (((bytes[at] as number) << 24) |
        ((bytes[at + 1] as number) << 16) |
        ((bytes[at + 2] as number) << 8) |
        (bytes[at + 3] as number));
    for (let i = 0; i < 4; i++) {
      const row = (left & 0xff) << 2;
      left >>>= 8;
      const reduced = fallen[z3 & 0xff] as number;
      z3 = ((z3 >>> 8) | (z2 << 24)) ^ (product[row + 3] as number);
      z2 = ((z2 >>> 8) | (z1 << 24)) ^ (product[row + 2] as number);
      z1 = ((z1 >>> 8) | (z0 << 24)) ^ (product[row + 1] as number);
      z0 = (z0 >>> 8) ^ reduced ^ (product[row] as number);
    }
  }
  sum[0] = z0;
  sum[1] = z1;
  sum[2] = z2;
  sum[3] = z3;
}

/** Vectors with their blocks, made many at a time and each handed out once. */
class Vectors {
  readonly #ecb: Cipheriv;
  #ivs = Buffer.alloc(0);
  #masks = Buffer.alloc(0);
  #at = 0;

  constructor(ecb: Cipheriv) {
    this.#ecb = ecb;
  }

  next(): { iv: Buffer; masks: Buffer } {
    if (this.#at * IV_BYTES >= this.#ivs.length) this.#make();
    const no = this.#at++;
    return {
      iv: this.#ivs.subarray(no * IV_BYTES, (no + 1) * IV_BYTES),
      masks: this.#masks.subarray(no * BYTES_PER_IV, (no + 1) * BYTES_PER_IV),
    };
  }

  #make(): void {
    this.#ivs = randomBytes(IV_BYTES * IVS_AT_ONCE);
    const counters = Buffer.alloc(BYTES_PER_IV * IVS_AT_ONCE);
    for (let no = 0; no < IVS_AT_ONCE; no++) {
      for (let block = 0; block < BLOCKS_PER_IV; block++) {
        const at = no * BYTES_PER_IV + block * BLOCK_BYTES;
        this.#ivs.copy(counters, at, no * IV_BYTES, (no + 1) * IV_BYTES);
        counters[at + BLOCK_BYTES - 1] = block + 1;
      }
    }
    this.#masks = this.#ecb.update(counters);
    this.#at = 0;
  }
}

export interface ShortSealer {
  /**
   * @param head bytes left free in front of the initialisation vector.
   * @returns head, vector, ciphertext and tag; undefined when text or binding is too long or not plain ASCII.
   */
  seal(plain: string, bound: string, head: number): Buffer | undefined;
}

/** Bytes of an ASCII text; -1 when it is none, or does not fit. */
function putAscii(into: Uint8Array, at: number, text: string, max: number): number {
  if (text.length > max) return -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return -1;
    into[at + i] = code;
  }
  return text.length;
}

const toBlock = (length: number) => Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES;

/** @param key of 16 bytes. */
export function shortSealer(key: Buffer): ShortSealer {
  const ecb = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  const tables = tablesOf(ecb.update(Buffer.alloc(BLOCK_BYTES)));
  const vectors = new Vectors(ecb);
  const message = new Uint8Array(AAD_BYTES_MAX + SHORT_BYTES_MAX + BLOCK_BYTES);
  const sum = new Int32Array(4);
  return {
    seal(plain, bound, head) {
      const boundLength = putAscii(message, 0, bound, AAD_BYTES_MAX);
      if (boundLength < 0) return undefined;
      const textAt = toBlock(boundLength);
      message.fill(0, boundLength);
      const length = putAscii(message, textAt, plain, SHORT_BYTES_MAX);
      if (length < 0) return undefined;
      const { iv, masks } = vectors.next();
      const sealed = Buffer.allocUnsafe(head + IV_BYTES + length + TAG_BYTES);
      sealed.set(iv, head);
      const bodyAt = head + IV_BYTES;
      for (let i = 0; i < length; i++) {
        const byte = (message[textAt + i] as number) ^ (masks[BLOCK_BYTES + i] as number);
        message[textAt + i] = byte;
        sealed[bodyAt + i] = byte;
      }
      const lengthsAt = textAt + toBlock(length);
      putBits(message, lengthsAt, boundLength);
      putBits(message, lengthsAt + 8, length);
      sum.fill(0);
      for (let at = 0; at <= lengthsAt; at += BLOCK_BYTES) absorb(tables, sum, message, at);
      const tagAt = bodyAt + length;
      for (let i = 0; i < TAG_BYTES; i++)
        sealed[tagAt + i] = ((sum[i >> 2] as number) >>> (24 - (i & 3) * 8)) ^ (masks[i] as number);
      return sealed;
    },
  };
}

/** A length in bits, as eight bytes; none here is over sixteen bits. */
function putBits(into: Uint8Array, at: number, bytes: number): void {
  into[at + 6] = (bytes * 8) >>> 8;
  into[at + 7] = bytes * 8;
}
