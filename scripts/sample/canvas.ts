import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Gray } from './pixels.ts'

type Canvas = {
  getContext(kind: '2d'): CanvasRenderingContext2D
  toBuffer(type: 'image/jpeg', quality: number): Uint8Array
  toBuffer(type: 'image/png'): Uint8Array
}
type CanvasPackage = { createCanvas(width: number, height: number): Canvas }

const fromHere = createRequire(import.meta.url)
const pdfjsHome = dirname(fromHere.resolve('pdfjs-dist/package.json'))
// The canvas that pdf.js itself draws on in Node; it comes with pdf.js, so it is found from there.
const canvases = createRequire(join(pdfjsHome, 'package.json'))('@napi-rs/canvas') as CanvasPackage

/** The first page of a PDF as a grey picture. */
export async function rasterise(pdf: Uint8Array, dpi: number): Promise<Gray> {
  const standardFontDataUrl = `${join(pdfjsHome, 'standard_fonts')}/`
  const opening = getDocument({ data: pdf, standardFontDataUrl, verbosity: 0 })
  const page = await (await opening.promise).getPage(1)
  const viewport = page.getViewport({ scale: dpi / 72 })
  const width = Math.round(viewport.width)
  const height = Math.round(viewport.height)
  const context = canvases.createCanvas(width, height).getContext('2d')
  await page.render({ canvas: null, canvasContext: context, viewport, background: 'white' }).promise
  const { data } = context.getImageData(0, 0, width, height)
  const gray = new Uint8Array(width * height)
  for (let at = 0; at < gray.length; at++) {
    gray[at] = 0.3 * (data[at * 4] ?? 0) + 0.59 * (data[at * 4 + 1] ?? 0) + 0.11 * (data[at * 4 + 2] ?? 0)
  }
  await opening.destroy()
  return { width, height, data: gray }
}

/** JPEG bytes of a picture, quality 0 to 100; `tint` colours it, as a lamp does. */
export function jpegOf(gray: Gray, quality: number, tint: readonly [number, number, number] = [1, 1, 1]): Uint8Array {
  return new Uint8Array(canvasOf(gray, tint).toBuffer('image/jpeg', quality))
}

/** PNG bytes of a grey picture. */
export function pngOf(gray: Gray): Uint8Array {
  return new Uint8Array(canvasOf(gray, [1, 1, 1]).toBuffer('image/png'))
}

function canvasOf(gray: Gray, [red, green, blue]: readonly [number, number, number]): Canvas {
  const canvas = canvases.createCanvas(gray.width, gray.height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(gray.width, gray.height)
  for (let at = 0; at < gray.data.length; at++) {
    const light = gray.data[at] ?? 0
    image.data[at * 4] = light * red
    image.data[at * 4 + 1] = light * green
    image.data[at * 4 + 2] = light * blue
    image.data[at * 4 + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return canvas
}
