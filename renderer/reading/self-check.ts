import { drawForOcr } from './drawing.ts'
import type { OcrPool } from './ocr/ocr-pool.ts'
import { readPicture } from './ocr/read-picture.ts'
import { openPdf } from './pdf/pdf-source.ts'
import { paper, pixelsOf } from './pictures/scaled.ts'
import { greyOf } from './raster.ts'

/** The smallest WebAssembly module: magic and version. */
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
const word = 'Satchel'

/** Whether this process can do its work on this machine: one word through OCR, one page through the PDF reader, WebAssembly. */
export async function selfCheck(pool: OcrPool): Promise<{ ocr: boolean; pdf: boolean; wasm: boolean }> {
  const wasm = WebAssembly.validate(emptyModule)
  return { ocr: await succeeds(ocrReadsAWord(pool)), pdf: await succeeds(pdfReadsAPage()), wasm }
}

/** A check that throws has failed; its reason is for the person in neither case. */
const succeeds = (check: Promise<boolean>): Promise<boolean> => check.catch(() => false)

async function ocrReadsAWord(pool: OcrPool): Promise<boolean> {
  const context = paper(600, 200)
  context.fillStyle = '#000'
  context.font = '80px sans-serif'
  context.fillText(word, 60, 130)
  const reading = await readPicture(pool, { grey: greyOf(pixelsOf(context)), dpi: 200 })
  return typeof reading !== 'string' && reading.text.includes(word)
}

async function pdfReadsAPage(): Promise<boolean> {
  const source = await openPdf(onePagePdf(), null)
  if (typeof source === 'string') return false
  const layer = await source.layer?.(1)
  const drawn = await drawForOcr(source, 1)
  source.close()
  return layer?.verdict !== 'none' && layer?.text.text.includes(word) === true && drawn !== null
}

/** A PDF of one page with one word; pdf.js rebuilds the cross-reference table that it lacks. */
function onePagePdf(): Uint8Array<ArrayBuffer> {
  const content = `BT /F 24 Tf 20 40 Td (${word}) Tj ET`
  return new TextEncoder().encode(
    [
      '%PDF-1.4',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
      '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
      '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj',
      `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
      '5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj',
      'trailer <</Root 1 0 R/Size 6>>\n',
    ].join('\n'),
  )
}
