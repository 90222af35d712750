import type { Grey } from '../raster.ts'
import { inkMap } from './ink.ts'

/** A ruled line is at least this long, as a share of the page's longer side: no letter is, and every cell's frame is with its neighbours'. */
const shortest = 1 / 14
/** A line is at most this thick, likewise: a bar is no rule. */
const thickest = 1 / 180
/** Dirt and JPEG noise break a line for so many pixels. */
const breaks = 3
/** So much of a line's length is ink, breaks apart: the tops of letters in a row are not. */
const filled = 0.94
/** The soft edge of a stroke, which goes with it. */
const halo = 2
/** How far around a pixel its paper is looked for; wider than any rule. */
const reach = 14

/** Rules across or down a level page: each as a run of pixels in every row (or column) it touches. */
type Mask = { readonly marks: Uint8Array; readonly found: boolean }

/**
 * The page without ruled lines: each is bridged from one side to the other, so that paper closes over it while a stroke that
 * crosses it goes on. The layout analysis takes frames for pictures and their cells for letters wherever they lean a little.
 */
export function withoutRules(grey: Grey): Grey {
  const ink = inkMap(grey, reach)
  const longer = Math.max(grey.width, grey.height)
  const size = { length: Math.round(longer * shortest), thickness: Math.max(4, Math.round(longer * thickest)) }
  const across = marksOf(ink, { lines: grey.height, along: grey.width, next: 1, step: grey.width }, size.length)
  const down = marksOf(ink, { lines: grey.width, along: grey.height, next: grey.width, step: 1 }, size.length)
  if (!across.found && !down.found) return grey
  const data = grey.data.slice()
  if (across.found)
    bridge(data, across.marks, { lines: grey.width, along: grey.height, next: grey.width, step: 1 }, size.thickness)
  if (down.found)
    bridge(data, down.marks, { lines: grey.height, along: grey.width, next: 1, step: grey.width }, size.thickness)
  return { ...grey, data }
}

/** How a picture is walked: so many lines, `step` apart, of so many pixels, `next` apart. */
type Walk = { readonly lines: number; readonly along: number; readonly next: number; readonly step: number }

/** Long runs of ink along the walk's lines; ink of the lines beside counts, so that a rule may lean a little. */
function marksOf(ink: Uint8Array, walk: Walk, length: number): Mask {
  const marks = new Uint8Array(ink.length)
  let found = false
  for (let line = 1; line < walk.lines - 1; line++) found = markLine(ink, marks, { walk, line, length }) || found
  return { marks, found }
}

type Line = { readonly walk: Walk; readonly line: number; readonly length: number }

function markLine(ink: Uint8Array, marks: Uint8Array, { walk, line, length }: Line): boolean {
  const { along, next, step } = walk
  let found = false
  let [start, last, count] = [0, -1, 0]
  const end = (): void => {
    if (last - start < length || count < filled * (last - start + 1)) return
    found = true
    for (let i = start, at = line * step + start * next; i <= last; i++, at += next) marks[at] = 1
  }
  for (let i = 0, at = line * step; i < along; i++, at += next) {
    if (ink[at] !== 1 && ink[at - step] !== 1 && ink[at + step] !== 1) continue
    if (i - last > breaks) {
      end()
      start = i
      count = 0
    }
    last = i
    count++
  }
  end()
  return found
}

/** Across each marked stretch that is thin enough, the grey runs evenly from the pixel before it to the one behind. */
function bridge(data: Uint8Array, marks: Uint8Array, { lines, along, next, step }: Walk, thickness: number): void {
  for (let line = 0; line < lines; line++) {
    const base = line * step
    for (let i = 0; i < along; i++) {
      if (marks[base + i * next] !== 1) continue
      let end = i
      while (end + 1 < along && marks[base + (end + 1) * next] === 1) end++
      if (end - i < thickness)
        level(data, { base, next, from: Math.max(0, i - halo), to: Math.min(along - 1, end + halo) })
      i = end
    }
  }
}

function level(
  data: Uint8Array,
  { base, next, from, to }: { base: number; next: number; from: number; to: number },
): void {
  const first = data[base + from * next] ?? 255
  const last = data[base + to * next] ?? 255
  for (let i = from + 1; i < to; i++) data[base + i * next] = first + ((last - first) * (i - from)) / (to - from)
}
