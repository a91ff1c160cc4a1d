import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, '.cache');
const CLI = path.join(ROOT, 'lines', 'cli', 'program.ts');
const NAME = 'province-';

/** Changes when the tables or the invented people do: then the cached county is made anew. */
function contentKey(people: number): string {
  const said = createHash('sha256').update(String(people));
  for (const folder of ['db/migrations', 'demo']) {
    const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|sql)$/.test(file) && !file.endsWith('.test.ts'))
      .sort();
    for (const file of files) said.update(readFileSync(path.join(ROOT, folder, file)));
  }
  return said.digest('hex').slice(0, 12);
}

/**
 * The data folder of a county with so many invented people, made once and kept. `PROVINCE_DIR` names one that is
 * there already.
 */
export async function openProvince(people: number): Promise<string> {
  const given = process.env.PROVINCE_DIR;
  if (given) return given;
  const folder = path.join(CACHE, `${NAME}${contentKey(people)}`);
  const whole = path.join(folder, 'whole');
  if (existsSync(whole)) return folder;
  mkdirSync(CACHE, { recursive: true, mode: 0o755 });
  const others = readdirSync(CACHE).filter((name) => name.startsWith(NAME) && name !== path.basename(folder));
  for (const old of others) rmSync(path.join(CACHE, old), { recursive: true, force: true });
  // One that was broken off is gone on with.
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o755);
  console.error(`making a county of ${people} invented people, once …`);
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
  const child = spawn(process.execPath, [CLI, 'demo', '--people', String(people)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the county could not be made: ${code}`);
  writeFileSync(whole, '');
  return folder;
}
