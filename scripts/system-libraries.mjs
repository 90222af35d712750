// The system's own libraries and tools, by Debian's names. Installed only under root, and after a line that says so.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay } from './display.mjs'
import { cacheFolder, isRoot } from './places.mjs'
import { run } from './run.mjs'

const forElectron = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libcups2',
  'libxss1',
]
const forChecks = ['poppler-utils', 'qpdf', 'openssl', 'age', 'tesseract-ocr', 'chromium', 'dcmtk']

/** @param {boolean} forTests */
export const wantedPackages = (forTests) => [
  ...(forTests || isRoot || !hasDisplay() ? ['xvfb'] : []),
  ...forElectron,
  ...(forTests ? forChecks : []),
]

/**
 * The wanted packages that are not installed, neither under their name nor under that of their 64-bit-time twin.
 * @param {string[]} wanted
 * @param {Set<string>} installed
 */
export const missingPackages = (wanted, installed) =>
  wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries: takes each name or its twin, whichever the archive knows.
 * @param {string[]} names
 * @param {(name: string) => boolean} isKnown
 * @returns {{ known: string[], unknown: string[] }}
 */
export function archiveNames(names, isKnown) {
  const found = names.map((name) => [name, `${name}t64`].find(isKnown))
  return {
    known: found.filter((name) => name !== undefined),
    unknown: names.filter((_, index) => found[index] === undefined),
  }
}

/**
 * Installs what is missing, or says how to.
 * @param {{ forTests: boolean, say: (line: string) => void }} options
 */
export async function installSystemLibraries({ forTests, say }) {
  if (process.platform !== 'linux') return
  const missing = missingPackages(wantedPackages(forTests), installedPackages())
  if (missing.length === 0) return
  const what = `${missing.join(' ')} (for Electron's window${forTests ? ' and for checking packets from outside' : ''})`
  if (!hasApt())
    return say(`The system packages known to Debian as ${what} may be missing; install them if the app does not open.`)
  if (!isRoot) return say(`Missing: ${what}. To install, copy this line:\n  ${lineToCopy(missing)}`)
  if (wasRefused(missing))
    return say(`Not installed, as before: ${missing.join(' ')}. To try again, delete ${refusedFile()}`)
  say(`Installing with apt: ${what}`)
  await installWithApt(missing, say)
}

/** Names of installed Debian packages among those that matter; everything when this is not a Debian. */
function installedPackages() {
  const names = wantedPackages(true).flatMap((name) => [name, `${name}t64`])
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\\n', ...names], {
    encoding: 'utf8',
  })
  if (asked.error !== undefined) return new Set()
  const lines = asked.stdout.split('\n').filter((line) => line.startsWith('installed '))
  return new Set(lines.map((line) => line.slice('installed '.length)))
}

const hasApt = () => existsSync('/usr/bin/apt-get')

/** @param {string[]} missing */
function lineToCopy(missing) {
  const { known } = archiveNames(missing, isKnownToApt)
  return `sudo apt-get install -y --no-install-recommends ${(known.length > 0 ? known : missing).join(' ')}`
}

/**
 * `apt-cache show` answers for a purely virtual name, too, but without a record of it.
 * @param {string} name
 */
function isKnownToApt(name) {
  const asked = spawnSync('apt-cache', ['show', '--no-all-versions', name], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout.startsWith(`Package: ${name}\n`)
}

/**
 * @param {string[]} missing
 * @param {(line: string) => void} say
 */
async function installWithApt(missing, say) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  await run('apt-get', ['update', '-q', ...wait], { env, seconds: 300 })
  const { known, unknown } = archiveNames(missing, isKnownToApt)
  const flags = ['install', '-y', '-q', '--no-install-recommends', ...wait]
  const installed = known.length === 0 ? { status: 0, stderr: '' } : await run('apt-get', [...flags, ...known], { env })
  if (installed.status === 0 && unknown.length === 0) return
  writeFileSync(refusedFile(), JSON.stringify(missing))
  if (unknown.length > 0)
    say(`Not known to apt here: ${unknown.join(' ')}. What needs them is counted as not run here.`)
  if (installed.status !== 0) say(`apt could not install them: ${installed.stderr.trim().split('\n').at(-1) ?? ''}`)
}

const refusedFile = () => join(cacheFolder(), 'apt-refused.json')

/** @param {string[]} missing */
function wasRefused(missing) {
  try {
    const refused = new Set(JSON.parse(readFileSync(refusedFile(), 'utf8')))
    return missing.every((name) => refused.has(name))
  } catch {
    return false
  }
}
