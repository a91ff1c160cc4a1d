import path from 'node:path';
import type { Command } from 'commander';
import { makeBackup } from './backup/make-backup.ts';
import { readPassphrase } from './passphrase.ts';
import { withStore } from './session.ts';

interface Wish {
  readonly logical?: true;
  readonly withKeys?: string;
}

export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<folder>', '新的备份目录 / a new folder')
    .description('备份整个系统，可在使用中进行 / Back up the installation, while it is in use')
    .option('--logical', '按行导出，可恢复到自有 PostgreSQL / rows instead of the server’s files')
    .option(
      '--with-keys <passphrase-file>',
      '把密钥用口令加密后放入备份 / put the keys in, under a passphrase',
    )
    .action(async (folder: string, wish: Wish) => {
      const passphrase = readPassphrase(wish.withKeys);
      const manifest = await withStore((store, config) =>
        makeBackup(store, config, {
          folder: path.resolve(folder),
          isLogical: wish.logical ?? false,
          passphrase,
        }),
      );
      const megabytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0) / 1024 / 1024;
      console.log(
        `备份完成 / backed up: ${manifest.files.length} 个文件 files, ${megabytes.toFixed(1)} MB, ${folder}`,
      );
      if (manifest.withKeys) return;
      console.log(
        `注意：备份不含密钥，请另行保管密钥文件（指纹 ${manifest.keyFingerprint}）。\n` +
          'The keys are not in this backup: keep the key file elsewhere; without it nothing sealed can be read.',
      );
    });
}
