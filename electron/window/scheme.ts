import { readFile } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** The hosts of the app's own scheme: the window, the keyless reader, the hidden print page. Each is a site of its own. */
export const hosts = ['satchel', 'reader', 'print'] as const
export type Host = (typeof hosts)[number]

/** The first page of each host. */
export const pageOf: Readonly<Record<Host, string>> = {
  satchel: 'app://satchel/index.html',
  reader: 'app://reader/reader.html',
  print: 'app://print/print/print.html',
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** On every answer, refusals and workers' scripts too: a worker takes its policy from its own response. */
const armour: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Endings that are served, and as what; a file of any other kind is data. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
}

const pageFile: Readonly<Record<Host, string>> = {
  satchel: 'index.html',
  reader: 'reader.html',
  print: 'print/print.html',
}

/** What may be asked for: address → file. Nothing else exists. */
export type AllowList = ReadonlyMap<string, string>

/**
 * The files of the built pages as they are when the app starts. Every host gets the assets and its own page; only the
 * reader gets `vendor/`, the code and data that parse foreign bytes.
 */
export function allowedFiles(rendererFolder: string): AllowList {
  const files = new Map<string, string>()
  for (const name of filesBelow(rendererFolder)) {
    for (const host of hosts) {
      if (isFor(host, name)) files.set(`app://${host}/${name}`, join(rendererFolder, ...name.split('/')))
    }
  }
  return files
}

function isFor(host: Host, name: string): boolean {
  if (name.startsWith('assets/')) return !name.endsWith('.html')
  if (name.startsWith('vendor/')) return host === 'reader'
  return name === pageFile[host]
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
    return entry.isFile() ? [prefix + entry.name] : []
  })
}

/**
 * Answers one request on the scheme. The address must be one of the list letter by letter: there is nothing to decode,
 * to resolve or to compare without regard to case, so traversal, encoding, NUL, queries and other hosts all miss.
 */
export async function answerRequest(
  files: AllowList,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const file = request.method === 'GET' ? files.get(request.url) : undefined
  if (file === undefined) return new Response(null, { status: 404, headers: armour })
  const type = contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream'
  return new Response(new Uint8Array(await readFile(file)), { headers: { ...armour, 'content-type': type } })
}

/** Is this address on the app's own scheme and this very host? */
export function isOn(host: Host, address: string): boolean {
  return address.startsWith(`app://${host}/`)
}
