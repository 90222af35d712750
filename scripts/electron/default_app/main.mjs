// The app that the trial runtime carries: it opens the folder named on its command line as the app.
//
// The import of the app's main file is awaited at the top level: Electron holds `ready` back until this module has
// been evaluated, so the app can still register its scheme, which throws once `ready` has come.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/** The first argument that is not a switch; `--` ends the switches. */
function folderArgument() {
  const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
  return given === undefined ? undefined : resolve(given)
}

/** @param {string} sentence */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  app.exit(1)
}

/** @param {string} folder */
function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch {
    return undefined
  }
}

const folder = folderArgument()
const manifest = folder === undefined ? undefined : readManifest(folder)

if (folder === undefined) refuse('Name the folder of the app to open.')
else if (manifest === undefined) refuse(`There is no readable package.json in ${folder}.`)
else {
  process.env.SATCHEL_TRIAL_RUNTIME = '1'
  if (typeof manifest.name === 'string') app.setName(manifest.name)
  app.setVersion(typeof manifest.version === 'string' ? manifest.version : '0.0.0')
  app.setAppPath(folder)
  try {
    await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href)
  } catch (error) {
    refuse(`The app in ${folder} could not be started. ${error instanceof Error ? (error.stack ?? error.message) : ''}`)
  }
}
