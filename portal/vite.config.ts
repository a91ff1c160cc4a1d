import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defineConfig } from 'vite';
import { leaveOutExamples } from '../tools/leave-out-examples.ts';

const here = (name: string) => path.join(import.meta.dirname, name);

/** In this order: what comes later wins. */
const STYLES = ['portal.css', 'parts.css', 'check.css', 'guide.css', 'form.css', 'small-and-print.css'];

/** One script, loaded on one page only, and the styles as they are written; both also packed. */
export default defineConfig({
  plugins: [
    leaveOutExamples(),
    {
      name: 'styles-and-packing',
      apply: 'build',
      closeBundle() {
        const styles = STYLES.map((name) => readFileSync(here(`src/${name}`), 'utf8'));
        writeFileSync(here('dist/portal.css'), styles.join('\n'));
        for (const name of ['check.js', 'portal.css']) {
          const file = here(`dist/${name}`);
          writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
        }
      },
    },
  ],
  build: {
    target: ['chrome88', 'edge88', 'firefox85', 'safari14'],
    reportCompressedSize: false,
    modulePreload: false,
    rollupOptions: { input: 'src/check.ts', output: { entryFileNames: 'check.js', codeSplitting: false } },
  },
});
