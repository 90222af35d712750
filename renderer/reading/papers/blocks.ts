import { plainLine, type SheetLine } from '../../core/model/sheet.ts'
import { sheetSize } from '../../core/intake/sheet.ts'

/** What a paper with structure consists of, in reading order. `depth` 0 is a list that is in no other. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly depth: number; readonly marker: string; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly Row[] }

export type Row = { readonly isHead: boolean; readonly cells: readonly string[] }

/** Blocks as lines of a sheet: a blank line between what belongs apart, tables in columns. */
export function linesOfBlocks(blocks: readonly Block[]): SheetLine[] {
  const lines: SheetLine[] = []
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]
    if (before && !(before.kind === 'item' && block.kind === 'item')) lines.push(plainLine(''))
    lines.push(...linesOf(block))
  })
  return lines
}

function linesOf(block: Block): SheetLine[] {
  switch (block.kind) {
    case 'heading': {
      const style = block.level === 1 ? 'title' : 'heading'
      return block.text.split('\n').map((text) => ({ text, style }))
    }
    case 'paragraph':
      return block.text.split('\n').map(plainLine)
    case 'item': {
      const start = `${'  '.repeat(Math.min(block.depth, 8))}${block.marker} `
      return block.text.split('\n').map((text, i) => plainLine(`${i === 0 ? start : ' '.repeat(start.length)}${text}`))
    }
    case 'table':
      return tableLines(block.rows)
  }
}

const gap = 2
const narrowest = 6

/** A table whose columns stand under each other; cells that are too long go on below, in their own column. */
export function tableLines(rows: readonly Row[]): SheetLine[] {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const widths = columnWidths(rows, columns)
  // So many columns that they cannot stand beside each other: every row is a list of its cells.
  if (columns * (narrowest + gap) > sheetSize.columns)
    return rows.flatMap(({ cells }) => [...cells.map(plainLine), plainLine('')])
  return rows.flatMap(({ isHead, cells }) => {
    const broken = widths.map((width, i) => breakCell(cells[i] ?? '', width))
    const height = Math.max(1, ...broken.map(({ length }) => length))
    return Array.from({ length: height }, (_, line): SheetLine => {
      const text = broken.map((cell, i) => (cell[line] ?? '').padEnd((widths[i] ?? 0) + gap)).join('')
      return { text: text.trimEnd(), style: isHead ? 'strong' : 'plain' }
    })
  })
}

/** As wide as their longest cell; where that is too much, the widest give way first. */
function columnWidths(rows: readonly Row[], columns: number): number[] {
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(1, ...rows.map(({ cells }) => Math.max(...(cells[i] ?? '').split('\n').map(({ length }) => length)))),
  )
  const room = sheetSize.columns - gap * (columns - 1)
  for (let over = sum(widths) - room; over > 0; over = sum(widths) - room) {
    const widest = Math.max(...widths)
    if (widest <= narrowest) break
    const second = Math.max(narrowest, ...widths.filter((width) => width < widest))
    const shared = widths.filter((width) => width === widest).length
    const target = Math.max(second, Math.floor(widest - over / shared))
    widths.forEach((width, i) => {
      if (width === widest) widths[i] = Math.min(target, widest - 1)
    })
  }
  return widths
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function breakCell(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const rows: string[] = []
    let rest = line
    while (rest.length > width) {
      const space = rest.lastIndexOf(' ', width)
      const end = space > 0 ? space : width
      rows.push(rest.slice(0, end))
      rest = rest.slice(end).trimStart()
    }
    return [...rows, rest]
  })
}
