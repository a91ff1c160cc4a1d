import { type Measure, printTable, runMeasured } from './measures.ts';
import { listSources } from './sources.ts';

/** `npm run bench`: all of them; `npm run bench search import` those whose name has one of the words. */
export async function run(words: readonly string[]): Promise<number> {
  const files = listSources(['.bench.ts'])
    .map(({ file }) => file)
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (files.length === 0) {
    console.error(`no bench of that name: ${words.join(', ')}`);
    return 1;
  }
  const all: Measure[] = [];
  let failed = 0;
  for (const file of files) {
    console.log(`# ${file}`);
    const { code, measures } = await runMeasured(file);
    all.push(...measures);
    if (code !== 0 || measures.length === 0) {
      failed++;
      console.log(`# ${file} failed: exit ${code}, ${measures.length} measures`);
    }
  }
  console.log('');
  printTable(all);
  return failed === 0 ? 0 : 1;
}
