import type { Rgba } from '../raster.ts'

export type Drawable = CanvasImageSource

/** A canvas in memory (no graphics card) with white paper on it. */
export function paper(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  return context
}

/** All pixels of a canvas, which is used up: its memory is given back at once instead of when the engine gets round to it. */
export function pixelsOf(context: OffscreenCanvasRenderingContext2D): Rgba {
  const { width, height } = context.canvas
  const { data } = context.getImageData(0, 0, width, height)
  context.canvas.width = 0
  context.canvas.height = 0
  return { width, height, data }
}

/** A picture on white paper, made smaller by a factor of at most 1. */
export function drawScaled(image: Drawable, size: { width: number; height: number }, factor: number): Rgba {
  const width = Math.max(1, Math.round(size.width * factor))
  const height = Math.max(1, Math.round(size.height * factor))
  const context = paper(width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  return pixelsOf(context)
}

/** Pixels brought to a size, which may stretch them, and made smaller by a factor of at most 1, on white. */
export async function scaleRgba(rgba: Rgba, size: { width: number; height: number }, factor: number): Promise<Rgba> {
  const bitmap = await createImageBitmap(new ImageData(rgba.data, rgba.width, rgba.height))
  try {
    return drawScaled(bitmap, size, factor)
  } finally {
    bitmap.close()
  }
}
