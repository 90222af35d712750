// A display for machines that have none: Xvfb on a free number, closed to everyone without its cookie.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * @typedef {object} Display
 * @property {Record<string, string>} env what a program needs to find the display
 * @property {boolean} own true when it was started here
 * @property {() => void} close
 */

/** Does this machine have a display (or does the platform need no asking)? */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/**
 * The machine's display, or an own Xvfb where it has none.
 * @returns {Promise<Display>} throws an Error with a sentence when Xvfb can't be started
 */
export async function openDisplay() {
  if (hasDisplay()) return { env: {}, own: false, close: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'satchel-display-'))
  const cookieFile = writeCookie(folder)
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset', '-auth', cookieFile],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true }, // Ctrl+C is for the app: the display goes after it
  )
  const close = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', close)
  const number = await displayNumber(server)
  if (number === '') throw new Error('There is no display, and Xvfb could not be started. Install the package xvfb.')
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: cookieFile }, own: true, close }
}

/**
 * Xvfb writes the number it took to its fourth file.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>} empty when it ended without one
 */
function displayNumber(server) {
  return new Promise((settle) => {
    let text = ''
    server.stdio[3]?.on('data', (chunk) => {
      text += String(chunk)
      if (!text.endsWith('\n')) return
      server.unref()
      settle(text.trim())
    })
    server.on('error', () => settle(''))
    server.on('exit', () => settle(''))
  })
}

/** @param {string} folder */
function writeCookie(folder) {
  const file = join(folder, 'cookie')
  writeFileSync(file, xauthorityRecord(randomBytes(16)), { mode: 0o600 })
  return file
}

/**
 * An Xauthority record for any host: family, address, number, name, data, each but the first led by its length in two
 * bytes, big-endian (libXau's file format).
 * @param {Buffer} cookie
 * @returns {Buffer}
 */
export function xauthorityRecord(cookie) {
  const anyHost = Buffer.from([0xff, 0xff])
  const fields = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), cookie]
  return Buffer.concat([
    anyHost,
    ...fields.flatMap((field) => [Buffer.from([field.length >> 8, field.length & 0xff]), field]),
  ])
}
