import type { OcrLine, OcrWord } from './ocr-words.ts'

/** Lines whose middles differ by less than this share of their height stand on one row. */
const sameRow = 0.5
/** Letters of a line of running text; the cells of a table have fewer. */
const fewestLetters = 20
const mostDigits = 0.15

type Piece = {
  readonly line: OcrLine
  readonly order: number
  readonly middle: number
  readonly height: number
  readonly left: number
  readonly right: number
}
type Row = { readonly pieces: Piece[]; middle: number }

/**
 * Tables that the layout analysis took apart into columns, read row by row again. Blocks that have lines side by side belong
 * together; where most of those lines are cells and not running text, their lines are put in rows from the top. Needs level lines.
 */
export function joinRows(lines: readonly OcrLine[]): readonly OcrLine[] {
  const pieces = lines.map(pieceOf)
  const rows = rowsOf(pieces)
  const together = joinedBlocks(rows)
  const tables = new Set([...together.values()].filter((block) => isTable(rows, together, block)))
  if (tables.size === 0) return lines
  const done = new Set<number>()
  return pieces.flatMap(({ line }) => {
    const table = together.get(line.block) ?? line.block
    if (!tables.has(table)) return [line]
    if (done.has(table)) return []
    done.add(table)
    return rows.flatMap((row) => rowOf(row, (piece) => together.get(piece.line.block) === table))
  })
}

function pieceOf(line: OcrLine, order: number): Piece {
  const tops = middleValue(line.words.map(({ box }) => box.y0))
  const bottoms = middleValue(line.words.map(({ box }) => box.y1))
  const left = Math.min(...line.words.map(({ box }) => box.x0))
  const right = Math.max(...line.words.map(({ box }) => box.x1))
  return { line, order, middle: (tops + bottoms) / 2, height: bottoms - tops, left, right }
}

function middleValue(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** All lines by the row they stand on, from the top; the nearest row takes a line that has room in it. */
function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = []
  for (const piece of pieces.toSorted((a, b) => a.middle - b.middle)) {
    const row = rows.findLast((one) => isOn(one, piece))
    if (row) row.pieces.push(piece)
    else rows.push({ pieces: [piece], middle: piece.middle })
  }
  return rows
}

const isOn = ({ pieces }: Row, piece: Piece): boolean =>
  pieces.some((one) => Math.abs(one.middle - piece.middle) < sameRow * Math.min(one.height, piece.height)) &&
  pieces.every(({ left, right }) => right <= piece.left || piece.right <= left)

/** Each block's group, named by its first block: blocks that share a row are one group. */
function joinedBlocks(rows: readonly Row[]): Map<number, number> {
  const parent = new Map<number, number>()
  const root = (block: number): number => {
    const above = parent.get(block) ?? block
    return above === block ? block : root(above)
  }
  for (const { pieces } of rows) {
    const [first] = pieces
    for (const { line } of pieces) if (first) parent.set(root(line.block), root(first.line.block))
  }
  return new Map(rows.flatMap(({ pieces }) => pieces.map(({ line }) => [line.block, root(line.block)] as const)))
}

/** Whether the rows that several blocks of a group share are rows of cells rather than lines of columns beside each other. */
function isTable(rows: readonly Row[], groups: ReadonlyMap<number, number>, group: number): boolean {
  const shared = rows
    .map(({ pieces }) => pieces.filter(({ line }) => groups.get(line.block) === group))
    .filter((pieces) => pieces.length > 1)
  const running = shared.filter((pieces) => pieces.filter(isRunning).length > 1)
  return shared.length > 0 && running.length < shared.length / 2
}

function isRunning({ line }: Piece): boolean {
  const text = line.words.map((word) => word.text).join('')
  return text.length >= fewestLetters && (text.match(/\p{N}/gu)?.length ?? 0) <= mostDigits * text.length
}

function rowOf({ pieces }: Row, belongs: (piece: Piece) => boolean): OcrLine[] {
  const cells = pieces.filter(belongs).toSorted((a, b) => a.left - b.left)
  const [first] = cells
  if (!first) return []
  const words: OcrWord[] = cells.flatMap(({ line }) => line.words)
  return [{ words, block: first.line.block, startsBlock: cells.some(({ line }) => line.startsBlock) }]
}
