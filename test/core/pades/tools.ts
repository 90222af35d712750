import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'

/** Run a tool of the machine; a test that needs one that is not there says "not run here". */
export function needTool(context: TestContext, tool: string): void {
  const found = spawnSync('which', [tool]).status === 0
  context.skip(!found, `not run here: ${tool} is not on this machine`)
}

export type Ran = { readonly code: number | null; readonly out: string }

export function run(tool: string, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, out: `${stdout}${stderr}` }
}

export const runOrThrow = (tool: string, args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** A folder that is gone when `work` has ended; `write` puts a file there and gives its path. */
export async function inFolder<T>(
  work: (write: (name: string, bytes: Uint8Array) => string, folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'packet-test-'))
  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  try {
    return await work(write, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
