import { unwatchFile, watchFile } from 'node:fs';
import { createFieldCipher, type FieldCipher } from './cipher.ts';
import { type KeyRing, openKeyRing } from './keys.ts';

const LOOK_MS = 1_000;

/**
 * A cipher that takes up a new key while the program runs: rotation changes the key file, and from then on
 * everything is sealed under the new key. A file that cannot be read leaves the known keys in use.
 */
export function openLiveCipher(ring: KeyRing, keyFile: string): { cipher: FieldCipher; stop(): void } {
  let current = createFieldCipher(ring);
  const look = (): void => {
    try {
      current = createFieldCipher(openKeyRing(keyFile));
    } catch (error) {
      console.error('the key file cannot be read; the known keys stay in use', error);
    }
  };
  watchFile(keyFile, { interval: LOOK_MS, persistent: false }, look);
  return {
    cipher: {
      get currentKeyNo() {
        return current.currentKeyNo;
      },
      seal: (plain, place) => current.seal(plain, place),
      open: (sealed, place) => current.open(sealed, place),
      sealBytes: (plain, place) => current.sealBytes(plain, place),
      openBytes: (sealed, place) => current.openBytes(sealed, place),
      blindIndex: (purpose, countyCode, plain) => current.blindIndex(purpose, countyCode, plain),
      keyNoOf: (sealed) => current.keyNoOf(sealed),
    },
    stop: () => unwatchFile(keyFile, look),
  };
}
