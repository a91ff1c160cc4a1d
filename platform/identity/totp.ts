import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** One-time codes of RFC 6238: SHA-1, six digits, thirty seconds, which every authenticator app knows. */
const STEP_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** Clocks differ: one step on either side still counts. */
const STEPS_AROUND = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function newTotpSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES));
}

export function toBase32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >>> bits) & 31];
    }
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const letter of text) {
    value = ((value << 5) | ALPHABET.indexOf(letter)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

export function stepAt(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1000 / STEP_SECONDS);
}

/** The code of one step, by the dynamic truncation of RFC 4226. */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return number.toString().padStart(DIGITS, '0');
}

/**
 * The step that a code belongs to, or undefined when it fits none near `now`, or one that was used before:
 * whoever overhears a code cannot use it a second time.
 */
export function findStep(
  secret: string,
  code: string,
  now: Temporal.Instant,
  lastUsedStep: number | null,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const given = Buffer.from(code);
  for (let step = stepAt(now) - STEPS_AROUND; step <= stepAt(now) + STEPS_AROUND; step++) {
    if (lastUsedStep !== null && step <= lastUsedStep) continue;
    if (timingSafeEqual(Buffer.from(codeOfStep(secret, step)), given)) return step;
  }
  return undefined;
}

/** What the picture for the phone says (the otpauth form that the apps agree on). */
export function totpUri(secret: string, login: string): string {
  const label = encodeURIComponent(`民政:${login}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent('民政')}&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
