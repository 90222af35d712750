// Three plain builds, chosen by mode: the shell (main), its door to the page (preload), the pages (renderer).
// scripts/build.mjs runs all three into a fresh folder and puts that in the place of dist/.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const outDir = process.env.SATCHEL_BUILD_FOLDER ?? resolve(root, 'dist')
const pages = ['index.html', 'reader.html', 'print/print.html'].map((page) => resolve(root, 'renderer', page))

const everywhere = {
  publicDir: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies UserConfig

/** ES module for Electron's own Node; everything but Electron and Node's modules is bundled in. */
const main: UserConfig = {
  ...everywhere,
  root,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: resolve(root, 'electron/main.ts'),
    target: 'node22',
    outDir,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.js' } },
  },
}

/** One CommonJS file: a sandboxed preload can load nothing else. */
const preload: UserConfig = {
  ...everywhere,
  root,
  build: {
    target: 'chrome130',
    outDir,
    emptyOutDir: false,
    minify: false,
    modulePreload: false,
    rolldownOptions: {
      input: resolve(root, 'electron/preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
}

/** The pages. Nothing is inlined: the content security policy allows no inline script, style or data: font. */
const renderer: UserConfig = {
  ...everywhere,
  root: resolve(root, 'renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // The reader of Outlook messages asks Node's way for what the browser can do itself.
  resolve: { alias: { 'iconv-lite': resolve(root, 'renderer/reading/containers/decode-as.ts') } },
  build: {
    target: 'chrome130',
    outDir: resolve(outDir, 'renderer'),
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: pages.filter((page) => existsSync(page)) },
  },
}

const builds: Record<string, UserConfig> = { main, preload, renderer }

export default defineConfig(({ mode }) => {
  const chosen = builds[mode]
  if (chosen === undefined) throw new Error('Use scripts/build.mjs, or --mode main, preload or renderer.')
  return chosen
})
