import { readFileSync } from 'node:fs'
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import type { DocumentId, PacketId } from '../../../renderer/core/base/ids.ts'
import { newId, DocumentId as DocumentIdOf, PacketId as PacketIdOf } from '../../../renderer/core/base/ids.ts'
import type { AssembleAsk, AssembleSource } from '../../../renderer/core/packet/assemble-contract.ts'
import { shortIdOf, type Packet, type PacketSource } from '../../../renderer/core/packet/packet.ts'

/** The font that the app stamps with. */
export const font = (): Uint8Array =>
  new Uint8Array(readFileSync(new URL('../../../resources/fonts/NotoSans-Regular.ttf', import.meta.url)))

/** Another font with other tables, which comes with a dependency. */
export const otherFont = (): Uint8Array =>
  new Uint8Array(
    readFileSync(
      new URL('../../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url),
    ),
  )

/** A made-up report of so many pages, each saying its word and its number. */
export async function aReport(word: string, pages: number, size: [number, number] = [595, 842]): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  const helvetica = await doc.embedFont(StandardFonts.Helvetica)
  for (let i = 1; i <= pages; i++) {
    doc
      .addPage(size)
      .drawText(`${word} ${i}`, { x: 20, y: size[1] / 2, size: Math.min(24, size[1] / 3), font: helvetica })
  }
  return await doc.save()
}

/** Front pages as Chromium prints them: links to unknown schemes stay addresses. */
export async function aFront(links: readonly string[]): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  const helvetica = await doc.embedFont(StandardFonts.Helvetica)
  doc.addPage([595, 842]).drawText('Cover', { x: 60, y: 700, font: helvetica })
  const contents = doc.addPage([595, 842])
  contents.drawText('Contents', { x: 60, y: 780, font: helvetica })
  links.forEach((address, i) => {
    const y = 740 - i * 24
    const link = doc.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [480, y, 540, y + 16] })
    link.set(PDFName.of('A'), doc.context.obj({ S: 'URI', URI: PDFString.of(address) }))
    contents.node.addAnnot(doc.context.register(link))
  })
  return await doc.save()
}

export function aSource(number: number, pages: readonly number[], more: Partial<PacketSource> = {}): PacketSource {
  const documentId: DocumentId = newId(DocumentIdOf)
  return {
    number,
    documentId,
    kind: 'pathology',
    title: 'Surgical pathology',
    date: { year: 2023, month: 5, day: 3 },
    hospital: 'St Mary',
    pages: [...pages],
    pagesInDocument: Math.max(...pages),
    unreadable: [],
    checked: true,
    ...more,
  }
}

export function aPacket(sources: readonly PacketSource[], more: Partial<Packet> = {}): Packet {
  const id: PacketId = newId(PacketIdOf)
  return {
    id,
    shortId: shortIdOf(id),
    title: 'Records of Rosa Alvarez',
    madeOn: '2026-05-04T12:34:56.789Z',
    paper: 'a4',
    language: 'en',
    person: { name: 'Rosa Alvarez', birthDate: { year: 1958, month: 3, day: 14 } },
    purpose: 'second-opinion',
    questions: ['Is the diagnosis correct?'],
    note: '',
    sources: [...sources],
    timeline: [],
    leftOut: [],
    unreadablePages: 0,
    signer: null,
    replaces: null,
    ...more,
  }
}

export const asPdf = (number: number, bytes: Uint8Array, expectedPages: number): AssembleSource => ({
  format: 'pdf',
  number,
  bytes,
  expectedPages,
  turns: [],
})

/** Two reports of three and two pages, all of the first and the second page of the other. */
export async function anAsk(): Promise<AssembleAsk> {
  return {
    packet: aPacket([
      aSource(1, [1, 2, 3]),
      aSource(2, [2], { kind: 'radiology', hospital: null, date: { year: 2022 } }),
    ]),
    front: await aFront(['satchel-page:1', 'satchel-page:2', 'https://example.org/']),
    sources: [asPdf(1, await aReport('Margin', 3), 3), asPdf(2, await aReport('Density', 2), 2)],
    font: font(),
  }
}
