import path from 'node:path';
import type { Command } from 'commander';
import { type House, readConfig, runUntilTold, startProgram } from '../server/index.ts';
import { ROOT } from './session.ts';

export function addServe(program: Command, house: House): void {
  program
    .command('serve')
    .description('只提供服务，不生成演示数据 / Serve, without making a demo county')
    .action(async () => {
      const config = readConfig(process.env, ROOT);
      const webDir = Promise.resolve(path.join(ROOT, 'admin', 'dist'));
      const running = await startProgram({ config, house, webDir });
      for (const address of running.addresses) console.log(`民政 Minzheng: ${address}`);
      await runUntilTold(() => running.stop(), running.failed);
    });
}
