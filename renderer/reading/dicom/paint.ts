import type { StoredValues } from './stored-values.ts'

/**
 * Pixels by a rule from stored value to the 32 bits of a pixel in memory. For values of up to 16 bits the rule is asked
 * once for each value that occurs.
 */
export function paintBy(values: StoredValues, pixelOf: (stored: number) => number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(values.length * 4)
  const pixels = new Int32Array(rgba.buffer)
  if (values instanceof Float64Array) {
    for (let i = 0; i < values.length; i++) pixels[i] = pixelOf(values[i] ?? 0)
    return rgba
  }
  const size = 2 ** (values.BYTES_PER_ELEMENT * 8)
  const least = values instanceof Int16Array ? -size / 2 : 0
  const table = new Int32Array(size)
  for (let i = 0; i < values.length; i++) {
    const at = (values[i] ?? 0) - least
    // No pixel is nought, for all are opaque.
    if (table[at] === 0) table[at] = pixelOf(at + least)
    pixels[i] = table[at] ?? 0
  }
  return rgba
}
