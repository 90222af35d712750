import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import { jpegOf, pngOf } from './canvas.ts'
import { exifTurn } from './container/exif.ts'
import { locked } from './container/locked.ts'
import { groupFour } from './g4.ts'
import { take } from './looks.ts'
import type { Look, Taken } from './looks.ts'
import { addTextPage, shelfFor } from './paper.ts'
import { turnQuarter } from './pixels.ts'
import type { Gray } from './pixels.ts'
import type { ItemPlan, PagePlan } from './plan.ts'
import { tiffOf } from './tiff.ts'
import type { Projection } from './warp.ts'

/** The bytes of a record, and for each page where the sheet's places went (absent: nowhere else). */
export type Made = { bytes: Uint8Array; onto: (Projection | undefined)[] }

const EVENING_LAMP = [1, 0.93, 0.78] as const

function placeFaxImage(doc: PDFDocument, page: PDFPage, picture: Gray): void {
  const image = doc.context.stream(groupFour(picture), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: picture.width,
    Height: picture.height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: picture.width, Rows: picture.height },
  })
  page.node.setXObject(PDFName.of('Im1'), doc.context.register(image))
  const { width, height } = page.getSize()
  const paint = doc.context.stream(new TextEncoder().encode(`q ${width} 0 0 ${height} 0 0 cm /Im1 Do Q`))
  page.node.set(PDFName.of('Contents'), doc.context.register(paint))
}

async function addPicturePage(doc: PDFDocument, taken: Taken, look: Look): Promise<void> {
  const size: [number, number] = [(taken.picture.width * 72) / taken.dpi, (taken.picture.height * 72) / taken.dpi]
  const page = doc.addPage(size)
  if (look.how === 'fax' || look.how === 'feeder') return placeFaxImage(doc, page, taken.picture)
  const image = await doc.embedJpg(jpegOf(taken.picture, 58))
  page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] })
}

async function addPage(doc: PDFDocument, page: PagePlan, shelf: ReturnType<typeof shelfFor>) {
  if (page.look === undefined) {
    addTextPage(doc, page.sheet, shelf)
    return undefined
  }
  const taken = await take(page.sheet, page.look)
  await addPicturePage(doc, taken, page.look)
  return taken.onto
}

async function makePdf(plan: ItemPlan): Promise<Made> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const printed = new Date(`${plan.date.iso}T12:00:00Z`)
  doc.setCreationDate(printed)
  doc.setModificationDate(printed)
  const shelf = shelfFor(doc)
  const onto: Made['onto'] = []
  for (const page of plan.pages) onto.push(await addPage(doc, page, shelf))
  return { bytes: await finished(doc, plan), onto }
}

// Streams of objects stand at the end with the tree of pages: a cut file has neither, and nothing can mend it.
async function finished(doc: PDFDocument, plan: ItemPlan): Promise<Uint8Array> {
  const bytes = await doc.save({ useObjectStreams: plan.cutAt !== undefined })
  if (plan.password !== undefined) return locked(bytes, plan.password)
  return plan.cutAt === undefined ? bytes : bytes.slice(0, Math.floor(bytes.length * plan.cutAt))
}

async function takeAll(plan: ItemPlan): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const page of plan.pages) {
    if (page.look === undefined) throw new Error(`${plan.file} needs a picture of every page`)
    taken.push(await take(page.sheet, page.look))
  }
  return taken
}

function photoOf(picture: Gray, plan: ItemPlan): Uint8Array {
  if (!plan.exifTurned) return jpegOf(picture, 78, EVENING_LAMP)
  return exifTurn(jpegOf(turnQuarter(picture, 3), 72, EVENING_LAMP))
}

/** Makes the file of one planned record. */
export async function makeItem(plan: ItemPlan): Promise<Made> {
  if (plan.container === 'pdf') return makePdf(plan)
  const taken = await takeAll(plan)
  const onto = taken.map((page) => page.onto)
  const [first] = taken
  if (first === undefined) throw new Error(`${plan.file} has no page`)
  if (plan.container === 'png') return { bytes: pngOf(first.picture), onto }
  if (plan.container === 'jpeg') return { bytes: photoOf(first.picture, plan), onto }
  return {
    bytes: tiffOf(
      taken.map((page) => page.picture),
      first.dpi,
    ),
    onto,
  }
}
