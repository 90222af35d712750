import { turnRgba, type Rgba, type Turn } from './raster.ts'
import type { Source } from './source.ts'

const mostPixels = 40_000_000
/** A page picture for a packet: a large sheet gets fewer dots an inch, and this process stays within its memory. */
const picturePixels = 12_000_000
const pointsPerInch = 72

type Size = { readonly width: number; readonly height: number }

const sizeOf = (source: Source, page: number): Size => source.pageSizes[page - 1] ?? { width: 612, height: 792 }

/** Draw a page turned clockwise, no wider than `width` and of at most 40 megapixels. Null where nothing can be drawn. */
export async function drawTurned(source: Source, page: number, width: number, turn: Turn): Promise<Rgba | null> {
  const stored = sizeOf(source, page)
  const wanted = turn % 180 === 0 ? width : (width * stored.width) / stored.height
  const drawn = await source.draw(page, bounded(stored, wanted, mostPixels))
  return drawn && turnRgba(drawn, turn)
}

/** The width in pixels (of the page as stored) that gives `dpi`; a picture counts as a sheet of at most 14 inches, and is never enlarged. */
export function widthAtDpi(source: Source, page: number, dpi: number): number {
  const size = sizeOf(source, page)
  if (source.kind === 'pages') return bounded(size, (size.width * dpi) / pointsPerInch, picturePixels)
  const longest = Math.max(size.width, size.height)
  return bounded(size, size.width * Math.min(1, (14 * dpi) / longest), picturePixels)
}

/** A width of at least one pixel at which the page has no more than so many pixels, and no side more than 16,000. */
export function bounded(size: Size, width: number, pixels: number): number {
  const shape = size.height / size.width
  const most = Math.min(Math.sqrt(pixels / shape), 16_000, 16_000 / shape)
  return Math.max(1, Math.floor(Math.min(width, most)))
}

/** What OCR gets: about 200 dpi; `dpi` is 0 for a picture, whose size in inches is unknown. */
export async function drawForOcr(source: Source, page: number): Promise<{ rgba: Rgba; dpi: number } | null> {
  const size = sizeOf(source, page)
  const width = bounded(size, ocrWidth(source, size), ocrPixels)
  const rgba = await source.draw(page, width)
  if (!rgba) return null
  const inches = source.kind === 'pages' ? size.width / pointsPerInch : Infinity
  return { rgba, dpi: rgba.width / inches }
}

const ocrDpi = 200
const ocrPixels = 9_000_000
/** Longest side of a picture given to OCR: a letter sheet at a little over 200 dpi. */
const pictureSide = 2600

function ocrWidth(source: Source, { width, height }: Size): number {
  if (source.kind === 'pages') return (width * ocrDpi) / pointsPerInch
  return width * Math.min(1, pictureSide / Math.max(width, height))
}
