// The references of writing: a plain copy that lasts, and a bare append that does.
import { closeSync, copyFileSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { median } from './figures.mjs'

/**
 * Seconds until a copy of a file lasts.
 * @param {string} from
 * @param {string} to
 */
export function copyLasting(from, to) {
  const started = performance.now()
  copyFileSync(from, to)
  makeLast(to)
  return (performance.now() - started) / 1000
}

/** @param {string} path */
export function makeLast(path) {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

/**
 * Seconds that appending so many bytes to a file and making them last takes, the median of many times.
 * @param {string} path
 * @param {number} length
 * @param {number} times
 */
export function appending(path, length, times) {
  const bytes = new Uint8Array(length).fill(7)
  const file = openSync(path, 'a')
  const seconds = Array.from({ length: times }, () => {
    const started = performance.now()
    writeSync(file, bytes)
    fsyncSync(file)
    return (performance.now() - started) / 1000
  })
  closeSync(file)
  return median(seconds)
}
