// Thousands of small files as a portal's download or an old disc holds them: texts, one-page PDFs and what nobody can read.
import { mkdirSync, writeFileSync } from 'node:fs'
import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'

const dayMs = 24 * 60 * 60 * 1000
const firstDay = Date.UTC(2006, 0, 2)
/** Folders of so many files, as a disc has them. */
const inFolder = 500

/** All of one kind and size, or of a mixture: a third text, a third PDF, a third unreadable (bytes of nothing, and PDFs cut off). */
export type Make = { readonly kind: 'mixed' } | { readonly kind: 'pdf'; readonly size: number }

/** Writes `count` files below `folder`. */
export function writeManyFiles(folder: string, count: number, make: Make = { kind: 'mixed' }): void {
  for (let number = 0; number < count; number++) {
    const place = join(folder, `part-${String(Math.floor(number / inFolder) + 1)}`)
    mkdirSync(place, { recursive: true })
    const { ending, bytes } =
      make.kind === 'pdf' ? { ending: 'pdf', bytes: pdfOf(linesOf(number), make.size) } : fileOf(number)
    writeFileSync(join(place, `record-${String(number + 1).padStart(5, '0')}.${ending}`), bytes)
  }
}

function fileOf(number: number): { ending: string; bytes: Uint8Array | string } {
  if (number % 3 === 0) return { ending: 'txt', bytes: linesOf(number).join('\n') }
  const pdf = pdfOf(linesOf(number))
  if (number % 3 === 1) return { ending: 'pdf', bytes: pdf }
  if (number % 30 === 2) return { ending: 'pdf', bytes: pdf.subarray(0, Math.floor(pdf.length / 2)) }
  return { ending: 'dat', bytes: randomFillSync(new Uint8Array(1500 + (number % 700))) }
}

/** A paper of its own day each, of one of three kinds. */
function linesOf(number: number): string[] {
  const date = new Date(firstDay + number * dayMs)
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()].map((part) => String(part).padStart(2, '0'))
  const on = `${month ?? ''}/${day ?? ''}/${String(date.getUTCFullYear())}`
  const about = ['Patient: Rosa Alvarez', 'Date of birth: 03/14/1958', 'MRN: 4482190']
  const foot = `Accession ${String(700_000 + number)}. Made-up record for measuring.`
  const kinds = [
    [
      ...['Tarnwick Cancer Center', 'Clinical Laboratory', 'Laboratory report', ...about, `Collected: ${on}`],
      ...['HEMATOLOGY', 'Test              Result   Units     Reference range'],
      `Hemoglobin        ${(11 + (number % 40) / 10).toFixed(1)}     g/dL      12.0-15.5`,
      `White cell count  ${(4 + (number % 70) / 10).toFixed(1)}      10^9/L    4.0-11.0`,
      `Platelet count    ${String(150 + (number % 230))}      10^9/L    150-400`,
    ],
    [
      ...['Brackwater General Hospital', 'Department of Radiology', 'RADIOLOGY REPORT', ...about],
      ...[`Date of exam: ${on}`, 'Examination: CT chest without contrast', 'FINDINGS'],
      `The lungs are clear. A nodule of ${String(2 + (number % 5))} mm in segment ${String(1 + (number % 10))} is as it was.`,
      'IMPRESSION: No change.',
    ],
    [
      ...['Quist Family Practice', 'Visit note', ...about, `Date of visit: ${on}`, 'Reason for visit: follow-up'],
      `Blood pressure ${String(110 + (number % 30))}/${String(65 + (number % 20))}. Weight ${String(60 + (number % 9))} kg.`,
      'Plan: come again in three months.',
    ],
  ]
  return [...(kinds[Math.floor(number / 3) % kinds.length] ?? []), foot]
}

/** One page of text as a PDF (ISO 32000-1, 7.5), with nothing in it that is not needed, but for noise up to `size` bytes. */
function pdfOf(lines: readonly string[], size = 0): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join('\n')
  const text = `BT /F1 10 Tf 14 TL 54 740 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(text.length)} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...(size > 0 ? [noiseOf(size)] : []),
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${String(at + 1)} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const entries = String(objects.length + 1)
  return Buffer.from(
    `${body}xref\n0 ${entries}\n0000000000 65535 f \n${rows}trailer << /Size ${entries} /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF\n`,
    'latin1',
  )
}

/** A stream that nothing uses and nothing can press together: what a picture weighs. */
function noiseOf(size: number): string {
  const noise = Buffer.from(randomFillSync(new Uint8Array(size))).toString('latin1')
  return `<< /Length ${String(noise.length)} >>\nstream\n${noise}\nendstream`
}
