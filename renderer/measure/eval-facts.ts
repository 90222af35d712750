import { precisionOf, toIso } from '../core/base/clinical-date.ts'
import { propose } from '../core/extract/propose.ts'
import { statedSide } from '../core/extract/stated-side.ts'
import { DirectReader, type Read } from './direct-reader.ts'
import { bytesOf, say, secondsSince, write, type Task } from './task.ts'
import { tsv } from './tsv.ts'

const factColumns = ['file', 'field', 'value', 'tier', 'page', 'start', 'end', 'quote'] as const
const documentColumns = ['file', 'kind', 'date', 'datePrecision', 'hospital', 'side'] as const
type DocumentRow = Readonly<Record<(typeof documentColumns)[number], string>>

/**
 * Every text, PDF and picture as one report: what it is, its date, its hospital and the side it states. No facts are
 * proposed by this version, so their table has no rows.
 */
export async function evalFacts({ files }: Task): Promise<object> {
  const reader = new DirectReader()
  await reader.start()
  const started = performance.now()
  const rows: DocumentRow[] = []
  for (const { path } of files ?? []) {
    const bytes = await bytesOf(path)
    const read = bytes && (await reader.read(bytes, 'text-layer-first'))
    if (!read || !isReport(path, read)) continue
    rows.push(documentRow(path, read))
    if (rows.length % 20 === 0) await say(`${String(rows.length)} reports`)
  }
  await write('facts.tsv', tsv(factColumns, []))
  await write('documents.tsv', tsv(documentColumns, rows))
  return { reports: rows.length, seconds: secondsSince(started) }
}

/** Tables and notes lie beside reports, and they are text as well: of texts only those called .txt are asked for. */
const isReport = (path: string, { format }: Read): boolean =>
  format === 'text' ? /\.txt$/i.test(path) : format !== 'unknown'

function documentRow(file: string, { pages, format }: Read): DocumentRow {
  const texts = pages.flatMap(({ text }) => (text ? [text] : []))
  const now = new Date()
  const today = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
  const { kind, date, hospital } = propose(texts, { today, fileKind: format })
  return {
    file,
    kind: kind?.value ?? '',
    date: date ? toIso(date.value) : '',
    datePrecision: date ? precisionOf(date.value) : '',
    hospital: hospital?.value ?? '',
    side: statedSide(texts) ?? '',
  }
}
