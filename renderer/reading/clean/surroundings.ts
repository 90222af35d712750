import type { Grey } from '../raster.ts'

/** Side of the squares that are judged as a whole, in pixels. */
const SQUARE = 16
/** Brighter than this is paper, once the light has been evened out. */
const LIGHT = 225
/** Even dense text leaves this much paper between its letters; a table top, a halo or noise does not. */
const LEAST_PAPER = 0.45

/**
 * Paint white what lies around the paper in a photo whose light has been evened out: table, shadow's halo, noise. Only what
 * reaches the picture's edge without crossing paper counts as around it, so dark bars and pictures on the page stay. Otherwise
 * the engine takes the frame for a picture and the page inside it for nothing.
 */
export function whitenSurroundings(flat: Grey): Grey {
  const columns = Math.ceil(flat.width / SQUARE)
  const rows = Math.ceil(flat.height / SQUARE)
  const reached = reachedFromEdge(darkSquares(flat, columns, rows), columns, rows)
  if (reached.length === 0) return flat
  const around = withNeighbours(reached, columns, rows)
  const data = new Uint8Array(flat.data)
  for (const square of around) {
    const left = (square % columns) * SQUARE
    const top = Math.floor(square / columns) * SQUARE
    const right = Math.min(left + SQUARE, flat.width)
    for (let y = top; y < Math.min(top + SQUARE, flat.height); y++)
      data.fill(255, y * flat.width + left, y * flat.width + right)
  }
  return { ...flat, data }
}

/** The squares and those beside them: the paper's very edge lies in squares that are half of each. */
function withNeighbours(squares: readonly number[], columns: number, rows: number): Set<number> {
  const grown = new Set<number>()
  for (const square of squares) {
    const [column, row] = [square % columns, Math.floor(square / columns)]
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) grown.add(y * columns + x)
  }
  return grown
}

/** 1 for each square with too little paper in it. */
function darkSquares({ width, height, data }: Grey, columns: number, rows: number): Uint8Array {
  const light = new Uint32Array(columns * rows)
  const pixels = new Uint32Array(columns * rows)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / SQUARE) * columns
    for (let x = 0; x < width; x++) {
      const square = row + Math.floor(x / SQUARE)
      pixels[square] = (pixels[square] ?? 0) + 1
      if ((data[y * width + x] ?? 0) > LIGHT) light[square] = (light[square] ?? 0) + 1
    }
  }
  return Uint8Array.from(light, (count, square) => Number(count < (pixels[square] ?? 0) * LEAST_PAPER))
}

/** The dark squares that hang together with the edge. */
function reachedFromEdge(dark: Uint8Array, columns: number, rows: number): number[] {
  const reached: number[] = []
  const visit = (column: number, row: number): void => {
    const square = row * columns + column
    if (column < 0 || row < 0 || column >= columns || row >= rows || dark[square] !== 1) return
    dark[square] = 2
    reached.push(square)
  }
  for (let column = 0; column < columns; column++) {
    visit(column, 0)
    visit(column, rows - 1)
  }
  for (let row = 0; row < rows; row++) {
    visit(0, row)
    visit(columns - 1, row)
  }
  // `reached` grows while it is walked: it is the list of squares whose neighbours are still to be seen.
  for (let at = 0; at < reached.length; at++) {
    const square = reached[at] ?? 0
    const [column, row] = [square % columns, Math.floor(square / columns)]
    visit(column - 1, row)
    visit(column + 1, row)
    visit(column, row - 1)
    visit(column, row + 1)
  }
  return reached
}
