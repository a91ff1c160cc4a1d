import { argon2Sync, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Cost of guessing the passphrase once: 64 MB and about a second. */
const ARGON2 = { memory: 65_536, passes: 6, parallelism: 1, tagLength: 32 } as const;
const [NONCE_BYTES, IV_BYTES, TAG_BYTES] = [16, 12, 16];
const ALGORITHM = 'aes-256-gcm';

const keyOf = (passphrase: string, nonce: Buffer): Buffer =>
  argon2Sync('argon2id', { ...ARGON2, message: passphrase.normalize('NFC'), nonce });

/** A key file under a passphrase, for a backup that has to be enough by itself. */
export function sealKeys(text: string, passphrase: string): Buffer {
  const [nonce, iv] = [randomBytes(NONCE_BYTES), randomBytes(IV_BYTES)];
  const cipher = createCipheriv(ALGORITHM, keyOf(passphrase, nonce), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, iv, cipher.getAuthTag(), body]);
}

/** Undefined when the passphrase is not the right one. */
export function findSealedKeys(sealed: Buffer, passphrase: string): string | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const iv = sealed.subarray(NONCE_BYTES, NONCE_BYTES + IV_BYTES);
  const tag = sealed.subarray(NONCE_BYTES + IV_BYTES, NONCE_BYTES + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, keyOf(passphrase, nonce), iv);
  decipher.setAuthTag(tag);
  try {
    const body = decipher.update(sealed.subarray(NONCE_BYTES + IV_BYTES + TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
