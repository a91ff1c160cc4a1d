import { createHash } from 'node:crypto';
import type { Plugin, Rollup } from 'vite';

/** The pages that open without a network, and what their frame loads by and by. */
const KEPT =
  /\/pages\/visits\/field\/field-page\.tsx$|\/antd\/(es\/)?locale\/en_US\.js$|\/sign-in\/sign-in-form\.tsx$/;
const WORKER = 'visits-worker.js';

interface WithStyles {
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** Writes into the worker which files of the build it keeps: those that the page of the village needs, and no others. */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    // Chunks that hold nothing but styles are taken out of the bundle before.
    enforce: 'post',
    generateBundle(_output, bundle) {
      const chunks = new Map<string, Rollup.OutputChunk>();
      for (const item of Object.values(bundle)) if (item.type === 'chunk') chunks.set(item.fileName, item);
      const worker = chunks.get(WORKER);
      const entry = [...chunks.values()].find((chunk) => chunk.isEntry && chunk !== worker);
      const pages = [...chunks.values()].filter(({ moduleIds }) => moduleIds.some((id) => KEPT.test(id)));
      if (!worker || !entry || pages.length === 0) {
        this.error('the worker of the village, its page or the entry is missing from the build');
      }
      const files = new Set<string>();
      const follow = (chunk: Rollup.OutputChunk): void => {
        if (files.has(chunk.fileName)) return;
        files.add(chunk.fileName);
        for (const style of (chunk as WithStyles).viteMetadata?.importedCss ?? []) files.add(style);
        for (const name of chunk.imports) {
          const next = chunks.get(name);
          if (next) follow(next);
        }
      };
      for (const chunk of [entry, ...pages]) follow(chunk);
      const list = [...[...files].sort().map((file) => `/${file}`), '/seal.svg'].join();
      const hash = createHash('sha256').update(list).digest('hex').slice(0, 16);
      const missing = [...files].filter((file) => bundle[file] === undefined);
      if (missing.length > 0) this.error(`the worker would wait for what is not built: ${missing.join()}`);
      const filled = worker.code.replace('__SHELL_FILES__', list).replace('__SHELL_HASH__', hash);
      if (filled.includes('__SHELL_')) this.error('the worker of the village was not filled in');
      worker.code = filled;
      this.info(`${files.size} files open without a network`);
    },
  };
}
