import type { Measured, WordBox } from '../core/model/page-text.ts'
import type { Grey } from './raster.ts'

/** So many words tell how a page was taken. */
const enoughWords = 150
/** Where the edges of letters lie among all steps from one pixel to the next. */
const edges = 0.97

/**
 * How the words of a page look in its upright picture: paper, ink, edges, height. Undefined where it has no words.
 * `isPicture`: the pixels are the picture's own, so that their number says something.
 */
export function measureWords(grey: Grey, words: readonly WordBox[], isPicture: boolean): Measured | undefined {
  const longer = words.filter(({ start, end }) => end - start >= 3)
  const step = Math.max(1, Math.floor(longer.length / enoughWords))
  const looks = longer.filter((_, i) => i % step === 0).flatMap((word) => lookOf(grey, word) ?? [])
  if (looks.length === 0) return undefined
  const of = (pick: (look: Look) => number) => middle(looks.map(pick))
  return {
    paper: Math.round(of(({ paper }) => paper)),
    ink: Math.round(of(({ ink }) => ink)),
    sharpness: Math.round(of(({ sharpness }) => sharpness) * 100) / 100,
    letters: isPicture ? Math.round(of(({ letters }) => letters)) : null,
  }
}

type Look = { readonly paper: number; readonly ink: number; readonly sharpness: number; readonly letters: number }

function lookOf({ width, height, data }: Grey, { box }: WordBox): Look | null {
  const left = Math.max(0, Math.floor(box.x * width) - 2)
  const right = Math.min(width, Math.ceil((box.x + box.width) * width) + 2)
  const top = Math.max(0, Math.floor(box.y * height) - 2)
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * height) + 2)
  if (right - left < 8 || bottom - top < 6) return null
  const lights = new Uint32Array(256)
  const steps = new Uint32Array(256)
  for (let y = top; y < bottom; y++)
    for (let x = left, at = y * width + left; x < right; x++, at++) {
      const light = data[at] ?? 0
      lights[light] = (lights[light] ?? 0) + 1
      if (x === left) continue
      const change = Math.abs(light - (data[at - 1] ?? 0))
      steps[change] = (steps[change] ?? 0) + 1
    }
  const paper = quantile(lights, 0.9)
  const ink = quantile(lights, 0.04)
  return { paper, ink, sharpness: paper > ink ? quantile(steps, edges) / (paper - ink) : 0, letters: bottom - top - 4 }
}

/** The value below which this share of all counted ones lies. */
function quantile(counts: Uint32Array, share: number): number {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0
    if (seen > wanted) return value
  }
  return counts.length - 1
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
