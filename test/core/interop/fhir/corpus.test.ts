import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { findIdentity } from '../../../../renderer/core/identity/find-identity.ts'
import { layOut, pageTextOf } from '../../../../renderer/core/intake/sheet.ts'
import { parseFhir } from '../../../../renderer/core/interop/fhir/parse-fhir.ts'
import { StatedByFile } from '../../../../renderer/core/model/content.ts'
import { Entry, EntryCount } from '../../../../renderer/core/model/entry.ts'

const corpus = new URL('../../../../../shared/corpus/fhir/', import.meta.url)

function corpusFiles() {
  const entries = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ parentPath, name }) => {
    const bytes = new Uint8Array(readFileSync(`${parentPath}/${name}`))
    return { name, bytes, text: Buffer.from(bytes).toString('utf8') }
  })
}

/** Counted without the parser: each `resourceType` of JSON, each element in a place for resources of XML. */
const independentCount = (text: string): number =>
  text.trimStart().startsWith('<')
    ? [...text.matchAll(/<(?:resource|contained)>\s*<[A-Z]|^(?:\s|<[?!][^>]*>)*<[A-Z]/g)].length
    : [...text.matchAll(/"resourceType"\s*:/g)].length

describe('the FHIR files of the corpus', () => {
  test('are all read; every resource is carried or named; every entry has a title and is printed', async (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    const files = corpusFiles()
    const named = new Map<string, number>()
    let found = 0
    let carried = 0
    for (const { name, bytes, text } of files) {
      const parsed = parseFhir(bytes)
      if (!parsed.ok) throw new Error(`${name}: ${parsed.error.code}`)
      const { entries, counted, parts, stated } = parsed.value
      found += counted.found
      carried += counted.carried
      for (const { what, count } of counted.named) named.set(what, (named.get(what) ?? 0) + count)
      expect(counted.found, name).toBe(independentCount(text))
      expect(counted.found - counted.carried, name).toBe(counted.named.reduce((sum, { count }) => sum + count, 0))
      const { pageOfEntry, pages } = layOut(parts)
      entries.forEach((entry, i) => {
        expect(entry.title.trim(), name).not.toBe('')
        expect(pageOfEntry.has(i), `${name} ${entry.title}`).toBe(true)
        expect(v.is(Entry, { ...entry, page: 1 }), `${name} ${entry.origin}`).toBe(true)
      })
      expect(v.is(StatedByFile, stated) && v.is(EntryCount, counted), name).toBe(true)
      const first = (pages[0] ?? []).map((line) => line.text).join(' ')
      for (const words of [stated.date?.words, stated.hospital]) if (words != null) expect(first, name).toContain(words)
    }
    await context.annotate(
      `${files.length} files, ${found} resources, ${carried} carried, ${JSON.stringify([...named])}`,
    )
    expect(files.length).toBeGreaterThan(0)
  })

  test('no page of a sheet names another patient than its header does', (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    let pagesSeen = 0
    for (const { name, bytes } of corpusFiles()) {
      const parsed = parseFhir(bytes)
      if (!parsed.ok) continue
      for (const part of parsed.value.parts) {
        const own = findIdentity(pageTextOf([{ text: part.header ?? '', style: 'strong' }], 1))
        for (const lines of layOut([part]).pages) {
          pagesSeen++
          const seen = findIdentity(pageTextOf(lines, 1))
          expect([name, new Set(seen.names.map((each) => each.value))]).toEqual([
            name,
            new Set(own.names.map((each) => each.value)),
          ])
          expect(new Set(seen.birthDates.map((each) => each.value))).toEqual(
            new Set(own.birthDates.map((each) => each.value)),
          )
        }
      }
    }
    expect(pagesSeen).toBeGreaterThan(100)
  })
})
