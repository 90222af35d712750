import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clearLeftovers } from '../../../electron/window/leftovers.ts'
import { aFolder } from '../folder-line.ts'

test('what Chromium leaves goes; the working copy, the list of vaults and their memory stay', () => {
  const folder = aFolder()
  const leftovers = ['blob_storage', 'Session Storage', 'Local Storage', 'crashes', 'Crashpad', 'Cache', 'Code Cache']
  for (const name of [...leftovers, 'IndexedDB', 'memory']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'x'), 'x')
  }
  writeFileSync(join(folder, 'vaults.json'), '{}')
  writeFileSync(join(folder, '.org.chromium.Chromium.abc'), '')
  clearLeftovers(folder)
  expect(readdirSync(folder).sort()).toEqual(['IndexedDB', 'memory', 'vaults.json'])
  expect(() => clearLeftovers(join(folder, 'not there'))).not.toThrow()
})
