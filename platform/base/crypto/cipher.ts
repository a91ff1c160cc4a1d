import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hmacSm3 } from './hmac-sm3.ts';
import type { KeyRing } from './keys.ts';
import { type ShortSealer, shortSealer } from './short-seal.ts';

/** Where a ciphertext lives. It is bound into the seal, so that a value moved to another row will not open. */
export interface SealedPlace {
  readonly countyCode: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** Encrypts single fields, by the SM4-GCM of the runtime's OpenSSL, and finds them again, by HMAC-SM3. */
export interface FieldCipher {
  seal(plain: string, place: SealedPlace): Buffer;
  /** Throws when the value was changed, moved, or sealed under a key that is gone. */
  open(sealed: Buffer, place: SealedPlace): string;
  /** As `seal` and `open`, for what is no text: files, packed rows. */
  sealBytes(plain: Uint8Array, place: SealedPlace): Buffer;
  openBytes(sealed: Buffer, place: SealedPlace): Buffer;
  /** A keyed hash for looking a value up: 16 bytes of HMAC-SM3 under a key of its own per purpose and county. */
  blindIndex(purpose: string, countyCode: string, plain: string): Buffer;
  /** Which key sealed it: rotation re-seals what is not on the current one. */
  keyNoOf(sealed: Buffer): number;
  readonly currentKeyNo: number;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_NO_BYTES = 2;
const HASH_BYTES = 16;
const ALGORITHM = 'sm4-gcm';

/** Names of tables and columns hold no bar and the row comes last, so no two places read alike. */
const binding = (place: SealedPlace) => `${place.countyCode}|${place.table}|${place.column}|${place.rowId}`;

/** Asked of the system a thousand at a time: one by one they cost more than the encryption. */
const IVS_AT_ONCE = 1024;
let ivs = Buffer.alloc(0);

function nextIv(): Buffer {
  if (ivs.length === 0) ivs = randomBytes(IV_BYTES * IVS_AT_ONCE);
  const iv = ivs.subarray(0, IV_BYTES);
  ivs = ivs.subarray(IV_BYTES);
  return iv;
}

// SM4-GCM works in Node 26 but its types know only the AES modes, hence the two casts below.
type Gcm = 'aes-128-gcm';

function getCurrentKey(ring: KeyRing): Buffer {
  const key = ring.fieldKeys.get(ring.currentFieldKeyNo);
  if (key === undefined) throw new Error('the current field key is missing');
  return key;
}

export function createFieldCipher(ring: KeyRing): FieldCipher {
  const current = getCurrentKey(ring);
  const indexes = new Map<string, (text: string) => Buffer>();
  let short: ShortSealer | undefined;

  function indexOf(purpose: string): (text: string) => Buffer {
    let index = indexes.get(purpose);
    if (index === undefined) {
      const key = hkdfSync('sm3', ring.indexKey, '', `blind index ${purpose}`, 32);
      index = hmacSm3(new Uint8Array(key), HASH_BYTES);
      indexes.set(purpose, index);
    }
    return index;
  }

  /** Numbers and telephones are short, and an import seals a hundred thousand of them. */
  function seal(plain: string, place: SealedPlace): Buffer {
    short ??= shortSealer(current);
    const sealed = short.seal(plain, binding(place), KEY_NO_BYTES);
    if (sealed === undefined) return sealBytes(Buffer.from(plain, 'utf8'), place);
    sealed.writeUInt16BE(ring.currentFieldKeyNo);
    return sealed;
  }

  function sealBytes(plain: Uint8Array, place: SealedPlace): Buffer {
    const iv = nextIv();
    const cipher = createCipheriv(ALGORITHM as Gcm, current, iv);
    cipher.setAAD(Buffer.from(binding(place)));
    const body = cipher.update(plain);
    cipher.final();
    const sealed = Buffer.allocUnsafe(KEY_NO_BYTES + IV_BYTES + body.length + TAG_BYTES);
    sealed.writeUInt16BE(ring.currentFieldKeyNo);
    iv.copy(sealed, KEY_NO_BYTES);
    body.copy(sealed, KEY_NO_BYTES + IV_BYTES);
    cipher.getAuthTag().copy(sealed, sealed.length - TAG_BYTES);
    return sealed;
  }

  function openBytes(sealed: Buffer, place: SealedPlace): Buffer {
    const key = ring.fieldKeys.get(sealed.readUInt16BE(0));
    if (key === undefined) throw new Error(`sealed under key ${sealed.readUInt16BE(0)}, which is gone`);
    const decipher = createDecipheriv(
      ALGORITHM as Gcm,
      key,
      sealed.subarray(KEY_NO_BYTES, KEY_NO_BYTES + IV_BYTES),
    );
    decipher.setAAD(Buffer.from(binding(place)));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const body = decipher.update(sealed.subarray(KEY_NO_BYTES + IV_BYTES, -TAG_BYTES));
    return Buffer.concat([body, decipher.final()]);
  }

  return {
    currentKeyNo: ring.currentFieldKeyNo,
    seal,
    open: (sealed, place) => openBytes(sealed, place).toString('utf8'),
    sealBytes,
    openBytes,
    blindIndex: (purpose, countyCode, plain) => indexOf(purpose)(`${countyCode}|${plain}`),
    keyNoOf: (sealed) => sealed.readUInt16BE(0),
  };
}
