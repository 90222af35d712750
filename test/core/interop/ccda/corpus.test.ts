import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { layOut } from '../../../../renderer/core/intake/sheet.ts'
import { parseCcda } from '../../../../renderer/core/interop/ccda/parse-ccda.ts'
import type { ParsedRecord } from '../../../../renderer/core/interop/parsed.ts'
import { StatedByFile } from '../../../../renderer/core/model/content.ts'
import { Entry } from '../../../../renderer/core/model/entry.ts'

const corpus = new URL('../../../../../shared/corpus/ccda/', import.meta.url)

type Row = {
  files: number
  parsed: number
  refused: string[]
  found: number
  counted: number
  carried: number
  differs: number
}
const named = new Map<string, number>()

/** Statements by another way than the parser's: start tags within entries, comments left out. */
function startTags(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes).replace(/<!--[\s\S]*?-->/g, '')
  const entries = text.match(/<(?:\w+:)?entry(?:\s[^>]*)?>[\s\S]*?<\/(?:\w+:)?entry>/g) ?? []
  return (
    entries
      .join('')
      .match(
        /<(?:\w+:)?(?:observation|act|procedure|substanceAdministration|supply|encounter|organizer|observationMedia)[\s>]/g,
      )?.length ?? 0
  )
}

function checkRecord(record: ParsedRecord, file: string): void {
  const laid = layOut(record.parts)
  const first = laid.pages[0]?.map(({ text }) => text).join('\n') ?? ''
  const { title, date, hospital } = v.parse(StatedByFile, record.stated)
  for (const words of [title, date?.words, hospital]) expect(first, file).toContain(words ?? '')
  record.entries.forEach((entry, i) => {
    const page = laid.pageOfEntry.get(i)
    expect(page, `${file}: ${entry.origin} is printed`).toBeDefined()
    const printed = laid.pages[(page ?? 1) - 1]?.filter((line) => line.entry === i).map(({ text }) => text) ?? []
    expect(printed.join('').length, file).toBeGreaterThan(2)
    v.parse(Entry, { ...entry, page })
    expect(entry.title.trim(), file).not.toMatch(/^(?:|null|undefined)$/)
  })
  for (const { what, count } of record.counted.named) named.set(what, (named.get(what) ?? 0) + count)
}

test(
  'every C-CDA file of the corpus is read with all its entries, or refused by name',
  { timeout: 300_000 },
  (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'))
    const rows = new Map<string, Row>()
    for (const file of files) {
      const folder = file.split('/').slice(0, -1).join('/')
      const row = rows.get(folder) ?? { files: 0, parsed: 0, refused: [], found: 0, counted: 0, carried: 0, differs: 0 }
      rows.set(folder, row)
      row.files += 1
      const bytes = new Uint8Array(readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), corpus)))
      const parsed = parseCcda(bytes)
      if (!parsed.ok) {
        row.refused.push(parsed.error.code)
        continue
      }
      const record = parsed.value
      checkRecord(record, file)
      const sum = record.counted.carried + record.counted.named.reduce((n, { count }) => n + count, 0)
      expect(sum, file).toBe(record.counted.found)
      expect(record.entries.length, file).toBe(record.counted.carried)
      expect(record.counted.found, `${file}: not under-counted`).toBeGreaterThanOrEqual(startTags(bytes))
      row.parsed += 1
      row.found += record.counted.found
      row.counted += startTags(bytes)
      row.carried += record.counted.carried
      row.differs += record.entries.filter(({ differs }) => differs !== null).length
    }
    const table = [...rows].map(([folder, r]) =>
      [folder.padEnd(44), r.files, r.parsed, r.refused.length, r.found, r.counted, r.carried, r.differs].join('\t'),
    )
    const reasons = [...named].map(([what, count]) => `${what} ${count}`).join(', ')
    process.stdout.write(
      `folder\tfiles\tread\trefused\tfound\tstart tags\tcarried\tdiffers\n${table.join('\n')}\nnamed: ${reasons}\n`,
    )
    const all = [...rows.values()]
    const refused = all.flatMap((row) => row.refused)
    expect(refused.every((code) => ['damaged', 'not-this-format'].includes(code))).toBe(true)
    // Nothing stated is what the file leaves empty: few, or something is not read.
    expect(named.get('nothing-stated') ?? 0).toBeLessThan(0.02 * all.reduce((n, row) => n + row.found, 0))
  },
)
