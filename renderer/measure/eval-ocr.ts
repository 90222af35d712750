import { DirectReader, ocrWorkers, type Read } from './direct-reader.ts'
import { bytesOf, rounded, say, secondsSince, write, type Task } from './task.ts'
import { tsv } from './tsv.ts'

const columns = ['path', 'page', 'seconds', 'turned', 'skew', 'confidence'] as const
type PageRow = Readonly<Record<(typeof columns)[number], string | number>>
const FORM_FEED = '\f'

/** Every image and every page of a PDF, read by OCR even where it has a text layer. */
export async function evalOcr({ files }: Task): Promise<object> {
  const reader = new DirectReader()
  await reader.start()
  const rows: PageRow[] = []
  const started = performance.now()
  for (const { path } of files ?? []) {
    const bytes = await bytesOf(path)
    const read = bytes && (await reader.read(bytes, 'ocr'))
    if (!read || read.format === 'text' || read.format === 'unknown') continue
    rows.push(...pageRows(path, read))
    await write(`text/${path}.txt`, read.pages.map(({ text }) => text?.text ?? '').join(FORM_FEED))
    await say(`${path}: ${read.refused ?? `${String(read.pages.length)} pages`}`)
  }
  await write('pages.tsv', tsv(columns, rows))
  return { pages: rows.length, seconds: secondsSince(started), workers: ocrWorkers() }
}

/** How far the page was straightened is not told by the reader yet: `skew` stays empty. */
const pageRows = (path: string, { pages }: Read): PageRow[] =>
  pages.map(({ page, seconds, text }) => ({
    path,
    page,
    seconds,
    turned: text?.turned ?? '',
    skew: '',
    confidence: text ? rounded(text.confidence) : 0,
  }))
