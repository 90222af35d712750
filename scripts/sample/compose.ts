import { factsOn } from './plan.ts'
import type { FactPlan, Field, ItemPlan, PagePlan, Person } from './plan.ts'
import type { Look } from './looks.ts'
import { holdsQuote } from './quote.ts'
import { newSheet, pair, print, rule, runsOf, sign, sizeOf, widthOf, wrap } from './sheet.ts'
import type { Column, PageSize, Sheet, Style } from './sheet.ts'

/** A piece of a report, as a template prints it. */
export type Block =
  | { is: 'head'; text: string }
  | { is: 'title'; text: string }
  | { is: 'text'; text: string }
  | { is: 'rows'; tab: number; rows: readonly (readonly [label: string, value: string])[] }
  | { is: 'table'; tabs: readonly number[]; heads: readonly string[]; rows: readonly (readonly string[])[] }
  | { is: 'gap'; height: number }
  | { is: 'sign'; seed: number; under: string }
  | { is: 'page' }

export const head = (text: string): Block => ({ is: 'head', text })
export const title = (text: string): Block => ({ is: 'title', text })
export const text = (...texts: readonly string[]): Block[] => texts.map((one) => ({ is: 'text', text: one }))
export const rows = (tab: number, ...all: readonly (readonly [string, string])[]): Block => ({
  is: 'rows',
  tab,
  rows: all,
})
export const gap = (height: number): Block => ({ is: 'gap', height })
export const signed = (seed: number, under: string): Block => ({ is: 'sign', seed, under })

type Leaded = Style & { leading: number }

/** How one sender's paper looks: its head, its running head, its foot, and the letters between them. */
export type Template = {
  size: PageSize
  left: number
  width: number
  /** The lowest baseline of the body. */
  bottom: number
  /** Draws the head of the first page; gives the baseline where the body begins. */
  first(sheet: Sheet): number
  later(sheet: Sheet): number
  foot(sheet: Sheet, page: number, of: number): void
  title: Leaded & { align?: 'left' | 'center' }
  head: Leaded
  body: Leaded
  label: Leaded
  between: number
  lines?: boolean
}

type Writing = { template: Template; sheets: Sheet[]; sheet: Sheet; y: number }

function turnPage(writing: Writing): void {
  writing.sheet = newSheet(writing.template.size)
  writing.sheets.push(writing.sheet)
  writing.y = writing.template.later(writing.sheet)
}

function room(writing: Writing, height: number): void {
  if (writing.y + height > writing.template.bottom) turnPage(writing)
}

function columnOf({ template, y }: Writing): Column {
  return { x: template.left, width: template.width, y }
}

function writeText(writing: Writing, words: string, style: Leaded): void {
  for (const line of wrap(words, writing.template.width, style)) {
    room(writing, 0)
    print(writing.sheet, line, { x: writing.template.left, y: writing.y }, style)
    writing.y += style.leading
  }
}

function writeRows(writing: Writing, block: Extract<Block, { is: 'rows' }>): void {
  const { label, body } = writing.template
  for (const row of block.rows) {
    room(writing, body.leading)
    const column = columnOf(writing)
    pair(writing.sheet, column, row, { label, value: body, tab: block.tab, leading: body.leading })
    writing.y = column.y
  }
}

function writeTable(writing: Writing, block: Extract<Block, { is: 'table' }>): void {
  const { body, label, left, width, lines } = writing.template
  const line = (cells: readonly string[], style: Style): void => {
    room(writing, 0)
    cells.forEach((cell, at) => {
      if (cell !== '') print(writing.sheet, cell, { x: left + (block.tabs[at] ?? 0), y: writing.y }, style)
    })
    if (lines) rule(writing.sheet, writing.y + 4, { from: left, to: left + width })
    writing.y += body.leading * 1.12
  }
  room(writing, body.leading * 3)
  line(block.heads, label)
  for (const row of block.rows) line(row, body)
}

function writeTitle(writing: Writing, words: string): void {
  const { title: style, left, width } = writing.template
  room(writing, style.leading)
  const x = style.align === 'center' ? left + width / 2 : left
  print(writing.sheet, words, { x, y: writing.y }, style)
  writing.y += style.leading
}

function writeSign(writing: Writing, block: Extract<Block, { is: 'sign' }>): void {
  const { left, body } = writing.template
  room(writing, 52)
  writing.y += 30
  sign(writing.sheet, { x: left + 14, y: writing.y - 6 }, block.seed)
  rule(writing.sheet, writing.y, { from: left, to: left + 210 })
  print(writing.sheet, block.under, { x: left, y: writing.y + 14 }, body)
  writing.y += 30
}

function write(writing: Writing, block: Block): void {
  const { template } = writing
  switch (block.is) {
    case 'head':
      writing.y += template.between
      room(writing, template.body.leading * 2)
      return writeText(writing, block.text, template.head)
    case 'title':
      return writeTitle(writing, block.text)
    case 'text':
      writeText(writing, block.text, template.body)
      writing.y += template.between / 2
      return
    case 'rows':
      return writeRows(writing, block)
    case 'table':
      return writeTable(writing, block)
    case 'gap':
      writing.y += block.height
      return
    case 'sign':
      return writeSign(writing, block)
    case 'page':
      return turnPage(writing)
  }
}

/** The pages of a report: its blocks flow from page to page, each page with its head and foot. */
export function compose(template: Template, blocks: readonly Block[]): Sheet[] {
  const sheet = newSheet(template.size)
  const writing: Writing = { template, sheets: [sheet], sheet, y: template.first(sheet) }
  for (const block of blocks) write(writing, block)
  writing.sheets.forEach((one, index) => {
    template.foot(one, index + 1, writing.sheets.length)
  })
  return writing.sheets
}

const SURE = /^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{5,}$/

/** Up to six words that stand on a page in this order, spread over it; without its foot and its largest letters. */
export function sureWords(sheet: Sheet): string[] {
  const body = runsOf(sheet).filter((run) => run.y < sizeOf(sheet).height - 60 && run.style.size < 20)
  const words = body.flatMap((run) => run.text.split(/[\s,.;:()/]+/)).filter((word) => SURE.test(word))
  const once = words.filter((word, at) => words.indexOf(word) === at)
  const step = Math.max(1, once.length / 6)
  return Array.from({ length: Math.min(6, once.length) }, (_, at) => once[Math.floor(at * step)] ?? '')
}

export type FactRow = readonly [Field, value: string, quote: string, score?: string]

/**
 * Facts at the page where their words stand.
 * @throws when no page holds the words exactly once in one line
 */
export function factsIn(sheets: readonly Sheet[], all: readonly FactRow[]): FactPlan[] {
  return all.flatMap((row) => {
    const page = sheets.findIndex((sheet) => holdsQuote(sheet, row[2]))
    if (page < 0) throw new Error(`on no page: “${row[2]}”`)
    return factsOn(page + 1, [row])
  })
}

/** What is known of a composed record beside its pages. */
export type Paper = Omit<ItemPlan, 'container' | 'pages' | 'facts'> & {
  container?: ItemPlan['container']
  person: Person
  look?: Look | ((page: number) => Look | undefined)
  says?: readonly FactRow[]
}

/** The plan of a record whose pages are composed. */
export function paper(meta: Paper, template: Template, blocks: readonly Block[]): ItemPlan {
  const { person, look, says = [], container = 'pdf', ...rest } = meta
  const sheets = compose(template, blocks)
  const pages = sheets.map((sheet, index): PagePlan => {
    const taken = typeof look === 'function' ? look(index + 1) : look
    return { sheet, person, words: sureWords(sheet), ...(taken ? { look: taken } : {}) }
  })
  return { ...rest, container, pages, facts: factsIn(sheets, says) }
}

/** Fits a text into a width by making its letters smaller. */
export function fitted(words: string, width: number, style: Style): Style {
  const wide = widthOf(words, style)
  return wide <= width ? style : { ...style, size: (style.size * width) / wide }
}
