import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { prepareDemo, sayDemo } from '../demo/index.ts';
import { house } from '../lines/server/index.ts';
import { readConfig, runUntilTold, sayStartError, startProgram } from '../platform/server/index.ts';
import { buildWeb } from './build-web.ts';
import { ROOT } from './sources.ts';

const CLI = path.join(ROOT, 'lines', 'cli', 'program.ts');

/** In a process of its own: the memory that inventing a county takes must not stay with the server. */
async function makeDemoApart(): Promise<void> {
  console.log('正在生成演示县 / Making the demo county …');
  const child = spawn(process.execPath, [CLI, 'demo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the demo county could not be made');
}

/** `npm start`: builds the pages when needed, opens the county, and stays until it is told to stop. */
export async function run(): Promise<number> {
  const startedAt = performance.now();
  let hasDemo = false;
  try {
    const config = readConfig(process.env, ROOT);
    const webDir = buildWeb();
    webDir.catch(() => undefined);
    const portal = buildWeb('portal');
    portal.catch(() => undefined);
    const program = await startProgram({
      config,
      house,
      webDir,
      async prepare({ appUrl, keys }) {
        const demo = await prepareDemo({ appUrl, keys, env: process.env, make: makeDemoApart });
        hasDemo = demo !== undefined;
      },
    });
    await portal;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`民政 Minzheng 已启动 / is open (${seconds} s)`);
    for (const address of program.addresses) {
      console.log(
        `  网页 Pages  ${address}\n  公众 Public ${address}/portal\n  接口 API    ${address}/api/docs`,
      );
    }
    if (hasDemo) console.log(sayDemo());
    await runUntilTold(() => program.stop(), program.failed);
    return 0;
  } catch (error) {
    sayStartError(error);
    return 1;
  }
}
