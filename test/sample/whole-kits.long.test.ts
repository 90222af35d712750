import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { parseDicom } from 'dicom-parser'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PostalMime from 'postal-mime'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KITS } from '../../scripts/sample/kits.ts'
import { makeSample } from '../../scripts/sample/makeSample.ts'
import { MADE_UP } from '../../scripts/sample/people.ts'
import { readKitTruth } from './kitTruth.ts'
import type { KitItem, KitTruth } from './kitTruth.ts'
import { readPdf, textInBox, wordsOf } from './pdfWords.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kits-'))
const folderOf = (name: string) => join(scratch, name)
const NAMES = ['all', 'harold', 'maria']
const truths = new Map<string, KitTruth>()
const truthOf = (name: string): KitTruth => {
  const truth = truths.get(name)
  if (truth === undefined) throw new Error(`not made: ${name}`)
  return truth
}

beforeAll(async () => {
  for (const name of NAMES) {
    await makeSample(folderOf(name), KITS[name])
    truths.set(name, readKitTruth(folderOf(name)))
  }
}, 600_000)
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

const bytesOf = (kit: string, file: string) => new Uint8Array(readFileSync(join(folderOf(kit), file)))
const itemsOf = (kit: string) => truthOf(kit).items
const item = (kit: string, group: string): KitItem => {
  const found = itemsOf(kit).find((one) => one.group === group)
  if (found === undefined) throw new Error(`none in the group ${group}`)
  return found
}
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
async function opened(data: Uint8Array, password?: string): Promise<{ pages: number; first: string }> {
  const opening = getDocument({ data: data.slice(), verbosity: 0, ...(password ? { password } : {}) })
  try {
    const doc = await opening.promise
    const { items } = await (await doc.getPage(1)).getTextContent()
    return { pages: doc.numPages, first: items.map((one) => ('str' in one ? one.str : '')).join(' ') }
  } finally {
    await opening.destroy()
  }
}

describe('the whole kit of Rosa Alvarez', () => {
  it('is the forty items of the usability test by their numbers, and the fax TIFF and the note besides', () => {
    const groups = Map.groupBy(itemsOf('all'), ({ group }) => group)
    expect(Object.fromEntries([...groups].map(([group, all]) => [group, all.length]))).toEqual({
      'text PDF': 16,
      'scanned PDF': 7,
      photo: 5,
      'many reports in one PDF': 1,
      'DICOM CD': 1,
      'C-CDA': 2,
      'FHIR bundle': 1,
      ZIP: 1,
      'e-mail': 1,
      'exact copy': 1,
      rescan: 1,
      'report of another patient': 1,
      'truncated PDF': 1,
      'password PDF': 1,
      'fax TIFF': 1,
      'plain text': 1,
    })
    expect(itemsOf('all')).toHaveLength(42)
  })

  it('holds the first fifteen under their names, with the same hospital, kind, date and words', () => {
    const first = readFileSync(join(import.meta.dirname, '../../resources/sample/truth.json'), 'utf8')
    const whole = readFileSync(join(folderOf('all'), 'truth.json'), 'utf8')
    const [told, more] = [first, whole].map((text) => JSON.parse(text) as { items: Record<string, unknown>[] })
    expect(told?.items).toHaveLength(15)
    for (const one of told?.items ?? []) {
      const same = Object.fromEntries(Object.entries(one).filter(([field]) => field !== 'sha256' && field !== 'bytes'))
      expect(more?.items.find(({ file }) => file === one['file'])).toMatchObject(same)
    }
  })

  it('stays under 15 MB', () => {
    const size = filesBelow(join(folderOf('all'), 'records')).reduce((sum, path) => sum + statSync(path).size, 0)
    expect(size).toBeLessThan(15_000_000)
  })

  it('holds nine reports in sixty pages, the first of each where the truth says', async () => {
    const release = item('all', 'many reports in one PDF')
    expect(release.parts).toHaveLength(9)
    const { pages } = await opened(bytesOf('all', release.file))
    expect([pages, release.pageCount]).toEqual([60, 60])
    for (const { startPage, kind } of release.parts ?? []) {
      const text = release.pages[startPage - 1]?.text ?? ''
      expect([kind, /Page 1 of \d+/.test(text)]).toEqual([kind, true])
    }
  })

  it('gives one drawing of blood in three files, with the same values and the same number', () => {
    const [event] = truthOf('all').sameEvents
    const texts = (event?.files ?? []).map((file) => {
      const one = itemsOf('all').find((other) => other.file === file)
      return one?.container === 'pdf' ? (one.pages[0]?.text ?? '') : new TextDecoder().decode(bytesOf('all', file))
    })
    expect(texts).toHaveLength(3)
    for (const text of texts) {
      for (const value of ['SM-24-041507', '4.62', '12.6', '228', 'H']) expect(text).toContain(value)
    }
  })

  it('has the biopsy as preliminary, final and addendum under one number', () => {
    const [chain] = truthOf('all').versions
    const texts = (chain?.files ?? []).map((file) => itemsOf('all').find((one) => one.file === file)?.pages[0]?.text)
    expect(texts.map((text) => /STATUS: (\w+)/.exec(text ?? '')?.[1])).toEqual(['PRELIMINARY', 'FINAL', 'ADDENDUM'])
    for (const text of texts) expect(text).toContain('ACCESSION: S23-11407')
  })

  it('keeps its contradiction and its missing CT, and speaks of no other CT', () => {
    expect(truthOf('all').contradictions.map(({ field }) => field)).toEqual(['HER2'])
    const spoken = itemsOf('all').filter(({ pages }) => pages.some(({ text }) => /\bCT\b/.test(text)))
    expect(spoken.map(({ name }) => name)).toEqual(['ALVAREZ_R_00318.pdf'])
  })
})

describe('the files that are not paper', () => {
  it('open as what they are: an archive of two PDFs, and a mail with one', async () => {
    const zip = item('all', 'ZIP')
    const reader = new ZipReader(new Uint8ArrayReader(bytesOf('all', zip.file)))
    const inside = await reader.getEntries()
    expect(inside.map(({ filename }) => filename)).toEqual(zip.members?.map(({ name }) => name))
    for (const [at, one] of inside.entries()) {
      const bytes = one.directory
        ? new Uint8Array()
        : await one.getData(new Uint8ArrayWriter(), { checkSignature: true })
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(zip.members?.[at]?.sha256)
    }
    await reader.close()
    const mail = item('all', 'e-mail')
    const read = await PostalMime.parse(bytesOf('all', mail.file), { attachmentEncoding: 'arraybuffer' })
    expect([read.subject, read.date]).toEqual(['Your visit in January', '2024-01-08T16:24:00.000Z'])
    const [attached] = read.attachments
    const content = attached?.content instanceof ArrayBuffer ? new Uint8Array(attached.content) : new Uint8Array()
    expect(createHash('sha256').update(content).digest('hex')).toBe(mail.members?.[0]?.sha256)
  })

  it('are well-formed XML and JSON that hold every entry of the truth with its code and value', () => {
    const files = itemsOf('all').filter(({ container }) => container === 'ccda' || container === 'fhir')
    expect(files).toHaveLength(3)
    for (const { file, container, entries = [] } of files) {
      const text = new TextDecoder().decode(bytesOf('all', file))
      if (container === 'fhir') expect(JSON.parse(text)).toMatchObject({ resourceType: 'Bundle' })
      else {
        const parser = new SaxesParser({ xmlns: true })
        parser.on('error', (problem) => {
          throw problem
        })
        parser.write(text).close()
      }
      expect(entries.length).toBeGreaterThan(8)
      for (const { code, value = '' } of entries) {
        expect([file, code, text.includes(`"${code}"`), text.includes(value)]).toEqual([file, code, true, true])
      }
    }
  })

  it('are a disc whose directory points to every picture, of one study and two series', () => {
    const disc = item('all', 'DICOM CD')
    const directory = parseDicom(bytesOf('all', `${disc.file}/DICOMDIR`))
    const records = directory.elements['x00041220']?.items ?? []
    const pointed = records.flatMap(({ dataSet }) => {
      const path = dataSet?.string('x00041500')
      return path === undefined ? [] : [path.replaceAll('\\', '/')]
    })
    const images = (disc.files ?? []).filter((file) => file.includes('/IMAGES/'))
    expect(pointed.map((path) => `${disc.file}/${path}`)).toEqual(images)
    expect(disc.study?.series.map(({ instances }) => instances)).toEqual([4, 6])
    for (const file of images) {
      const image = parseDicom(bytesOf('all', file))
      expect(image.string('x0020000d')).toBe(disc.study?.studyUid)
      expect([image.string('x00100010'), image.string('x00100030')]).toEqual(['ALVAREZ^ROSA', '19580314'])
      expect(image.elements['x7fe00010']?.length).toBe(128 * 128 * 2)
    }
    const offsets = records.flatMap(({ dataSet }) => [
      dataSet?.uint32('x00041400') ?? 0,
      dataSet?.uint32('x00041420') ?? 0,
    ])
    const places = new Set(records.map(({ dataSet }) => (dataSet?.elements['x00041400']?.dataOffset ?? 0) - 16))
    expect(offsets.filter((offset) => offset !== 0 && !places.has(offset))).toEqual([])
  })

  it.skipIf(spawnSync('dcmdump', ['--version']).status !== 0)('are read by another DICOM reader', () => {
    const disc = item('all', 'DICOM CD')
    const dicom = (disc.files ?? []).filter((file) => file.includes('/IMAGES/') || file.endsWith('DICOMDIR'))
    const read = spawnSync('dcmdump', ['-q', '--print-short', ...dicom.map((file) => join(folderOf('all'), file))], {
      encoding: 'utf8',
    })
    expect([read.status, read.stderr]).toEqual([0, ''])
    expect(read.stdout.match(/ALVAREZ\^ROSA/g)).toHaveLength(dicom.length)
  })

  it('open with the password and not without, or not at all where the file is cut', async () => {
    const sealed = item('all', 'password PDF')
    await expect(opened(bytesOf('all', sealed.file))).rejects.toMatchObject({ name: 'PasswordException' })
    const { first } = await opened(bytesOf('all', sealed.file), sealed.password)
    expect(first).toContain('Cyclophosphamide')
    const cut = item('all', 'truncated PDF')
    await expect(opened(bytesOf('all', cut.file))).rejects.toMatchObject({ name: 'InvalidPDFException' })
  })
})

describe.each(NAMES)('the kit %s', (kit) => {
  it('names in its truth every file that is there, and no other', () => {
    const records = join(folderOf(kit), 'records')
    const told = itemsOf(kit).flatMap(({ file, files }) => files ?? [file])
    expect(filesBelow(records).sort()).toEqual(told.map((file) => join(folderOf(kit), file)).sort())
    for (const { file, sha256 } of itemsOf(kit).filter((one) => one.sha256 !== null)) {
      expect([file, createHash('sha256').update(bytesOf(kit, file)).digest('hex')]).toEqual([file, sha256])
    }
  })

  it('relates only files that are there, and copies byte for byte what it calls an exact copy', () => {
    const { duplicates, versions, sameEvents, timeline } = truthOf(kit)
    const named = [
      ...duplicates.flatMap(({ file, copyOf }) => [file, copyOf]),
      ...[...versions, ...sameEvents].flatMap(({ files }) => files),
    ]
    expect(named.filter((file) => !existsSync(join(folderOf(kit), file)))).toEqual([])
    for (const { file, copyOf, exact } of duplicates) {
      expect(Buffer.from(bytesOf(kit, file)).equals(bytesOf(kit, copyOf))).toBe(exact)
    }
    expect(duplicates.map(({ exact }) => exact)).toEqual([true, false])
    const dates = timeline.map((event) => event.date.iso)
    expect(dates).toEqual([...dates].sort())
  })

  it('counts the pages of every PDF, and finds its sure words in order and its quotes in their boxes', async () => {
    const papers = itemsOf(kit).filter(({ container, expected }) => container === 'pdf' && expected.state === 'taken')
    for (const { file, name, pages, facts } of papers.filter(({ pageCount }) => pageCount < 10)) {
      const read = await readPdf(join(folderOf(kit), file))
      expect([name, read.pages.length]).toEqual([name, pages.length])
      pages.forEach((page, at) => {
        const text = page.reading === 'text' ? wordsOf(read.pages[at] ?? []) : page.text
        const places = page.words.reduce<number[]>(
          (found, word) => [...found, text.indexOf(word, (found.at(-1) ?? -1) + 1)],
          [],
        )
        expect([name, page.words.length > 0, places.includes(-1)]).toEqual([name, true, false])
        expect([name, page.text.includes(MADE_UP)]).toEqual([name, true])
      })
      for (const { page, quote, box } of facts) {
        expect([name, pages[page - 1]?.text.includes(quote)]).toEqual([name, true])
        if (box === null || pages[page - 1]?.reading !== 'text') continue
        expect(textInBox(read.pages[page - 1] ?? [], box, 0.02)).toContain(quote.replace(/\s+/g, ''))
      }
    }
  })

  it('says for every record a known kind, a made-up place, a date in the text, and what must become of it', () => {
    const { kinds, hospitals, items } = truthOf(kit)
    for (const { name, kind, hospital, date, person, expected } of items) {
      expect([name, kinds.includes(kind), hospitals.includes(hospital)]).toEqual([name, true, true])
      expect([name, /^\d{4}(-\d\d(-\d\d)?)?$/.test(date.iso)]).toEqual([name, true])
      const check = person === 'stranger' ? 'quarantine' : expected.check
      expect([name, expected.check]).toEqual([name, check])
    }
  })

  it('does not tell the kind of a record by its name', () => {
    const telling =
      /pathol|radiol|operat|mammo|\bmri\b|biops|surg|chemo|progress|discharge|consult|genom|cardiac|referral/i
    expect(
      itemsOf(kit)
        .filter(({ name }) => telling.test(name))
        .map(({ name }) => name),
    ).toEqual([])
  })
})

describe('the two other patients', () => {
  it('have twenty documents and more each, digital and in pictures, on other paper than Rosa', () => {
    const places = new Set(truthOf('all').hospitals)
    for (const kit of ['harold', 'maria']) {
      const own = itemsOf(kit).filter(({ person, copyOf }) => person === kit && copyOf === undefined)
      expect(own.length).toBeGreaterThanOrEqual(20)
      const scans = own.filter(({ pages }) => pages.some(({ reading }) => reading === 'scan'))
      expect(scans.length).toBeGreaterThanOrEqual(7)
      expect(own.length - scans.length).toBeGreaterThanOrEqual(12)
      expect(truthOf(kit).hospitals.filter((place) => places.has(place))).toEqual([])
      expect(truthOf(kit).hospitals).toHaveLength(6)
      expect(itemsOf(kit).filter(({ person }) => person === 'stranger')).toHaveLength(2)
    }
  })
})
