import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** The policy of the app's own pages (vault.md §5.3): no inline style element, no inline script. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
const rendererFolder = fileURLToPath(new URL('../../../renderer', import.meta.url))

export type GallerySite = { address: string; close: () => void }

async function buildInto(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: rendererFolder,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome130',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(rendererFolder, 'gallery.html') },
    },
  })
}

/** Builds the gallery into a scratch folder and serves it on this machine under the app's own policy. */
export async function openGallery(): Promise<GallerySite> {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-gallery-'))
  await buildInto(folder)
  const server = createServer((asked, answer) => {
    const file = resolve(folder, `.${new URL(asked.url ?? '/', 'http://localhost').pathname}`)
    if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
      answer.writeHead(204).end()
      return
    }
    const type = types[extname(file)] ?? 'application/octet-stream'
    answer.writeHead(200, { 'content-type': type, 'content-security-policy': policy })
    createReadStream(file).pipe(answer)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const close = () => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { address: `http://127.0.0.1:${port}/gallery.html`, close }
}
