import { cropGrey, type Grey } from '../raster.ts'
import type { Lean } from './lean.ts'
import { between } from './between.ts'

/** Leaning less than this (degrees) changes nothing for OCR. */
const worthTurning = 0.15
const radians = Math.PI / 180

/** A straightened page, and the way back: where a point of it lies on the page as it was. */
export type Straight = { readonly grey: Grey; toPage(x: number, y: number): { x: number; y: number } }

export const asItIs = (grey: Grey): Straight => ({ grey, toPage: (x, y) => ({ x, y }) })

/**
 * Turn the page back by its lean. The sheet keeps its size where only empty corners are lost by that, since wide wedges of
 * new white upset the search for columns; else it grows to lose nothing. New corners are white.
 */
export function straighten(grey: Grey, lean: Lean): Straight {
  if (Math.abs(lean.degrees) < worthTurning && lean.fan === 0) return asItIs(grey)
  const whole = turnBack(grey, lean)
  const left = Math.max(0, Math.floor((whole.grey.width - grey.width) / 2))
  const top = Math.max(0, Math.floor((whole.grey.height - grey.height) / 2))
  if (!isEmptyAround(whole.grey, left, top)) return whole
  return { grey: cropGrey(whole.grey, left, top, grey), toPage: (x, y) => whole.toPage(x + left, y + top) }
}

const inkLight = 150
/** Specks on a margin, as a share of it. */
const specks = 0.0005

/** Whether the margins of a sheet, so many pixels wide and high, are paper only. */
function isEmptyAround({ width, height, data }: Grey, left: number, top: number): boolean {
  let dark = 0
  let all = 0
  for (let y = 0; y < height; y++) {
    const isInside = y >= top && y < height - top
    const [from, to] = isInside ? [left, width - left] : [width, width]
    for (let x = 0; x < width; x++) {
      if (x === from) x = to
      if (x >= width) break
      all++
      if ((data[y * width + x] ?? 0) < inkLight) dark++
    }
  }
  return dark <= specks * all
}

function turnBack(grey: Grey, { degrees, fan }: Lean): Straight {
  const cos = Math.cos(degrees * radians)
  const sin = Math.sin(degrees * radians)
  const spread = Math.ceil(Math.abs(fan) * grey.height * 0.5 * grey.width)
  const width = Math.ceil(grey.width * cos + grey.height * Math.abs(sin))
  const height = Math.ceil(grey.height * cos + grey.width * Math.abs(sin)) + spread
  const toPage = (x: number, y: number) => {
    const dx = x - width / 2
    const dy = y - height / 2
    return { x: grey.width / 2 + dx * cos - dy * sin, y: grey.height / 2 + dx * (sin + fan * dy) + dy * cos }
  }
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) {
    const from = toPage(0.5, y + 0.5)
    fillRow(data.subarray(y * width, (y + 1) * width), grey, {
      ...from,
      alongX: cos,
      alongY: sin + fan * (y + 0.5 - height / 2),
    })
  }
  return { grey: { width, height, data }, toPage }
}

type Walk = { x: number; y: number; readonly alongX: number; readonly alongY: number }

/** One row of the straightened page, read along a slanted line of the page as it was. */
function fillRow(row: Uint8Array, { width, height, data }: Grey, walk: Walk): void {
  let x = walk.x - 0.5
  let y = walk.y - 0.5
  for (let i = 0; i < row.length; i++, x += walk.alongX, y += walk.alongY)
    if (x >= 0 && y >= 0 && x < width - 1 && y < height - 1) row[i] = between(data, width, x, y)
}
