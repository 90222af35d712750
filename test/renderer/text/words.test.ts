import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appText } from '../../../renderer/text/en/app.ts'
import { packetText } from '../../../renderer/text/en/print.ts'
import { unlockText } from '../../../renderer/text/en/unlock.ts'

const folder = join(import.meta.dirname, '../../../renderer/text')
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts'))

/** Every text literal of a file, without its comments and the paths it imports. */
function literals(name: string): string[] {
  const code = readFileSync(join(folder, name), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^import .*$/gm, '')
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, plain, template]) => plain ?? template ?? '',
  )
}

/** What the software never says: verdicts, promises, alarm, praise, blame (clinical.md §8.2, ux.md §3). */
const never = [
  /\beligible\b/i,
  /\bqualif(y|ies)\b/i,
  /\bcured?\b/i,
  /cancer-free/i,
  /\bprognosis\b/i,
  /\bsurvival\b/i,
  /you should (stop|start|take)/i,
  /\b(ab)?normal\b/i,
  /wrong diagnosis/i,
  /malpractice/i,
  /guaranteed/i,
  /100 ?%/,
  /\bHIPAA\b/,
  /\bFDA\b/,
  /no allergies/i,
  /\bverified\b/i,
  /safe to share/i,
  /something went wrong/i,
  /\boops\b/i,
  /please wait/i,
  /sorry/i,
  /\b(journey|battle|survivor)\b/i,
  /[a-z]!/i,
]

describe.each(files)('the sentences of %s', (name) => {
  test('hold none of the words that are never said', () => {
    const said = literals(name).filter((text) => never.some((pattern) => pattern.test(text)))
    expect(said).toEqual([])
  })
})

test('the words are really looked at: a file of sentences has many', () => {
  expect(literals('en/unlock.ts').length).toBeGreaterThan(50)
})

test('what must be said is said, on the first screen and in the packet', () => {
  expect(unlockText.welcome.purpose).toContain('does not diagnose, stage, treat or decide')
  const packet = JSON.stringify(packetText)
  expect(packet).toContain('Text was read by a computer and can be wrong. Check each item against the page.')
  expect(packet).toContain('Missing here does not mean not done.')
  expect(appText.trialRuntime).toBe('Trial runtime: for made-up records only')
})
