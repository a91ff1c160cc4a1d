import { type Measure, printTable, runMeasured } from './measures.ts';
import { listSources } from './sources.ts';

/** `npm run soak -- money`: fault tests at their full counts, for a night; without a word, all of them. */
export async function run(words: readonly string[]): Promise<number> {
  const files = listSources(['.soak.ts'])
    .map(({ file }) => file)
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (files.length === 0) {
    console.error(`no soak of that name: ${words.join(', ')}`);
    return 1;
  }
  const all: Measure[] = [];
  let failed = 0;
  for (const file of files) {
    console.log(`# ${file}`);
    const { code, measures } = await runMeasured(file);
    all.push(...measures);
    if (code !== 0) failed++;
  }
  console.log('');
  printTable(all);
  console.log(failed === 0 ? 'all passed' : `${failed} failed`);
  return failed === 0 ? 0 : 1;
}
