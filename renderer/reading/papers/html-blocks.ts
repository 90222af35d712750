import type { Block, Row } from './blocks.ts'

/** What we use of a node of a parsed page; the browser's own nodes have it. */
export type PageNode = {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<PageNode>
  readonly getAttribute?: (name: string) => string | null
}

const textNode = 3
const elementNode = 1

/** Elements whose content nobody is shown as text. */
const unseen = new Set([
  ...['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'TITLE', 'META', 'LINK', 'OBJECT', 'EMBED', 'IFRAME', 'FRAME'],
  ...['AUDIO', 'VIDEO', 'CANVAS', 'SVG', 'MATH', 'DATALIST', 'SELECT', 'TEXTAREA', 'BASE', 'PARAM', 'SOURCE', 'MAP'],
])
const breaks = new Set([
  ...['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'ASIDE', 'NAV', 'BODY', 'HTML', 'BLOCKQUOTE'],
  ...['PRE', 'ADDRESS', 'FIGURE', 'FIGCAPTION', 'FORM', 'FIELDSET', 'LEGEND', 'DL', 'DT', 'DD', 'UL', 'OL', 'HR'],
  ...['CENTER', 'DETAILS', 'SUMMARY', 'CAPTION', 'DIALOG', 'HGROUP', 'MENU'],
])

const nameOf = (node: PageNode): string => node.nodeName.toUpperCase()
const childrenOf = (node: PageNode): PageNode[] => Array.from(node.childNodes)

/** Deeper than any page is built; what is below is taken as one run of text. */
const deepest = 200

/** What a page says, in reading order. Nothing in it is run, loaded or followed: its nodes are only looked at. */
export function htmlBlocks(root: PageNode): Block[] {
  const walk = new Walk()
  walk.children(root, { list: null, depth: 0 })
  walk.endParagraph()
  return walk.blocks
}

type List = { readonly ordered: boolean; readonly depth: number; count: number }
type Place = { readonly list: List | null; readonly depth: number }

class Walk {
  readonly blocks: Block[] = []
  private run = ''
  private item: { depth: number; marker: string } | null = null
  private pre = 0

  children(node: PageNode, place: Place): void {
    for (const child of childrenOf(node)) this.node(child, place)
  }

  /** What has been gathered so far is a block. */
  endParagraph(): void {
    const text = tidy(this.run)
    this.run = ''
    if (text === '') return
    this.blocks.push(this.item ? { kind: 'item', ...this.item, text } : { kind: 'paragraph', text })
    if (this.item) this.item = { ...this.item, marker: ' '.repeat(this.item.marker.length) }
  }

  private node(node: PageNode, place: Place): void {
    if (node.nodeType === textNode) this.text(node.nodeValue ?? '')
    if (node.nodeType !== elementNode || isUnseen(node)) return
    if (place.depth > deepest) return this.text(textOf(node))
    this.element(node, { ...place, depth: place.depth + 1 })
  }

  private text(value: string): void {
    this.run += this.pre > 0 ? value.replaceAll(' ', '\u00a0') : value.replace(/[ \t\r\n\f]+/g, ' ')
  }

  private element(node: PageNode, place: Place): void {
    const name = nameOf(node)
    const instead = insteadOf(node)
    if (instead !== null) return void (this.run += instead)
    if (/^H[1-6]$/.test(name)) return this.heading(node, Number(name[1]))
    if (name === 'TABLE') return this.table(node, place)
    if (name === 'LI') return this.listItem(node, place)
    if (!breaks.has(name)) return this.children(node, place)
    this.endParagraph()
    if (name === 'PRE') this.pre++
    this.children(node, name === 'UL' || name === 'OL' || name === 'MENU' ? inList(node, place) : place)
    this.endParagraph()
    if (name === 'PRE') this.pre--
  }

  private heading(node: PageNode, level: number): void {
    this.endParagraph()
    const text = tidy(textOf(node))
    if (text !== '') this.blocks.push({ kind: 'heading', level, text })
  }

  private listItem(node: PageNode, place: Place): void {
    this.endParagraph()
    const list = place.list ?? { ordered: false, depth: 0, count: 0 }
    list.count++
    const before = this.item
    this.item = { depth: list.depth, marker: list.ordered ? `${list.count}.` : '-' }
    this.children(node, place)
    this.endParagraph()
    this.item = before
  }

  /** A table of one column, or with tables inside, is there for the looks of a page: its cells are read one by one. */
  private table(node: PageNode, place: Place): void {
    this.endParagraph()
    const rows = rowsOf(node)
    const isLayout = rows.every((row) => row.cells.length <= 1) || rows.some((row) => row.cells.some(hasTable))
    if (isLayout) return this.layoutTable(node, place)
    for (const caption of childrenOf(node).filter((child) => nameOf(child) === 'CAPTION')) this.heading(caption, 3)
    const filled = rows.map((row): Row => ({
      isHead: row.isHead,
      cells: row.cells.flatMap((cell) => [tidy(textOf(cell)), ...Array<string>(spanOf(cell) - 1).fill('')]),
    }))
    const said = filled.filter(({ cells }) => cells.some((cell) => cell !== ''))
    if (said.length > 0) this.blocks.push({ kind: 'table', rows: said })
  }

  private layoutTable(node: PageNode, place: Place): void {
    for (const { cells } of rowsOf(node)) {
      for (const cell of cells) {
        this.children(cell, place)
        this.endParagraph()
      }
    }
  }
}

function inList(node: PageNode, place: Place): Place {
  const depth = place.list ? place.list.depth + 1 : 0
  return { ...place, list: { ordered: nameOf(node) === 'OL', depth, count: 0 } }
}

function isUnseen(node: PageNode): boolean {
  if (unseen.has(nameOf(node))) return true
  if (typeof node.getAttribute?.('hidden') === 'string') return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(node.getAttribute?.('style') ?? '')
}

/** What stands on paper in the place of an element that has no text of its own; null for any other. */
function insteadOf(node: PageNode): string | null {
  switch (nameOf(node)) {
    case 'BR':
      return '\n'
    case 'IMG':
      return ` ${node.getAttribute?.('alt') ?? ''} `
    case 'INPUT':
      return ` ${inputText(node)} `
    default:
      return null
  }
}

function inputText(node: PageNode): string {
  const kind = (node.getAttribute?.('type') ?? 'text').toLowerCase()
  if (kind === 'checkbox' || kind === 'radio') return typeof node.getAttribute?.('checked') === 'string' ? '[x]' : '[ ]'
  return ['hidden', 'password', 'submit', 'button', 'image', 'file'].includes(kind)
    ? ''
    : (node.getAttribute?.('value') ?? '')
}

type TableRow = { readonly isHead: boolean; readonly cells: readonly PageNode[] }

/** The rows of this table itself, not those of tables inside it. */
function rowsOf(table: PageNode): TableRow[] {
  return childrenOf(table).flatMap((child): TableRow[] => {
    if (isUnseen(child)) return []
    if (['THEAD', 'TBODY', 'TFOOT'].includes(nameOf(child)))
      return rowsOf(child).map((row) => (nameOf(child) === 'THEAD' ? { ...row, isHead: true } : row))
    if (nameOf(child) !== 'TR') return []
    const cells = childrenOf(child).filter((cell) => ['TD', 'TH'].includes(nameOf(cell)) && !isUnseen(cell))
    return [{ isHead: cells.length > 0 && cells.every((cell) => nameOf(cell) === 'TH'), cells }]
  })
}

const spanOf = (cell: PageNode): number =>
  Math.min(20, Math.max(1, Number.parseInt(cell.getAttribute?.('colspan') ?? '1', 10) || 1))

function hasTable(node: PageNode): boolean {
  return childrenOf(node).some((child) => nameOf(child) === 'TABLE' || hasTable(child))
}

/** All text below a node that is shown, with blocks and breaks on lines of their own. */
function textOf(node: PageNode): string {
  if (node.nodeType === textNode) return (node.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ')
  if (node.nodeType === elementNode && isUnseen(node)) return ''
  const instead = insteadOf(node)
  if (instead !== null) return instead
  const inside = childrenOf(node)
    .map(textOf)
    .join(nameOf(node) === 'TR' ? ' ' : '')
  return breaks.has(nameOf(node)) || ['LI', 'TR'].includes(nameOf(node)) ? `\n${inside}\n` : inside
}

/** Without spaces at the ends of lines and without blank lines; spaces of preformatted text stay. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').replace(/^ | $/g, ''))
    .filter((line) => line.trim() !== '')
    .join('\n')
    .replaceAll('\u00a0', ' ')
}
