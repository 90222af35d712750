// Builds the app into dist/: the shell, the preload, the pages, and the data files they load.
// Skipped when nothing it is made from has changed. Run it on the pinned Node (start and test do).
//
//   node scripts/build.mjs [--force]
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './places.mjs'
import { oneAtATime } from './run.mjs'
import { openUp, putInPlace } from './staging.mjs'
import { copyVendorFiles } from './vendor-files.mjs'

/** The built app: the folder Electron opens. */
export const distFolder = join(root, 'dist')

const stampFile = join(distFolder, '.built-from')
const madeFrom = [
  'electron',
  'renderer',
  'resources',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/vendor-files.mjs',
]
const builds = [
  { mode: 'main', needs: 'electron/main.ts' },
  { mode: 'preload', needs: 'electron/preload.ts' },
  { mode: 'renderer', needs: 'renderer/index.html' },
]

/**
 * Builds the app unless dist/ is already made from these sources.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<{ built: boolean, missing: string[] }>} `missing`: entry points that are not there
 */
export function buildApp({ force = false } = {}) {
  const missing = builds.map((build) => build.needs).filter((path) => !existsSync(join(root, path)))
  return oneAtATime('build', async () => {
    const stamp = sourceStamp()
    if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return { built: false, missing }
    await makeDist(stamp)
    return { built: true, missing }
  })
}

/** @param {string} stamp */
async function makeDist(stamp) {
  const partial = `${distFolder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial)
  try {
    await bundle(partial)
    await copyData(partial)
    await writeFile(join(partial, '.built-from'), stamp)
    openUp(partial)
    await putInPlace(partial, distFolder)
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function bundle(folder) {
  const { build } = await import('vite')
  process.env.SATCHEL_BUILD_FOLDER = folder
  for (const { mode, needs } of builds) {
    if (existsSync(join(root, needs))) await build({ configFile: join(root, 'vite.config.ts'), mode })
  }
}

/** @param {string} folder */
async function copyData(folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const manifest = { name, version, type: 'module', main: 'main.js' }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await cp(join(root, 'resources'), join(folder, 'resources'), { recursive: true })
  await copyVendorFiles(join(folder, 'renderer', 'vendor'))
}

/** One hash over the names and bytes of all that the app is made from. */
function sourceStamp() {
  const hash = createHash('sha256')
  for (const path of madeFrom.flatMap(filesBelow).sort()) {
    hash.update(`${path}\0`)
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    )
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesBelow(`${path}/${name}`))
}

if (import.meta.filename === process.argv[1]) {
  const { built, missing } = await buildApp({ force: process.argv.includes('--force') })
  for (const path of missing) process.stderr.write(`Not there yet, so not built: ${path}\n`)
  process.stderr.write(built ? 'Built dist/.\n' : 'dist/ is up to date.\n')
}
