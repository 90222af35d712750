import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { parse } from '../../renderer/core/base/parse.ts'
import * as v from 'valibot'

const run = promisify(execFile)

/**
 * Something that differs between two processes that had the same number, one after the other: when it started, as the
 * system counts. Null when no such process lives. Windows has no cheap way to ask; there a living number has to do.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!lives(pid)) return null
  if (process.platform === 'linux') return linuxStart(pid)
  if (process.platform === 'darwin') return darwinStart(pid)
  return 'living'
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    // Another user's process may not be signalled, but it lives.
    return parse(v.object({ code: v.literal('EPERM') }), fault).ok
  }
}

/** Field 22 of /proc/<pid>/stat, in ticks since boot; the name in field 2 may hold spaces and brackets. Which boot it was, too. */
async function linuxStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${boot.trim()}/${ticks}`
  } catch {
    return null
  }
}

async function darwinStart(pid: number): Promise<string | null> {
  try {
    const { stdout } = await run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])
    return stdout.trim() || null
  } catch {
    return null
  }
}
