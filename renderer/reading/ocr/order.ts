import type { OcrLine } from './ocr-words.ts'

type Block = {
  readonly lines: OcrLine[]
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Blocks above each other share at least this much of the narrower one's width. */
const shared = 0.2

/** Blocks in the engine's order, but none after one that lies wholly below it: a letterhead comes before what it stands over. */
export function orderBlocks(lines: readonly OcrLine[]): readonly OcrLine[] {
  const ordered: Block[] = []
  for (const block of blocksOf(lines)) {
    const below = ordered.findIndex((one) => isAbove(block, one))
    if (below < 0) ordered.push(block)
    else ordered.splice(below, 0, block)
  }
  return ordered.flatMap((block) => block.lines)
}

/** Lines that follow each other in one block. */
function blocksOf(lines: readonly OcrLine[]): Block[] {
  const groups: OcrLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last?.[0]?.block === line.block) last.push(line)
    else groups.push([line])
  }
  return groups.map((group) => {
    const boxes = group.flatMap(({ words }) => words.map(({ box }) => box))
    const [top, left] = [Math.min(...boxes.map(({ y0 }) => y0)), Math.min(...boxes.map(({ x0 }) => x0))]
    const [bottom, right] = [Math.max(...boxes.map(({ y1 }) => y1)), Math.max(...boxes.map(({ x1 }) => x1))]
    return { lines: group, top, bottom, left, right }
  })
}

function isAbove(block: Block, other: Block): boolean {
  const overlap = Math.min(block.right, other.right) - Math.max(block.left, other.left)
  const narrower = Math.min(block.right - block.left, other.right - other.left)
  return block.bottom <= other.top && overlap >= shared * narrower
}
