import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, defineConfig, type InlineConfig } from 'vite';
import { browserTransform } from '../tools/browser-transform.ts';
import { leaveOutExamples } from '../tools/leave-out-examples.ts';

const here = (name: string) => path.join(import.meta.dirname, name);

/** In this order: what comes later wins. */
const STYLES = [
  'portal.css',
  'parts.css',
  'check.css',
  'guide.css',
  'form.css',
  'publicity.css',
  'small-and-print.css',
];

const TARGET = ['chrome88', 'edge88', 'firefox85', 'safari14'];

/** A script of a page stands alone in one file: an old telephone asks for one thing and not for three. */
const alone = (input: string, file: string): NonNullable<InlineConfig['build']> => ({
  target: TARGET,
  reportCompressedSize: false,
  modulePreload: false,
  rolldownOptions: {
    input: here(input),
    output: { entryFileNames: file, codeSplitting: false },
    transform: browserTransform,
  },
});

/** A script for the questions and one for applying, and the styles as they are written; all of them also packed. */
export default defineConfig({
  plugins: [
    leaveOutExamples(),
    {
      name: 'styles-and-packing',
      apply: 'build',
      async closeBundle() {
        await build({
          root: import.meta.dirname,
          configFile: false,
          logLevel: 'error',
          build: { ...alone('src/apply.ts', 'apply.js'), emptyOutDir: false },
        });
        const styles = STYLES.map((name) => readFileSync(here(`src/${name}`), 'utf8'));
        writeFileSync(here('dist/portal.css'), styles.join('\n'));
        for (const name of ['check.js', 'apply.js', 'portal.css']) {
          const file = here(`dist/${name}`);
          writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
        }
      },
    },
  ],
  build: alone('src/check.ts', 'check.js'),
});
