import { existsSync } from 'node:fs';
import pg from 'pg';
import { fingerprintOf, type KeyRing, openKeyRing } from '../base/index.ts';
import { StartError } from './start-error.ts';

/**
 * The keys that belong to this database: made on its first start, and never again. With other keys
 * nothing sealed could be read, and what is written would be lost to the right ones.
 * @throws StartError when the key file is missing or is another installation's.
 */
export async function openKeysOf(ownerUrl: string, keyFile: string): Promise<KeyRing> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ key_fingerprint: string }>(
      'select key_fingerprint from installation',
    );
    const known = rows[0]?.key_fingerprint;
    if (known !== undefined && !existsSync(keyFile)) {
      throw new StartError(
        `密钥文件 ${keyFile} 不见了（指纹 ${known}）：请放回原来的密钥文件，或用 MINZHENG_KEY_FILE 指明位置。没有它，加密的内容无法读取。`,
        `The key file ${keyFile} is gone (fingerprint ${known}): put the original back, or name it in MINZHENG_KEY_FILE. Without it nothing sealed can be read.`,
      );
    }
    const ring = openKeyRing(keyFile);
    const ours = fingerprintOf(ring);
    if (known === undefined) {
      await owner.query('insert into installation (key_fingerprint) values ($1) on conflict do nothing', [
        ours,
      ]);
    } else if (known !== ours) {
      throw new StartError(
        `密钥文件 ${keyFile}（指纹 ${ours}）不属于这个数据库（指纹 ${known}）：请换用原来的密钥文件。`,
        `The key file ${keyFile} (fingerprint ${ours}) does not belong to this database (fingerprint ${known}): use the original one.`,
      );
    }
    return ring;
  } finally {
    await owner.end();
  }
}
