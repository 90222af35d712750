import type { WordBox } from '../core/model/page-text.ts'
import { inkMap } from './clean/ink.ts'
import type { Grey } from './raster.ts'

/** Ink of less than this share of a page is a rule, a logo, a signature: nothing a page is about. */
const little = 0.008

/** The share (0 to 1) of a page's ink that lies where it has no words; 0 where that is little. `grey`: the page, upright. */
export function inkOutside(grey: Grey, words: readonly WordBox[]): number {
  const ink = inkMap(grey, 8)
  const all = count(ink)
  for (const word of words) clear(ink, grey, word)
  const outside = count(ink)
  return outside < little * ink.length ? 0 : outside / all
}

const count = (ink: Uint8Array): number => ink.reduce((sum, dot) => sum + dot, 0)

function clear(ink: Uint8Array, { width, height }: Grey, { box }: WordBox): void {
  const left = Math.max(0, Math.floor(box.x * width) - 1)
  const right = Math.min(width, Math.ceil((box.x + box.width) * width) + 1)
  const top = Math.max(0, Math.floor(box.y * height) - 1)
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * height) + 1)
  for (let y = top; y < bottom; y++) ink.fill(0, y * width + Math.min(left, right), y * width + right)
}
