import { DirectReader, ocrWorkers, type Read } from './direct-reader.ts'
import { bytesOf, rounded, say, secondsSince, write, type Task } from './task.ts'
import { tsv } from './tsv.ts'

const columns = ['path', 'page', 'seconds', 'turned', 'skew', 'confidence'] as const
type PageRow = Readonly<Record<(typeof columns)[number], string | number>>
const FORM_FEED = '\f'

/** Pictures that are being opened and cleaned while others are read: the workers never wait for them. */
const AHEAD = 1

/** Every image and every page of a PDF, read by OCR even where it has a text layer. */
export async function evalOcr({ files }: Task): Promise<object> {
  const reader = new DirectReader()
  await reader.start()
  const left = [...(files ?? [])]
  const rows = new Map<string, PageRow[]>()
  const started = performance.now()
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) rows.set(next.path, await pagesOf(reader, next.path))
  }
  await Promise.all(Array.from({ length: ocrWorkers() + AHEAD }, work))
  const seconds = secondsSince(started)
  const pages = (files ?? []).flatMap(({ path }) => rows.get(path) ?? [])
  await write('pages.tsv', tsv(columns, pages))
  return { pages: pages.length, seconds, workers: ocrWorkers() }
}

async function pagesOf(reader: DirectReader, path: string): Promise<PageRow[]> {
  const bytes = await bytesOf(path)
  const read = bytes && (await reader.read(bytes, 'ocr'))
  if (!read || read.format === 'text' || read.format === 'unknown') return []
  await write(`text/${path}.txt`, read.pages.map(({ text }) => text?.text ?? '').join(FORM_FEED))
  await say(`${path}: ${read.refused ?? `${String(read.pages.length)} pages`}`)
  return pageRows(path, read)
}

const pageRows = (path: string, { pages }: Read): PageRow[] =>
  pages.map(({ page, seconds, text, skew }) => ({
    path,
    page,
    seconds,
    turned: text?.turned ?? '',
    skew: skew === null ? '' : rounded(skew),
    confidence: text ? rounded(text.confidence) : 0,
  }))
