import type { FieldCipher, Id } from '../base/index.ts';

const placeOf = (countyCode: string, userId: Id) => ({
  countyCode,
  table: 'app_user',
  column: 'totp_sealed',
  rowId: userId,
});

export function sealTotpSecret(cipher: FieldCipher, countyCode: string, userId: Id, secret: string): Buffer {
  return cipher.seal(secret, placeOf(countyCode, userId));
}

export function openTotpSecret(cipher: FieldCipher, countyCode: string, userId: Id, sealed: Buffer): string {
  return cipher.open(sealed, placeOf(countyCode, userId));
}
