import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const CLI = path.resolve(import.meta.dirname, '../../lines/cli/program.ts');

/** Fills a data folder with the demo county. */
export async function makeCounty(dataDir: string): Promise<void> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const child = spawn(process.execPath, [CLI, 'demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the demo county could not be made: ${code}`);
}
