import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScreenBudget } from './tools/first-screen-budget.ts';
import { offlineShell } from './tools/offline-shell.ts';
import { precompress } from './tools/precompress.ts';

/** `npm run dev` points this at the running server; the pages never know more than one address. */
const server = process.env.MINZHENG_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), firstScreenBudget({ gzipBytesMax: 250 * 1024 }), offlineShell(), precompress()],
  build: {
    // Office machines run Chromium-based browsers that are years behind; older ones lack what antd's CSS needs.
    target: ['chrome88', 'edge88', 'firefox85', 'safari14'],
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'index.html', 'visits-worker': 'src/visits-worker.ts' },
      output: {
        // A worker keeps its address for ever: browsers look there for the next one.
        entryFileNames: ({ name }) => (name === 'visits-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
