import type { Rgba } from '../raster.ts'
import type { Source } from '../source.ts'
import { mostPixels } from './decode-picture.ts'
import { orient, orientationOf, orientedSize } from './orientation.ts'
import { scaleRgba } from './scaled.ts'
import { tiffPages } from './tiff.ts'

/** To and from tiff.worker.ts. Both ends are ours and the worker holds no rules, so the messages are not parsed again. */
export type TiffAsk =
  | { readonly type: 'take'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'decode'; readonly page: number }
export type TiffAnswer = Rgba | null

const patience = 12_000

/**
 * A TIFF file; its pages are decoded one at a time in a worker, which is ended when one hangs.
 * `damaged` where not even the first page that has a size can be decoded.
 */
export async function openTiff(bytes: Uint8Array<ArrayBuffer>): Promise<Source | 'damaged' | 'too-large'> {
  const pages = tiffPages(bytes)
  if (!pages || pages.length === 0) return 'damaged'
  if (pages.every(({ width, height }) => width * height > mostPixels)) return 'too-large'
  const decoder = new TiffDecoder(bytes)
  const oriented = pages.map((page) => ({ page, orientation: orientationOf(page.orientation) }))

  async function draw(number: number, width: number): Promise<Rgba | null> {
    const wanted = oriented[number - 1]
    if (!wanted || wanted.page.width * wanted.page.height > mostPixels) return null
    const stored = await decoder.decode(number - 1)
    if (!stored) return null
    const factor = Math.min(1, width / orientedSize(stored, wanted.orientation).width)
    return orient(await scaleRgba(stored, factor), wanted.orientation)
  }

  const source: Source = {
    kind: 'picture',
    pageSizes: oriented.map(({ page, orientation }) => orientedSize(page, orientation)),
    draw,
    close: () => decoder.close(),
  }
  if (await anyPage(source)) return source
  source.close()
  return 'damaged'
}

/** Looks at no more than a few pages: a file is damaged when those at its beginning all are. */
async function anyPage(source: Source): Promise<boolean> {
  for (let page = 1; page <= Math.min(3, source.pageSizes.length); page++) if (await source.draw(page, 64)) return true
  return false
}

class TiffDecoder {
  private worker: Worker | null = null
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly bytes: Uint8Array<ArrayBuffer>) {}

  /** One page after the other. Null where the page is broken or takes too long. */
  decode(page: number): Promise<TiffAnswer> {
    const next = this.last.then(() => this.decodeNow(page))
    this.last = next
    return next
  }

  private decodeNow(page: number): Promise<TiffAnswer> {
    const worker = (this.worker ??= this.start())
    return new Promise((settle) => {
      const end = (answer: TiffAnswer) => {
        clearTimeout(timer)
        settle(answer)
      }
      const fail = () => {
        this.close()
        end(null)
      }
      const timer = setTimeout(fail, patience)
      worker.onmessage = ({ data }: MessageEvent<TiffAnswer>) => end(data)
      worker.onerror = fail
      worker.postMessage({ type: 'decode', page } satisfies TiffAsk)
    })
  }

  close(): void {
    this.worker?.terminate()
    this.worker = null
  }

  private start(): Worker {
    const worker = new Worker(new URL('./tiff.worker.ts', import.meta.url), { type: 'module' })
    worker.postMessage({ type: 'take', bytes: this.bytes } satisfies TiffAsk)
    return worker
  }
}
