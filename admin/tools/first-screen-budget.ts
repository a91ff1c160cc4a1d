import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** The pages that an officer sees first: whatever they need is loaded before anything can be read. */
const FIRST_PAGES = /\/pages\/(sign-in|home)\/[^/]+\.tsx$/;

/** Fails the build when the script of the entry, the sign-in page and the home page outgrows its budget. */
export function firstScreenBudget(options: { gzipBytesMax: number }): Plugin {
  return {
    name: 'first-screen-budget',
    apply: 'build',
    generateBundle(_output, bundle) {
      const chunks = new Map<string, Rollup.OutputChunk>();
      for (const item of Object.values(bundle)) if (item.type === 'chunk') chunks.set(item.fileName, item);
      const first = [...chunks.values()].filter(
        (chunk) => chunk.isEntry || FIRST_PAGES.test(chunk.facadeModuleId ?? ''),
      );
      if (first.length < 3)
        this.error(`the first screen should be an entry and two pages, not ${first.length}`);
      const needed = new Set<Rollup.OutputChunk>();
      const follow = (chunk: Rollup.OutputChunk): void => {
        if (needed.has(chunk)) return;
        needed.add(chunk);
        for (const name of chunk.imports) {
          const next = chunks.get(name);
          if (next) follow(next);
        }
      };
      for (const chunk of first) follow(chunk);
      const sizes = [...needed].map((chunk) => ({
        name: chunk.fileName,
        bytes: gzipSync(chunk.code, { level: 9 }).length,
      }));
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      const list = sizes
        .sort((a, b) => b.bytes - a.bytes)
        .map(({ name, bytes }) => `  ${(bytes / 1024).toFixed(1)} KB  ${name}`)
        .join('\n');
      const said = `first screen: ${(total / 1024).toFixed(1)} KB of script, gzipped\n${list}`;
      if (total > options.gzipBytesMax) this.error(`over ${options.gzipBytesMax / 1024} KB. ${said}`);
      this.info(said);
    },
  };
}
