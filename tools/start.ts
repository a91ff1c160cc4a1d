import { readConfig, runUntilTold, sayStartError, startProgram } from '../platform/server/index.ts';
import { buildWeb } from './build-web.ts';
import { ROOT } from './sources.ts';

/** `npm start`: builds the pages when needed, opens the county, and stays until it is told to stop. */
export async function run(): Promise<number> {
  const startedAt = performance.now();
  try {
    const config = readConfig(process.env, ROOT);
    const webDir = buildWeb();
    webDir.catch(() => undefined);
    const program = await startProgram({ config, webDir });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`民政 Minzheng 已启动 / is open (${seconds} s)`);
    for (const address of program.addresses) {
      console.log(`  网页 Pages  ${address}\n  接口 API    ${address}/api/docs`);
    }
    await runUntilTold(() => program.stop());
    return 0;
  } catch (error) {
    sayStartError(error);
    return 1;
  }
}
