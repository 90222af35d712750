// Files for the runs that arrange pages and look at images, made here: sixty pages of nine reports, and a study.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { handOver } from './launch.ts'

const titles = [
  'SURGICAL PATHOLOGY REPORT',
  'CT CHEST WITH CONTRAST',
  'OPERATIVE REPORT',
  'CONSULTATION NOTE',
  'LABORATORY RESULTS',
  'DISCHARGE SUMMARY',
  'MAMMOGRAM BILATERAL',
  'RADIATION ONCOLOGY SUMMARY',
  'PROGRESS NOTE',
] as const
/** Pages of each report: sixty together. */
const lengths = [6, 7, 8, 5, 9, 4, 7, 8, 6] as const
export const reports = titles.length
/** The pages on which the second and every later report begin. */
export const beginnings = lengths.slice(0, -1).map((_, at) => 1 + lengths.slice(0, at + 1).reduce((a, b) => a + b, 0))

/** A PDF of sixty pages that holds nine reports of Rosa Alvarez, each of which counts its own pages. */
export async function sixtyPages(folder: string): Promise<string> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const [report, length] of lengths.entries())
    for (let page = 1; page <= length; page++) {
      const sheet = pdf.addPage([612, 792])
      const lines = [
        'St Mary Medical Center',
        titles[report] ?? '',
        'Patient: Rosa Alvarez    Date of birth: 03/14/1958    MRN: 00718834',
        `Accession: S${String(23_1000 + report)}    Date of service: ${String(report + 1)} March 2023`,
        `Page ${String(page)} of ${String(length)}`,
        '',
        ...Array.from(
          { length: 14 },
          (_, line) => `Line ${String(line + 1)} of part ${String(page)}: words of report ${String(report + 1)}.`,
        ),
      ]
      lines.forEach((line, at) => {
        sheet.drawText(line, { x: 60, y: 730 - at * 22, size: at === 1 ? 18 : 12, font })
      })
    }
  const path = join(folder, 'everything.pdf')
  writeFileSync(path, await pdf.save())
  return handOver(path)
}

/** A folder with `slices` uncompressed CT images of one series (PS3.10, explicit little endian), a bright square in each. */
export function study(folder: string, slices: number): string {
  const own = join(folder, 'disc')
  mkdirSync(own, { recursive: true })
  for (let at = 1; at <= slices; at++) {
    const path = join(own, `IM${String(at).padStart(4, '0')}`)
    writeFileSync(path, slice(at))
    handOver(path)
  }
  return handOver(own)
}

const UID = '1.2.826.0.1.3680043.10.1234'
const SIZE = 64

function slice(number: number): Buffer {
  const instance = `${UID}.3.${String(number)}`
  const meta = Buffer.concat([
    element(0x0002, 0x0002, 'UI', text('1.2.840.10008.5.1.4.1.1.2')),
    element(0x0002, 0x0003, 'UI', text(instance)),
    element(0x0002, 0x0010, 'UI', text('1.2.840.10008.1.2.1')),
  ])
  const body = [
    element(0x0008, 0x0016, 'UI', text('1.2.840.10008.5.1.4.1.1.2')),
    element(0x0008, 0x0018, 'UI', text(instance)),
    element(0x0008, 0x0020, 'DA', text('20230503')),
    element(0x0008, 0x0060, 'CS', text('CT')),
    element(0x0008, 0x0080, 'LO', text('St Mary Medical Center')),
    element(0x0008, 0x1030, 'LO', text('CT CHEST')),
    element(0x0008, 0x103e, 'LO', text('AXIAL')),
    element(0x0010, 0x0010, 'PN', text('Alvarez^Rosa')),
    element(0x0010, 0x0020, 'LO', text('00718834')),
    element(0x0010, 0x0030, 'DA', text('19580314')),
    element(0x0020, 0x000d, 'UI', text(`${UID}.1`)),
    element(0x0020, 0x000e, 'UI', text(`${UID}.2`)),
    element(0x0020, 0x0011, 'IS', text('2')),
    element(0x0020, 0x0013, 'IS', text(String(number))),
    element(0x0028, 0x0002, 'US', short(1)),
    element(0x0028, 0x0004, 'CS', text('MONOCHROME2')),
    element(0x0028, 0x0010, 'US', short(SIZE)),
    element(0x0028, 0x0011, 'US', short(SIZE)),
    element(0x0028, 0x0030, 'DS', text('0.7\\0.7')),
    element(0x0028, 0x0100, 'US', short(16)),
    element(0x0028, 0x0101, 'US', short(16)),
    element(0x0028, 0x0102, 'US', short(15)),
    element(0x0028, 0x0103, 'US', short(1)),
    element(0x0028, 0x1050, 'DS', text('40\\-600')),
    element(0x0028, 0x1051, 'DS', text('400\\1500')),
    element(0x0028, 0x1055, 'LO', text('MEDIASTINUM\\LUNG')),
    element(0x7fe0, 0x0010, 'OW', pixels(number)),
  ]
  const length = element(0x0002, 0x0000, 'UL', long(meta.length))
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, ...body])
}

/** Air around, tissue in the middle, and a bright square that wanders from slice to slice. */
function pixels(number: number): Buffer {
  const data = Buffer.alloc(SIZE * SIZE * 2)
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) {
      const inside = (x - SIZE / 2) ** 2 + (y - SIZE / 2) ** 2 < 26 ** 2
      const bright = Math.abs(x - 16 - number) < 4 && Math.abs(y - 32) < 4
      const value = bright ? 400 : inside ? 40 : -1000
      data.writeInt16LE(value, (y * SIZE + x) * 2)
    }
  return data
}

function element(group: number, tag: number, kind: string, value: Buffer): Buffer {
  const isLong = kind === 'OW'
  const head = Buffer.alloc(isLong ? 12 : 8)
  head.writeUInt16LE(group, 0)
  head.writeUInt16LE(tag, 2)
  head.write(kind, 4, 'ascii')
  if (isLong) head.writeUInt32LE(value.length, 8)
  else head.writeUInt16LE(value.length, 6)
  return Buffer.concat([head, value])
}

const text = (words: string): Buffer =>
  Buffer.from(words.length % 2 === 0 ? words : `${words}${/^[\d.]+$/.test(words) ? '\0' : ' '}`, 'latin1')
const short = (value: number): Buffer => {
  const data = Buffer.alloc(2)
  data.writeUInt16LE(value)
  return data
}
const long = (value: number): Buffer => {
  const data = Buffer.alloc(4)
  data.writeUInt32LE(value)
  return data
}
