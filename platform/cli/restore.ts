import path from 'node:path';
import type { Command } from 'commander';
import { migrate } from '../base/index.ts';
import { readConfig } from '../server/index.ts';
import { checkBackup, restoreBackup } from './backup/restore-backup.ts';
import { readPassphrase } from './passphrase.ts';
import { ROOT } from './session.ts';

interface Wish {
  readonly passphraseFile?: string;
  readonly checkOnly?: true;
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .argument('<folder>', '备份目录 / folder of the backup')
    .description('把备份恢复到空的数据目录 / Put a backup back into an empty data folder')
    .option('--passphrase-file <file>', '备份中密钥的口令 / passphrase of the keys in the backup')
    .option('--check-only', '只校验备份，不恢复 / only prove that the backup is whole')
    .action(async (folder: string, wish: Wish) => {
      const from = path.resolve(folder);
      if (wish.checkOnly) {
        const manifest = await checkBackup(from);
        console.log(
          `备份完整 / the backup is whole: ${manifest.files.length} 个文件 files, ${manifest.madeAt}`,
        );
        return;
      }
      const config = readConfig(process.env, ROOT);
      const manifest = await restoreBackup(
        from,
        config,
        readPassphrase(wish.passphraseFile),
        async (url, no) => {
          await migrate(url, { upTo: no });
        },
      );
      console.log(`已恢复到 ${config.dataDir} / restored as of ${manifest.madeAt}`);
    });
}
