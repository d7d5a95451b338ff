import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noteSources } from './scripts/note-sources.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The gateway serves the bundle below `/console/`, and its page on `/`. */
export default defineConfig({
  base: '/console/',
  plugins: [react(), noteSources()],
  resolve: {
    // From their sources: what is bundled is what stands here, built or not.
    alias: {
      '@parley/client/storage': here('../typescript/src/storage.ts'),
      '@parley/client': here('../typescript/src/index.ts'),
      '@parley/react': here('../react/src/index.ts'),
    },
    dedupe: ['react', 'react-dom'],
  },
  build: {
    outDir: here('../../gateway-service/src/main/resources/console'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // What is inlined as a data: address, the page's policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '^/(parley|console/(settings|token)|documents|api)': { target: 'http://localhost:8080', ws: true } } },
  test: { include: ['test/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
} as Parameters<typeof defineConfig>[0]);
