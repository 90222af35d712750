import { existsSync, readFileSync } from 'node:fs'
import { PDFDocument, PDFName, PDFString, rgb } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { kindText } from '../../../renderer/text/en/kinds.ts'
import { assemblePacket } from '../../../renderer/core/packet/assemble.ts'
import type { AssembleAsk, AssembleSource } from '../../../renderer/core/packet/assemble-contract.ts'
import { englishStampWords } from '../../../renderer/core/packet/stamp-words.ts'
import { withoutMetadata } from '../../../renderer/core/packet/jpeg-metadata.ts'
import { subsetFont } from '../../../renderer/core/packet/subset-font.ts'
import { readTrueType } from '../../../renderer/core/packet/true-type.ts'
import { inFolder, needTool, run } from '../pades/tools.ts'
import { aFront, anAsk, aPacket, aReport, asPdf, aSource, font, otherFont } from './papers.ts'

async function assembled(ask: AssembleAsk) {
  const result = await assemblePacket(ask)
  if (!result.ok) throw new Error(result.error.code)
  if (result.value.state !== 'assembled') throw new Error(JSON.stringify(result.value.sources))
  return result.value
}

async function wanted(source: AssembleSource, pages: readonly number[] = [1]) {
  const result = await assemblePacket({
    packet: aPacket([aSource(1, pages)]),
    front: await aFront([]),
    sources: [source],
    font: font(),
  })
  if (!result.ok) return result.error.code
  return result.value.state === 'assembled' ? 'assembled' : result.value.sources[0]?.why
}

const one = async (bytes: Uint8Array, more: Partial<AssembleAsk> = {}) =>
  await assembled({
    packet: aPacket([aSource(1, [1])]),
    front: await aFront([]),
    sources: [asPdf(1, bytes, 1)],
    font: font(),
    ...more,
  })

/** Text of each page, as a reader would copy it. */
const textOf = (pdf: Uint8Array): Promise<string[]> =>
  inFolder((write) => run('pdftotext', ['-layout', write('a.pdf', pdf), '-']).out.split('\f'))

describe('the pages', () => {
  test('each source page follows the front in order, under its strip and above its footer', async (context) => {
    needTool(context, 'pdftotext')
    const ask = await anAsk()
    const { pdf, pages, frontPages, pageOf } = await assembled(ask)
    expect([pages, frontPages, pageOf]).toEqual([
      6,
      2,
      [
        { source: 1, firstPage: 3, pages: 3 },
        { source: 2, firstPage: 6, pages: 1 },
      ],
    ])
    const text = await textOf(pdf)
    const id = ask.packet.shortId
    expect(text[3]).toMatch(
      /Source 1 · original page 2 of 3 · Pathology report · 3 May 2023 · St Mary[^]*Margin 2[^]*Rosa Alvarez · born 14 Mar 1958 · p 4 of 6 · packet/,
    )
    expect(text[5]).toMatch(/Source 2 · original page 2 of 2 · Imaging report · 2022[^]*Density 2/)
    expect(text[1]).toMatch(new RegExp(`3\\s+6\\s+[^]*p 2 of 6 · packet ${id}`))
  })

  test('the strips stand outside the source’s area, and the area keeps its size, turned or not', async () => {
    for (const [turn, width, height] of [
      [0, 400, 600],
      [90, 600, 400],
      [180, 400, 600],
      [270, 600, 400],
    ] as const) {
      const doc = await PDFDocument.load(await aReport('Turned', 1, [400, 600]))
      doc.getPage(0).node.set(PDFName.of('Rotate'), doc.context.obj(turn))
      const { pdf } = await one(await doc.save())
      const page = (await PDFDocument.load(pdf)).getPage(2)
      const strip = 24 * Math.max(1, width / 595)
      expect(page.getWidth()).toBeCloseTo(width, 1)
      expect(page.getHeight()).toBeCloseTo(height + 2 * strip, 1)
    }
  })

  test('a picture of the source is the same picture in the packet', async (context) => {
    needTool(context, 'pdftoppm')
    const doc = await PDFDocument.create()
    const page = doc.addPage([300, 300])
    page.drawRectangle({ x: 0, y: 0, width: 150, height: 150, color: rgb(1, 0, 0) })
    page.drawRectangle({ x: 150, y: 150, width: 150, height: 150, color: rgb(0, 0, 1) })
    const original = await doc.save()
    const { pdf } = await one(original)
    await inFolder((write, folder) => {
      const pixels = (name: string, bytes: Uint8Array, number: number): Buffer => {
        run('pdftoppm', [
          '-r',
          '72',
          '-f',
          String(number),
          '-singlefile',
          write(`${name}.pdf`, bytes),
          `${folder}/${name}`,
        ])
        const picture = readFileSync(`${folder}/${name}.ppm`)
        return picture.subarray(/^P6\s+\d+\s+\d+\s+255\s/.exec(picture.toString('latin1', 0, 40))?.[0].length)
      }
      const source = pixels('source', original, 1)
      const packet = pixels('packet', pdf, 3)
      expect(packet.length / 900).toBe(348)
      expect(Buffer.compare(packet.subarray(24 * 900, 324 * 900), source)).toBe(0)
    })
  })

  test('a JPEG and its EXIF turn become an upright page, with the JPEG’s own data inside but not the camera’s notes', async () => {
    const jpeg = withOrientation(tinyJpeg(), 6)
    const result = await assembled({
      packet: aPacket([aSource(1, [1])]),
      front: await aFront([]),
      sources: [{ format: 'picture', number: 1, bytes: jpeg, turns: [] }],
      font: font(),
    })
    const page = (await PDFDocument.load(result.pdf)).getPage(2)
    expect(page.getHeight()).toBeGreaterThan(page.getWidth())
    expect(Buffer.from(result.pdf).includes(Buffer.from(tinyJpeg()))).toBe(true)
    expect(Buffer.from(result.pdf).includes('Exif')).toBe(false)
  })

  test('a name in letters that the font lacks is never drawn wrongly and never lost', async (context) => {
    needTool(context, 'pdftotext')
    const packet = aPacket([aSource(1, [1])], { person: { name: '王小明', birthDate: { year: 1958 } } })
    const { pdf } = await one(await aReport('Any', 1), { packet })
    expect((await textOf(pdf))[2]).toContain('name on page 1 · born 1958')
  })

  test('names in Latin, Greek and Cyrillic letters and clinical signs are stamped as written', async (context) => {
    needTool(context, 'pdftotext')
    for (const name of ['Łucja Ångström-Şahin', 'Ελένη Παππά', 'Анна Иванова', 'O’Brien, 5 µg', 'A'.repeat(200)]) {
      const packet = aPacket([aSource(1, [1])], { person: { name, birthDate: { year: 1958 } } })
      const { pdf } = await one(await aReport('Any', 1), { packet })
      expect((await textOf(pdf))[2]).toContain(`${name} · born 1958`)
    }
  })
})

describe('what stays behind', () => {
  test('scripts, actions, embedded files, form fields and old signatures are not in the packet', async () => {
    const doc = await PDFDocument.load(await aReport('Hostile', 1))
    doc.addJavaScript('main', 'app.alert(1)')
    await doc.attach(new Uint8Array(20).fill(65), 'inner.txt')
    doc.catalog.set(PDFName.of('OpenAction'), doc.context.obj({ S: 'Launch', F: PDFString.of('calc.exe') }))
    const link = doc.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 99, 99],
      A: { S: 'JavaScript', JS: PDFString.of('app.alert(2)') },
    })
    doc.getPage(0).node.addAnnot(doc.context.register(link))
    doc
      .getPage(0)
      .node.set(PDFName.of('AA'), doc.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert(3)') } }))
    const field = doc.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [0, 0, 0, 0],
      V: { Type: 'Sig', ByteRange: [0, 1, 2, 3] },
    })
    field.set(PDFName.of('T'), PDFString.of('OldSignature'))
    doc.getPage(0).node.addAnnot(doc.context.register(field))
    const { pdf } = await one(await doc.save())
    const text = Buffer.from(pdf).toString('latin1')
    for (const word of [
      'JavaScript',
      'app.alert',
      'Launch',
      'EmbeddedFile',
      'inner.txt',
      'OpenAction',
      'OldSignature',
      '/URI',
    ])
      expect(text).not.toContain(word)
    expect(text.match(/\/FT \/Sig/g)).toHaveLength(1)
    expect(text.match(/\/ByteRange/g)).toHaveLength(1)
  })

  test('a filled form keeps its values as they look, without its fields', async (context) => {
    needTool(context, 'pdftotext')
    const doc = await PDFDocument.create()
    const field = doc.getForm().createTextField('dose')
    field.setText('12.5 mg daily')
    field.addToPage(doc.addPage([400, 300]), { x: 50, y: 100, width: 200, height: 30 })
    const { pdf } = await one(await doc.save())
    expect((await textOf(pdf))[2]).toContain('12.5 mg daily')
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('/FT /Tx')
  })
})

describe('sources that cannot be copied faithfully are wanted as pictures', () => {
  test('an encrypted PDF, whose pages would come out blank', async (context) => {
    needTool(context, 'qpdf')
    const locked = await inFolder(async (write, folder) => {
      run('qpdf', [
        '--encrypt',
        '',
        'owner',
        '256',
        '--',
        write('a.pdf', await aReport('Secret', 1)),
        `${folder}/b.pdf`,
      ])
      return new Uint8Array(readFileSync(`${folder}/b.pdf`))
    })
    expect(await wanted(asPdf(1, locked, 1))).toBe('encrypted')
  })

  test('a PDF with another number of pages than the reader found', async () => {
    expect(await wanted(asPdf(1, await aReport('Lost', 2), 3))).toBe('page-count-differs')
  })

  test('a PDF with hidden layers, and one whose form values a viewer would have to draw', async () => {
    const layers = await PDFDocument.load(await aReport('Layers', 1))
    const layer = layers.context.register(layers.context.obj({ Type: 'OCG' }))
    layers.catalog.set(PDFName.of('OCProperties'), layers.context.obj({ OCGs: [layer], D: { OFF: [layer] } }))
    expect(await wanted(asPdf(1, await layers.save(), 1))).toBe('hidden-layers')

    const form = await PDFDocument.load(await aReport('Form', 1))
    const field = form.context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', Rect: [0, 0, 99, 99] })
    field.set(PDFName.of('V'), PDFString.of('value'))
    form.getPage(0).node.addAnnot(form.context.register(field))
    expect(await wanted(asPdf(1, await form.save(), 1))).toBe('form-without-appearance')
  })

  test('a page whose content or picture is lost, and noise', async () => {
    const doc = await PDFDocument.load(await aReport('Lost', 1))
    doc.getPage(0).node.set(PDFName.of('Contents'), doc.context.nextRef())
    expect(await wanted(asPdf(1, await doc.save(), 1))).toBe('content-missing')
    expect(await wanted(asPdf(1, new Uint8Array(1000).fill(65), 1))).toBe('not-parsable')
    expect(await wanted(asPdf(1, new Uint8Array(0), 1))).toBe('not-parsable')
    expect(await wanted({ format: 'picture', number: 1, bytes: new Uint8Array([0xff, 0xd8, 0xff]), turns: [] })).toBe(
      'not-a-picture',
    )
    expect(await wanted({ format: 'picture', number: 1, bytes: withOrientation(tinyJpeg(), 5), turns: [] })).toBe(
      'picture-mirrored',
    )
  })

  test('all such sources are named at once, and their pictures are then taken', async () => {
    const packet = aPacket([aSource(1, [1]), aSource(2, [1]), aSource(3, [1])])
    const bad = new Uint8Array(10)
    const ask = {
      packet,
      front: await aFront([]),
      font: font(),
      sources: [asPdf(1, bad, 1), asPdf(2, await aReport('Good', 1), 1), asPdf(3, bad, 1)],
    }
    const first = await assemblePacket(ask)
    expect(first.ok && first.value).toMatchObject({ state: 'needs-pictures', sources: [{ number: 1 }, { number: 3 }] })
    const picture = { bytes: tinyJpeg(), width: 595, height: 842 }
    const again = ask.sources.map((source): AssembleSource =>
      source.number === 2 ? source : { format: 'pictures', number: source.number, pictures: [picture] },
    )
    expect((await assembled({ ...ask, sources: again })).pages).toBe(5)
  })
})

describe('our own parts', () => {
  test('a front, a font or a source that is not what it should be is refused by name', async () => {
    const ask = await anAsk()
    expect(await assemblePacket({ ...ask, front: new Uint8Array(5) })).toEqual({
      ok: false,
      error: { code: 'front-unreadable' },
    })
    expect(await assemblePacket({ ...ask, font: new Uint8Array(5) })).toEqual({
      ok: false,
      error: { code: 'font-unreadable' },
    })
    expect(await assemblePacket({ ...ask, sources: ask.sources.slice(1) })).toEqual({
      ok: false,
      error: { code: 'source-missing', detail: '1' },
    })
    const pictures = { format: 'pictures' as const, number: 1, pictures: [] }
    expect(await assemblePacket({ ...ask, sources: [pictures, ...ask.sources.slice(1)] })).toEqual({
      ok: false,
      error: { code: 'source-missing', detail: '1' },
    })
  })

  test('contents links jump to the sources, and every other link is gone', async () => {
    const { pdf } = await assembled(await anAsk())
    const doc = await PDFDocument.load(pdf)
    const links = doc.getPage(1).node.Annots()?.asArray() ?? []
    const targets = links.map((link) => /\/Dest \[ (\d+ 0 R)/.exec(String(doc.context.lookup(link)))?.[1])
    expect(targets).toEqual([doc.getPage(2).ref.toString(), doc.getPage(5).ref.toString()])
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('example.org')
  })

  test('title, language, bookmarks and page labels are the packet’s own, and nothing names what printed it', async () => {
    const { pdf } = await assembled(await anAsk())
    const doc = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(doc.getTitle()).toBe('Records of Rosa Alvarez')
    expect(doc.getProducer()).toBe('Satchel')
    expect(doc.getCreator()).toBeUndefined()
    const outline = String(doc.context.lookup(doc.catalog.get(PDFName.of('Outlines'))))
    expect(outline).toContain('/Count 3')
    expect(String(doc.catalog)).toContain('/PageLabels')
  })

  test('stamped kinds are called as on the screens', () => {
    for (const [kind, { one: name }] of Object.entries(kindText))
      expect(englishStampWords.kinds[kind as keyof typeof kindText]).toBe(name)
  })

  test('a font is read to its widths and letters, and a cut one is refused', () => {
    const read = readTrueType(otherFont())
    expect(read?.widthOf(read.glyphOf(0x41))).toBe(667)
    expect(read?.glyphOf(0x738b)).toBe(0)
    for (const sign of 'µ≤≥→') expect(read?.glyphOf(sign.codePointAt(0) ?? 0)).toBeGreaterThan(0)
    expect(readTrueType(font().subarray(0, 300))).toBeNull()
    expect(readTrueType(new Uint8Array(0))).toBeNull()
  })

  test('a font cut down to some letters keeps their outlines, those of the accents they are made of, and all widths', () => {
    for (const whole of [font(), otherFont()].map((bytes) => readTrueType(bytes))) {
      if (!whole) throw new Error('the fonts must be readable')
      const used = Array.from('Ångström Ş', (letter) => whole.glyphOf(letter.codePointAt(0) ?? 0))
      // A font without a cmap is no font to read, so the outlines are looked for in the bytes.
      const small = Buffer.from(subsetFont(whole, used))
      for (const glyph of used) expect(small.includes(Buffer.from(whole.outlineOf(glyph)))).toBe(true)
      expect(small.length).toBeLessThan(whole.bytes.length / 4)
    }
  })
})

const pictures = new URL('../../../../shared/corpus/images/', import.meta.url)
describe('photographs', () => {
  test('without the camera’s notes the corpus photographs are smaller or equal, and draw the same', async (context) => {
    context.skip(!existsSync(pictures), 'not run here: the corpus is not on this machine')
    needTool(context, 'pdftoppm')
    for (const name of ['exif_gps.jpg', 'Portrait_6.jpg', 'broken_exif_dpi.jpg', 'hopper_orientation_3.jpg']) {
      const jpeg = new Uint8Array(readFileSync(new URL(name, pictures)))
      const bare = withoutMetadata(jpeg)
      expect(bare.length).toBeLessThanOrEqual(jpeg.length + 2)
      expect(Buffer.from(bare).includes('Exif'), name).toBe(false)
      expect(await drawn(bare), name).toEqual(await drawn(jpeg))
    }
  })
})

/** What a viewer makes of a JPEG, whatever it says about itself. */
async function drawn(jpeg: Uint8Array): Promise<string> {
  const doc = await PDFDocument.create()
  const image = await doc.embedJpg(jpeg)
  doc.addPage([image.width, image.height]).drawImage(image, { width: image.width, height: image.height })
  const pdf = await doc.save()
  return await inFolder((write, folder) => {
    run('pdftoppm', ['-r', '72', '-singlefile', write('a.pdf', pdf), `${folder}/a`])
    return readFileSync(`${folder}/a.ppm`).toString('base64')
  })
}

const corpus = new URL('../../../../shared/corpus/pdf/', import.meta.url)
describe('hostile files', () => {
  test(
    'every PDF of the corpus ends in a packet or a reason within 20 seconds, and what is made is whole',
    { timeout: 300_000 },
    async (context) => {
      context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
      const front = await aFront(['satchel-page:1'])
      const lines = readFileSync(new URL('expected.tsv', corpus), 'utf8').trim().split('\n').slice(1)
      let made = 0
      for (const line of lines) {
        const [file = '', , , , pages] = line.split('\t')
        const bytes = new Uint8Array(readFileSync(new URL(file, corpus)))
        const expectedPages = Math.max(1, Number(pages) || 1)
        const packet = aPacket([aSource(1, [1], { pagesInDocument: expectedPages })])
        const start = performance.now()
        const result = await assemblePacket({ packet, front, sources: [asPdf(1, bytes, expectedPages)], font: font() })
        expect(performance.now() - start, file).toBeLessThan(20_000)
        expect(result.ok, file).toBe(true)
        if (!result.ok || result.value.state !== 'assembled') continue
        made++
        expect((await PDFDocument.load(result.value.pdf)).getPageCount(), file).toBe(3)
        expect(Buffer.from(result.value.pdf).toString('latin1'), file).not.toMatch(
          /\/S ?\/(?:JavaScript|Launch)|\/EmbeddedFile\b/,
        )
      }
      expect(made).toBeGreaterThan(lines.length / 2)
    },
  )
})

/** The smallest grey JPEG frame, 16 × 8: enough for everything that looks at its markers. */
function tinyJpeg(): Uint8Array {
  return Uint8Array.from(Buffer.from('ffd8ffc0000b080008001001011100ffda0008010100003f0000ffd9', 'hex'))
}

function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = `49492a0008000000010012010300010000000${orientation}0000000000000000`
  const exif = `457869660000${tiff.length % 2 === 0 ? tiff : `${tiff}0`}`
  const length = (exif.length / 2 + 2).toString(16).padStart(4, '0')
  return Uint8Array.from(
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from(`ffe1${length}${exif}`, 'hex'), jpeg.subarray(2)]),
  )
}
