import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSample } from '../../scripts/sample/makeSample.ts'
import { readTruth, SAMPLE } from './truth.ts'

test(
  'the generator makes the committed text records again byte for byte, and the same truth',
  { timeout: 120_000 },
  async () => {
    const again = mkdtempSync(join(tmpdir(), 'sample-'))
    try {
      await makeSample(again)
      // Pictures depend in the last bit on the processor that draws them; their truth does not.
      const drawn = readTruth().items.filter((item) => item.pages.every((page) => page.reading === 'text'))
      for (const { file, name } of drawn) {
        const same = readFileSync(join(again, file)).equals(readFileSync(join(SAMPLE, file)))
        expect([name, same]).toEqual([name, true])
      }
      const stable = (dir: string) =>
        readFileSync(join(dir, 'truth.json'), 'utf8').replace(/"(sha256|bytes)": [^\n]*\n/g, '')
      expect(stable(again)).toBe(stable(SAMPLE))
    } finally {
      rmSync(again, { recursive: true })
    }
  },
)
