// The npm packages: installed when the lock file, the Node that runs the work, or the platform is not the one of last time.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { binFolder, pathWithoutBin, root } from './places.mjs'
import { oneAtATime, run } from './run.mjs'

const stampFile = join(root, 'node_modules', '.satchel-stamp')

/** The Node that everything after set-up runs on: the pinned one, or this one where npm has no build of it. */
export function workingNode() {
  const own = join(binFolder, process.platform === 'win32' ? 'node.cmd' : 'node')
  return existsSync(own) ? own : process.execPath
}

/** @returns {{ version: string, abi: string }} of the working Node */
export function workingNodeVersion() {
  const asked = spawnSync(workingNode(), ['-p', 'process.versions.node + " " + process.versions.modules'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const [version = '', abi = ''] = asked.status === 0 ? asked.stdout.trim().split(' ') : []
  return { version, abi }
}

/**
 * What the installed packages depend on, as one line.
 * @param {{ lock: string | Buffer, abi: string, platform: string }} from
 */
export const packageStamp = ({ lock, abi, platform }) =>
  `${createHash('sha256').update(lock).digest('hex')} abi ${abi} ${platform}`

const stampNow = () =>
  packageStamp({
    lock: readFileSync(join(root, 'package-lock.json')),
    abi: workingNodeVersion().abi,
    platform: `${process.platform}-${process.arch}`,
  })

const isCurrent = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampNow()

/**
 * Installs the packages if need be.
 * @param {(line: string) => void} say
 */
export async function installPackages(say) {
  if (isCurrent()) return
  await oneAtATime('packages', async () => {
    if (isCurrent()) return
    say('Installing the packages of package-lock.json (npm ci) …')
    const env = { ...process.env, PATH: pathWithoutBin() }
    const flags = ['--include=dev', '--include=optional', '--ignore-scripts=false', '--no-audit', '--no-fund']
    const installed = await run('npm', ['ci', ...flags], { cwd: root, env })
    if (installed.status !== 0) throw new Error(`The packages could not be installed.\n${complaint(installed.stderr)}`)
    writeFileSync(stampFile, stampNow())
  })
}

/** What npm says is wrong, without its warnings and its manual. @param {string} errors */
function complaint(errors) {
  const lines = errors.split('\n').filter((line) => line.startsWith('npm error'))
  return lines.slice(0, 15).join('\n') || errors.trim().slice(-2000)
}
