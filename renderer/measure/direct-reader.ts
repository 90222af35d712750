import { sniff } from '../core/intake/sniff.ts'
import type { PageText } from '../core/model/page-text.ts'
import type { DocumentFormat } from '../core/model/source-document.ts'
import { onPort, shell } from '../desktop/shell.ts'
import { ReaderLink } from '../vault/worker/reader-link.ts'
import { secondsSince } from './task.ts'

const OPEN_PATIENCE = 20_000
/** A page has its own limit of 45 s once its turn comes; several may wait for one. */
const PAGE_PATIENCE = 150_000

/** As many OCR workers as there are cores: nobody is at the window while it measures. */
export const ocrWorkers = (): number => navigator.hardwareConcurrency

type Mode = 'ocr' | 'text-layer-first' | 'engine'

export type TimedPage = {
  readonly page: number
  readonly seconds: number
  readonly text: PageText | null
  readonly skew: number | null
}
export type Read = {
  readonly format: DocumentFormat
  readonly pages: readonly TimedPage[]
  readonly refused: string | null
}

/** The reader process without a vault: the app's own line to it, which restarts it when it hangs. */
export class DirectReader {
  private readonly link = new ReaderLink(() => void shell().restartReader(null))

  async start(): Promise<void> {
    onPort('reader-port', (port) => this.link.attach(port))
    await shell().restartReader(null)
    await this.link.ask((reading) => reading.shareCores({ window: 'at-rest' }))
  }

  /** Every page of one source. A page that fails has no text; a source that cannot be opened has no pages. */
  async read(bytes: Uint8Array<ArrayBuffer>, mode: Mode): Promise<Read> {
    const format = sniff(bytes, bytes.length)
    if (format === 'unknown') return { format, pages: [], refused: 'unknown-kind' }
    const handle = this.link.newHandle()
    const ask = { handle, format, source: { bytes }, password: null }
    const opened = await this.link.ask((reading) => reading.open(ask, { transfer: [bytes.buffer] }), OPEN_PATIENCE)
    if (!opened.ok) return { format, pages: [], refused: opened.error.code }
    const pages = await this.pages(handle, opened.value.pages, mode)
    await this.link.ask((reading) => reading.close({ handle }))
    return { format, pages, refused: null }
  }

  private async pages(handle: string, count: number, mode: Mode): Promise<TimedPage[]> {
    const left = Array.from({ length: count }, (_, index) => index + 1)
    const read: TimedPage[] = []
    const work = async (): Promise<void> => {
      for (let page = left.shift(); page !== undefined; page = left.shift())
        read.push(await this.page(handle, page, mode))
    }
    await Promise.all(Array.from({ length: ocrWorkers() }, work))
    return read.sort((a, b) => a.page - b.page)
  }

  private async page(handle: string, page: number, mode: Mode): Promise<TimedPage> {
    const started = performance.now()
    const read = await this.link.ask((reading) => reading.readPage({ handle, page, mode }), PAGE_PATIENCE)
    const seconds = secondsSince(started)
    const skew = await this.link.ask((reading) => reading.pageSkew({ handle, page }))
    return { page, seconds, text: read.ok ? read.value : null, skew: skew.ok ? skew.value : null }
  }
}
