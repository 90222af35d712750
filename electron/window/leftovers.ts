import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { logFault } from '../log.ts'

/** What Chromium leaves in its data folder and may hold parts of records or of crashed memory (vault.md §4). */
const names = [
  'blob_storage',
  'Session Storage',
  'Local Storage',
  'WebStorage',
  'Service Worker',
  'Cache',
  'Code Cache',
  'GPUCache',
  'DawnCache',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'Shared Dictionary',
  'Crashpad',
  'Crash Reports',
  'crashes',
]

/** Half-written files of Chromium's own, left by a crash. */
const isUnfinished = (name: string): boolean => name.startsWith('.org.chromium.')

/** Cleared at start, before Chromium opens them, and at quit. One that cannot be removed does not keep the others. */
export function clearLeftovers(dataFolder: string): void {
  for (const name of [...names, ...listed(dataFolder).filter(isUnfinished)]) {
    try {
      rmSync(join(dataFolder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 30 })
    } catch (fault) {
      logFault('leftovers', fault)
    }
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
