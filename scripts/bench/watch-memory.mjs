// How much memory an app and all that it started have together, watched from outside while it runs.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const every = 250

/**
 * @typedef {{ at: number, bytes: number }} Sample `at`: ms since 1970
 */

/**
 * Watches every process that works in the folder, and those below it, until it is stopped.
 * @param {string} folder
 * @returns {{ stop(): Sample[] }}
 */
export function watchMemory(folder) {
  /** @type {Sample[]} */
  const samples = []
  const timer = setInterval(() => samples.push({ at: Date.now(), bytes: shareOf(processesOf(folder)) }), every)
  return {
    stop() {
      clearInterval(timer)
      return samples
    },
  }
}

/** @param {string} folder */
function processesOf(folder) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, parentOf(pid)]),
  )
  const all = new Set([...parents.keys()].filter((pid) => folderOf(pid) === folder))
  for (let before = 0; before !== all.size;) {
    before = all.size
    for (const [pid, parent] of parents) if (all.has(parent)) all.add(pid)
  }
  return [...all]
}

/** @param {string} pid */
function folderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] ?? ''
  } catch {
    return ''
  }
}

/**
 * The proportional share of the processes (PSS): memory that several have is counted once.
 * @param {string[]} processes
 */
function shareOf(processes) {
  let bytes = 0
  for (const pid of processes) {
    try {
      const share = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
      bytes += Number(share?.[1] ?? 0) * 1024
    } catch {
      // It has ended since.
    }
  }
  return bytes
}
