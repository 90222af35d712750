import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allowedFiles, answerRequest, hosts, isOn, pageOf, type AllowList } from '../../../electron/window/scheme.ts'
import { aFolder } from '../folder-line.ts'

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

function aBuild(): AllowList {
  const dist = aFolder()
  const renderer = join(dist, 'renderer')
  for (const folder of ['assets', 'print', 'vendor/ocr', 'odd']) mkdirSync(join(renderer, folder), { recursive: true })
  writeFileSync(join(dist, 'package.json'), '{}')
  writeFileSync(join(dist, 'main.js'), '')
  for (const name of [
    'index.html',
    'reader.html',
    'print/print.html',
    'assets/vault.worker-x.js',
    'assets/look.css',
    'assets/font.woff2',
  ])
    writeFileSync(join(renderer, name), 'text')
  for (const name of ['vendor/core.wasm', 'vendor/ocr/eng.traineddata', 'odd/page.html', 'assets/a.html', 'secret.txt'])
    writeFileSync(join(renderer, name), 'text')
  symlinkSync('/etc/passwd', join(renderer, 'assets', 'link.js'))
  return allowedFiles(renderer)
}

const ask = async (files: AllowList, url: string, method = 'GET') => answerRequest(files, { url, method })

test('each host serves its own page, the assets, and only the reader what parses foreign bytes', async () => {
  const files = aBuild()
  for (const host of hosts) {
    expect((await ask(files, pageOf[host])).status).toBe(200)
    expect((await ask(files, `app://${host}/assets/look.css`)).headers.get('content-type')).toMatch(/^text\/css/)
    expect((await ask(files, `app://${host}/vendor/core.wasm`)).status).toBe(host === 'reader' ? 200 : 404)
    for (const other of hosts) {
      const page = pageOf[other].replace(`app://${other}/`, `app://${host}/`)
      expect((await ask(files, page)).status).toBe(host === other ? 200 : 404)
    }
  }
  expect((await ask(files, 'app://reader/vendor/core.wasm')).headers.get('content-type')).toBe('application/wasm')
  expect((await ask(files, 'app://reader/vendor/ocr/eng.traineddata')).headers.get('content-type')).toBe(
    'application/octet-stream',
  )
})

test('the policy is on every answer: pages, workers, data and refusals', async () => {
  const files = aBuild()
  for (const url of [...files.keys(), 'app://satchel/nothing', 'https://example.org/']) {
    const { headers } = await ask(files, url)
    expect(headers.get('content-security-policy')).toBe(policy)
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

/** Ways to write an address that is not one of ours letter by letter. */
function hostile(): string[] {
  const targets = ['package.json', 'main.js', 'renderer/index.html', 'etc/passwd', 'secret.txt']
  const ups = ['..', '%2e%2e', '.%2e', '%2E.', '..%00', '%252e%252e', '..;', '\u2025', '%c0%ae%c0%ae', '..%5c..']
  const slashes = ['/', '%2f', '%5c', '\\']
  const paths = targets.flatMap((target) =>
    ups.flatMap((up) => slashes.map((slash) => `assets/${up}${slash}${up}${slash}${target}`)),
  )
  const twisted = [
    'index.html\0',
    'index.html%00.js',
    'INDEX.HTML',
    'index.html?x=1',
    'index.html#x',
    'index.html/',
    '/index.html',
    './index.html',
    'index%2ehtml',
  ]
  const rest = [
    '',
    'assets',
    'assets/',
    'assets/link.js',
    'assets/a.html',
    'odd/page.html',
    'secret.txt',
    'con',
    'index.html:$DATA',
    'vendor/../index.html',
  ]
  const places = [
    ...[
      'app://evil/index.html',
      'app://satchel.evil/index.html',
      'app://evil@satchel/index.html',
      'app://satchel:80/index.html',
    ],
    ...[
      'app://SATCHEL/index.html',
      'APP://satchel/index.html',
      'app:satchel/index.html',
      'app:///index.html',
      'app://satchel',
    ],
    ...[
      'file:///etc/passwd',
      'http://satchel/index.html',
      'apps://satchel/index.html',
      'data:text/html,x',
      'blob:app://satchel/x',
    ],
    ...[
      'app://print/index.html',
      'app://reader/index.html',
      'app://satchel/reader.html',
      'app://toString/',
      '__proto__',
      'constructor',
      '',
    ],
  ]
  return [...[...paths, ...twisted, ...rest].map((path) => `app://satchel/${path}`), ...places]
}

test('more than 200 hostile addresses are all refused with 404 and an empty body', async () => {
  const files = aBuild()
  const addresses = hostile()
  expect(addresses.length).toBeGreaterThan(200)
  for (const url of addresses) {
    const answer = await ask(files, url)
    expect([url, answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([url, 404, 0])
  }
})

test.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('%s is refused even where the page exists', async (method) => {
  expect((await ask(aBuild(), pageOf.satchel, method)).status).toBe(404)
})

test('a sender is ours only with both the scheme and the host', () => {
  expect(isOn('satchel', 'app://satchel/index.html')).toBe(true)
  for (const address of [
    'https://satchel/index.html',
    'app://reader/index.html',
    'app://satchel.evil/',
    'app://satchel',
    'about:blank',
    '',
  ])
    expect(isOn('satchel', address)).toBe(false)
})
