import { noContent } from '../../core/model/content.ts'
import type { Rgba } from '../raster.ts'
import type { Source } from '../source.ts'
import { mostPixels } from './decode-picture.ts'
import { orient, orientationOf, orientedSize } from './orientation.ts'
import { PageDecoder } from './page-decoder.ts'
import { scaleRgba } from './scaled.ts'
import { takenAt } from './taken-at.ts'
import { tiffPages } from './tiff.ts'

const startWorker = () => new Worker(new URL('./tiff.worker.ts', import.meta.url), { type: 'module' })

/**
 * A TIFF file; its pages are decoded one at a time in a worker, which is ended when one hangs.
 * `damaged` where not even the first page that has a size can be decoded.
 */
export async function openTiff(bytes: Uint8Array<ArrayBuffer>): Promise<Source | 'damaged' | 'too-large'> {
  const pages = tiffPages(bytes)
  if (!pages || pages.length === 0) return 'damaged'
  if (pages.every(({ square }) => areaOf(square) > mostPixels)) return 'too-large'
  const decoder = new PageDecoder(bytes, startWorker)
  const oriented = pages.map((page) => ({ page, orientation: orientationOf(page.orientation) }))

  async function draw(number: number, width: number): Promise<Rgba | null> {
    const wanted = oriented[number - 1]
    if (!wanted || areaOf(wanted.page.square) > mostPixels) return null
    const stored = await decoder.decode(number - 1)
    if (!stored) return null
    const { square } = wanted.page
    const factor = Math.min(1, width / orientedSize(square, wanted.orientation).width)
    return orient(await scaleRgba(stored, square, factor), wanted.orientation)
  }

  const source: Source = {
    kind: 'picture',
    content: { ...noContent, takenAt: takenAt(bytes) },
    pageSizes: oriented.map(({ page, orientation }) => orientedSize(page.square, orientation)),
    draw,
    close: () => decoder.close(),
  }
  if (await anyPage(source)) return source
  source.close()
  return 'damaged'
}

const areaOf = ({ width, height }: { width: number; height: number }): number => width * height

/** Looks at no more than a few pages: a file is damaged when those at its beginning all are. */
async function anyPage(source: Source): Promise<boolean> {
  for (let page = 1; page <= Math.min(3, source.pageSizes.length); page++) if (await source.draw(page, 64)) return true
  return false
}
