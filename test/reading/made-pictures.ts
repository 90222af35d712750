import type { Grey, Rgba } from '../../renderer/reading/raster.ts'

/** A white page with rows of words (black bars of several lengths), all lines falling to the right by some degrees. */
export function linedPage(width: number, height: number, degrees = 0): Grey {
  const data = new Uint8Array(width * height).fill(255)
  const slope = Math.tan((degrees * Math.PI) / 180)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isInk(x, y - slope * x, width, height)) data[y * width + x] = 20
  return { width, height, data }
}

/** The same, with lines that fall by `fan` more for each pixel further down, from level ones in the middle. */
export function fannedPage(width: number, height: number, fan: number): Grey {
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const line = y - fan * (y - height / 2) * (x - width / 2)
      if (isInk(x, line, width, height)) data[y * width + x] = 20
    }
  return { width, height, data }
}

function isInk(x: number, y: number, width: number, height: number): boolean {
  const line = Math.floor(y / 30)
  if (y < 60 || y > height - 60 || x < 60 || x > width - 60) return false
  return y - line * 30 < 12 && (x + line * 37) % 90 < 70 && x % 9 < 6
}

export function greyPage(width: number, height: number, valueAt: (x: number, y: number) => number): Grey {
  const data = Uint8Array.from({ length: width * height }, (_, i) => valueAt(i % width, Math.floor(i / width)))
  return { width, height, data }
}

export function rgbaPage(width: number, height: number, colourAt: (x: number, y: number) => readonly number[]): Rgba {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++)
    data.set([...colourAt(i % width, Math.floor(i / width)), 255].slice(0, 4), i * 4)
  return { width, height, data }
}
