import { unwatchFile, watchFile } from 'node:fs';
import { createFieldCipher, type FieldCipher } from './cipher.ts';
import { fingerprintOf, type KeyRing, readKeyFile } from './keys.ts';

const LOOK_MS = 1_000;

/**
 * A cipher that takes up a new key while the program runs: rotation changes the key file, and from then on
 * everything is sealed under the new key. A value under a key that is not known yet makes it look at once. A file
 * that is gone, cannot be read or is another installation's leaves the known keys in use.
 */
export function openLiveCipher(ring: KeyRing, keyFile: string): { cipher: FieldCipher; stop(): void } {
  let current = createFieldCipher(ring);
  let known: ReadonlySet<number> = new Set(ring.fieldKeys.keys());
  const look = (): void => {
    try {
      const found = readKeyFile(keyFile).ring;
      if (fingerprintOf(found) !== fingerprintOf(ring)) throw new Error('these are other keys');
      current = createFieldCipher(found);
      known = new Set(found.fieldKeys.keys());
    } catch (error) {
      console.error('the key file cannot be read; the known keys stay in use', error);
    }
  };
  const knowing = (sealed: Buffer): FieldCipher => {
    if (!known.has(current.keyNoOf(sealed))) look();
    return current;
  };
  look();
  watchFile(keyFile, { interval: LOOK_MS, persistent: false }, look);
  return {
    cipher: {
      get currentKeyNo() {
        return current.currentKeyNo;
      },
      seal: (plain, place) => current.seal(plain, place),
      open: (sealed, place) => knowing(sealed).open(sealed, place),
      sealBytes: (plain, place) => current.sealBytes(plain, place),
      openBytes: (sealed, place) => knowing(sealed).openBytes(sealed, place),
      blindIndex: (purpose, countyCode, plain) => current.blindIndex(purpose, countyCode, plain),
      keyNoOf: (sealed) => current.keyNoOf(sealed),
    },
    stop: () => unwatchFile(keyFile, look),
  };
}
