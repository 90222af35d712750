// Looking for bytes in the memory of running processes, from outside, as somebody who owns the computer can.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

const STEP = 8 * 2 ** 20
/** So far two readings overlap, so that nothing is missed at the seam. */
const SEAM = 256

/** Which of the needles lie in a process's writable memory; null where this machine does not let it be read. */
export function foundInMemory(pid: number, needles: Readonly<Record<string, Buffer>>): string[] | null {
  const found = new Set<string>()
  let memory: number
  try {
    memory = openSync(`/proc/${String(pid)}/mem`, 'r')
  } catch {
    return null
  }
  const buffer = Buffer.alloc(STEP + SEAM)
  let read = 0
  for (const [at, to] of writable(pid).flatMap(inSteps)) {
    const part = buffer.subarray(0, readAt(memory, buffer, Math.min(STEP + SEAM, to - at), at))
    read += part.length
    for (const [name, needle] of Object.entries(needles)) if (part.includes(needle)) found.add(name)
  }
  closeSync(memory)
  return read === 0 ? null : [...found].sort()
}

/** Writable stretches of a process's memory; where they lie beyond what a number can say, none of ours do. */
function writable(pid: number): [number, number][] {
  const lines = readFileSync(`/proc/${String(pid)}/maps`, 'utf8').split('\n')
  return lines.flatMap((line): [number, number][] => {
    const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
    const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    return Number.isSafeInteger(start) && Number.isSafeInteger(end) ? [[start, end]] : []
  })
}

const inSteps = ([from, to]: [number, number]): [number, number][] =>
  Array.from({ length: Math.ceil((to - from) / STEP) }, (_, at) => [from + at * STEP, to])

/** Memory that is set aside and was never touched cannot be read; there is nothing in it. */
function readAt(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at)
  } catch {
    return 0
  }
}
