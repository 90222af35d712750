import type { Grey } from '../raster.ts'

/** Side of the squares in which the paper's brightness is estimated; wider than a letter at 200 dpi. */
const cell = 32
/** Paper is what is brighter than most of its square: text covers far less than this share of it. */
const paperShare = 0.8

type Cells = { readonly columns: number; readonly rows: number; readonly light: Float32Array }

/** How uneven the paper is lit: 0 for an even page, 1 for one that fades to black. */
export function unevenness(grey: Grey): number {
  const light = Float32Array.from(paperLight(grey).light).sort()
  const bright = light[Math.floor(light.length * 0.9)] ?? 255
  const dark = light[Math.floor(light.length * 0.1)] ?? 255
  return bright <= 0 ? 0 : (bright - dark) / bright
}

/** The page as if its paper were evenly white: each pixel divided by the paper's brightness around it. */
export function flatten(grey: Grey): Grey {
  const cells = smooth(smooth(spread(paperLight(grey))))
  const floor = darkestPaper(cells)
  const data = new Uint8Array(grey.data.length)
  const columnAt = weights(grey.width, cells.columns)
  const rowAt = weights(grey.height, cells.rows)
  for (let y = 0, i = 0; y < grey.height; y++) {
    const row = lightOfRow(cells, rowAt[y] ?? 0)
    for (let x = 0; x < grey.width; x++, i++) {
      const at = columnAt[x] ?? 0
      const left = Math.floor(at)
      const here = row[left] ?? 255
      const light = here + ((row[left + 1] ?? here) - here) * (at - left)
      data[i] = Math.min(255, ((grey.data[i] ?? 0) * 255) / Math.max(light, floor))
    }
  }
  return { ...grey, data }
}

/** A square that is dark all over is a picture or the table, not paper: it is not made white. */
function darkestPaper({ light }: Cells): number {
  const sorted = Float32Array.from(light).sort()
  return Math.max(30, (sorted[Math.floor(sorted.length * 0.9)] ?? 255) * 0.25)
}

function paperLight(grey: Grey): Cells {
  const columns = Math.max(1, Math.ceil(grey.width / cell))
  const rows = Math.max(1, Math.ceil(grey.height / cell))
  const light = new Float32Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) light[i] = paperOf(grey, column * cell, row * cell, counts)
  return { columns, rows, light }
}

function paperOf(grey: Grey, left: number, top: number, counts: Uint32Array): number {
  counts.fill(0)
  const right = Math.min(left + cell, grey.width)
  const bottom = Math.min(top + cell, grey.height)
  for (let y = top; y < bottom; y += 2)
    for (let x = left; x < right; x += 2) {
      const value = grey.data[y * grey.width + x] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
  const wanted = Math.ceil((bottom - top) / 2) * Math.ceil((right - left) / 2) * paperShare
  let seen = 0
  for (let value = 0; value < 256; value++) {
    seen += counts[value] ?? 0
    if (seen >= wanted) return value
  }
  return 255
}

/** Every square takes the brightest of its neighbours, so that a block of bold text does not count as shade. */
const spread = (cells: Cells): Cells => overNeighbours(cells, (values) => Math.max(...values))
const smooth = (cells: Cells): Cells =>
  overNeighbours(cells, (values) => values.reduce((a, b) => a + b, 0) / values.length)

function overNeighbours(cells: Cells, combine: (values: number[]) => number): Cells {
  const { columns, rows } = cells
  const light = new Float32Array(cells.light.length)
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) light[i] = combine(neighbours(cells, column, row))
  return { ...cells, light }
}

function neighbours({ columns, rows, light }: Cells, column: number, row: number): number[] {
  const values: number[] = []
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
      values.push(light[y * columns + x] ?? 255)
  return values
}

/** For every pixel its place among the squares' middles. */
function weights(pixels: number, squares: number): Float32Array {
  return Float32Array.from({ length: pixels }, (_, i) => Math.min(Math.max((i + 0.5) / cell - 0.5, 0), squares - 1))
}

function lightOfRow({ columns, rows, light }: Cells, at: number): Float32Array {
  const top = Math.floor(at)
  const below = Math.min(top + 1, rows - 1)
  const part = at - top
  return Float32Array.from({ length: columns }, (_, x) => {
    const upper = light[top * columns + x] ?? 255
    return upper + ((light[below * columns + x] ?? upper) - upper) * part
  })
}
