import type { FieldCipher } from '../base/index.ts';

/** Letters and figures that are not mistaken for one another on paper or by telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;
const GROUP = 4;

type Keyed = Pick<FieldCipher, 'blindIndex'>;

/**
 * The code of a receipt: sixty bits that follow from the form that was sent, so that the same form gives the same
 * receipt and no code is kept anywhere.
 */
export function receiptCode(cipher: Keyed, countyCode: string, formKey: string): string {
  const bytes = cipher.blindIndex('tip-code', countyCode, formKey).subarray(0, CODE_LENGTH);
  const signs = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return signs.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
}

/** As somebody types it: blanks, hyphens and small letters do not matter. Nothing when it cannot be one. */
export function findReceiptHash(cipher: Keyed, countyCode: string, typed: string): Buffer | undefined {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const isCode = code.length === CODE_LENGTH && [...code].every((sign) => ALPHABET.includes(sign));
  return isCode ? cipher.blindIndex('tip-receipt', countyCode, code) : undefined;
}
