import { spawn } from 'node:child_process';
import { listSources, ROOT } from './sources.ts';

function runSoak(file: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { cwd: ROOT, stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** `npm run soak -- money`: fault tests at their full counts, for a night; without a word, all of them. */
export async function run(words: readonly string[]): Promise<number> {
  const files = listSources(['.soak.ts'])
    .map(({ file }) => file)
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (files.length === 0) {
    console.error(`no soak of that name: ${words.join(', ')}`);
    return 1;
  }
  let failed = 0;
  for (const file of files) {
    console.log(`# ${file}`);
    if ((await runSoak(file)) !== 0) failed++;
  }
  console.log(failed === 0 ? 'all passed' : `${failed} failed`);
  return failed === 0 ? 0 : 1;
}
