import { hash } from 'node:crypto';
import type { FieldCipher, Id } from '../base/index.ts';

/** Without I, L, O and U: what is read off paper is not mistaken (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_SIGNS = 20;
const BITS_PER_SIGN = 5n;

/**
 * The code of a document: a hundred bits of a keyed hash of its id. It stands nowhere but on the paper; who has the
 * database and not the key can neither print it again nor make one up.
 */
export function documentCode(cipher: FieldCipher, countyCode: string, documentId: Id): string {
  let bits = BigInt(`0x${cipher.blindIndex('document', countyCode, documentId).toString('hex')}`);
  let code = '';
  for (let place = 0; place < CODE_SIGNS; place++) {
    code += SIGNS[Number(bits & 31n)];
    bits >>= BITS_PER_SIGN;
  }
  return code;
}

/** As it is printed: ABCDE-FGHJK-… */
export const sayCode = (code: string): string => code.match(/.{5}/g)?.join('-') ?? code;

/** A code as somebody typed it; undefined when it cannot be one. */
export function readCode(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === CODE_SIGNS && [...code].every((sign) => SIGNS.includes(sign)) ? code : undefined;
}

export const hashOfCode = (code: string): Buffer => hash('sha256', code, 'buffer');
