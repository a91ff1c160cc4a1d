import { argon2Sync, randomBytes } from 'node:crypto';

const COST = { memory: 64, passes: 1, parallelism: 1, tagLength: 32 } as const;
const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/**
 * A password as the table of users holds it, at a thousandth of the price: whoever only has to come in need not
 * pay for a hash that withstands guessing. What real hashes cost and hold is proved in platform/identity.
 */
export function cheapHash(password: string): string {
  const nonce = randomBytes(16);
  const key = argon2Sync('argon2id', { ...COST, message: password.normalize('NFKC'), nonce });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(nonce)}$${encode(key)}`;
}
