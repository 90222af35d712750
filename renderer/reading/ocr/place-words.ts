import type { Box, PageText, WordBox } from '../../core/model/page-text.ts'
import type { Turn } from '../raster.ts'
import type { OcrLine, PixelBox } from './ocr-words.ts'

type Point = { readonly x: number; readonly y: number }
type Size = { readonly width: number; readonly height: number }
/** Where the pixels that were recognised lie on the stored picture, and how that must be turned to stand upright. */
export type Place = { toPicture(x: number, y: number): Point; readonly picture: Size; readonly turned: Turn }

/** Lines as one text, a blank line before each block, with every word's place on the upright page. */
export function placeWords(lines: readonly OcrLine[], place: Place): Pick<PageText, 'text' | 'words'> {
  const words: WordBox[] = []
  let text = ''
  lines.forEach((line, i) => {
    if (line.startsBlock && i > 0) text += '\n'
    line.words.forEach((word, n) => {
      if (n > 0) text += ' '
      const box = boxOnPage(word.box, place)
      words.push({ start: text.length, end: text.length + word.text.length, box, confidence: word.confidence })
      text += word.text
    })
    text += '\n'
  })
  return { text, words }
}

/** Fractions of the upright page. The middle is led back; the size is measured there, so that a leaning word's box stays slim. */
function boxOnPage({ x0, y0, x1, y1 }: PixelBox, place: Place): Box {
  const at = (x: number, y: number) => upright(place.toPicture(x, y), place)
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const middle = at(x, y)
  const width = distance(at(x0, y), at(x1, y))
  const height = distance(at(x, y0), at(x, y1))
  const page = place.turned % 180 === 0 ? place.picture : { width: place.picture.height, height: place.picture.width }
  const size = { width: width / page.width, height: height / page.height }
  return {
    x: within(middle.x / page.width - size.width / 2),
    y: within(middle.y / page.height - size.height / 2),
    ...size,
  }
}

function upright({ x, y }: Point, { picture: { width, height }, turned }: Place): Point {
  if (turned === 90) return { x: height - y, y: x }
  if (turned === 180) return { x: width - x, y: height - y }
  return turned === 270 ? { x: y, y: width - x } : { x, y }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

const within = (fraction: number): number => Math.min(Math.max(fraction, -0.5), 1.5)
