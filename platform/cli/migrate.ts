import type { Command } from 'commander';
import { migrateStore } from '../server/index.ts';
import { withStore } from './session.ts';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('升级数据库结构 / Bring the database up to this program')
    .action(async () => {
      const applied = await withStore((store) => migrateStore(store));
      if (applied.length === 0) console.log('数据库已是最新 / The database is up to date');
      for (const file of applied) console.log(`已执行 / applied: ${file}`);
    });
}
