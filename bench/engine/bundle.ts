import path from 'node:path';
import { build } from 'vite';
import { browserTransform } from '../../tools/browser-transform.ts';
import { leaveOutExamples } from '../../tools/leave-out-examples.ts';

/** The engine and all schemes as one script, built as the public's pages build theirs. */
export async function bundleEngine(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    plugins: [leaveOutExamples()],
    build: {
      write: false,
      target: ['chrome88', 'edge88', 'firefox85', 'safari14'],
      lib: { entry: path.join(import.meta.dirname, 'browser.ts'), formats: ['es'] },
      rolldownOptions: { output: { minify: true }, transform: browserTransform },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}
