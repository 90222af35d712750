import { createHash } from 'node:crypto'
import type { Plan } from './kit.ts'
import type { Made } from './makeItem.ts'
import type { BundlePlan, File, ItemPlan, NotePlan, PagePlan } from './plan.ts'
import { boxOfQuote } from './quote.ts'
import { textOf } from './sheet.ts'
import type { Box } from './sheet.ts'
import { projectBox } from './warp.ts'

/** Folder of the records, beside `truth.json`. */
export const RECORDS = 'records'

export type MadePaper = { plan: ItemPlan; made: Made }
export type MadeNote = { plan: NotePlan; made: { bytes: Uint8Array } }
export type MadeBundle = { plan: BundlePlan; made: { files: File[]; members: MadePaper[] } }
export type MadeItem = MadePaper | MadeNote | MadeBundle

export const isBundle = (item: MadeItem): item is MadeBundle => 'files' in item.plan

const round = (part: number): number => Math.round(part * 10_000) / 10_000

export function boxOf(item: MadeItem, page: number, quote: string): Box | null {
  if (isBundle(item)) return null
  if (item.plan.container === 'txt') {
    if (!item.plan.text.includes(quote)) throw new Error(`not in the note: “${quote}”`)
    return null
  }
  const sheet = item.plan.pages[page - 1]?.sheet
  if (sheet === undefined) throw new Error(`${item.plan.file} has no page ${page}`)
  const onto = 'onto' in item.made ? item.made.onto[page - 1] : undefined
  const box = boxOfQuote(sheet, quote)
  const { x, y, width, height } = onto ? projectBox(box, onto) : box
  return { x: round(x), y: round(y), width: round(width), height: round(height) }
}

function pageTruth(page: PagePlan) {
  const { look } = page
  return {
    person: page.person,
    reading: look === undefined ? 'text' : 'scan',
    look: look?.how ?? null,
    turned: look?.how === 'scan' ? look.turned : 0,
    ...(page.kind ? { kind: page.kind } : {}),
    words: page.words,
    text: textOf(page.sheet),
  }
}

function pagesOf(item: MadeItem) {
  const { plan } = item
  if ('files' in plan) return []
  if (plan.container !== 'txt') return plan.pages.map(pageTruth)
  const text = plan.text.replace(/\s+/g, ' ').trim()
  return [{ person: 'rosa', reading: 'text', look: null, turned: 0, words: plan.words, text }]
}

/** Whose record it is: one person's, or `mixed`. */
export function personOf(item: MadeItem): string {
  if (isBundle(item)) return item.plan.person
  const people = new Set(pagesOf(item).map((page) => page.person))
  return people.size === 1 ? String([...people][0]) : 'mixed'
}

function resultsOf(plan: Plan) {
  if ('files' in plan || plan.results === undefined) return {}
  return {
    results: plan.results.map(([test, value, flag, unit, range]) => ({ page: 1, test, value, flag, unit, range })),
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function sizeTruth(item: MadeItem) {
  if (!isBundle(item)) return { sha256: digest(item.made.bytes), bytes: item.made.bytes.length }
  const { files } = item.made
  const [only] = files
  if (files.length === 1 && only !== undefined) return { sha256: digest(only.bytes), bytes: only.bytes.length }
  return { sha256: null, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) }
}

/** What is true of one record; `folder` is where it lies. */
export function itemTruth(item: MadeItem, folder = RECORDS) {
  const { plan } = item
  const pages = pagesOf(item)
  return {
    file: `${folder}/${plan.file}`,
    name: plan.file,
    ...sizeTruth(item),
    container: plan.container,
    kind: plan.kind,
    title: plan.title,
    hospital: plan.hospital,
    date: plan.date,
    dateKind: plan.dateKind,
    lane: plan.lane,
    person: personOf(item),
    pageCount: pages.length,
    pages,
    facts: 'files' in plan ? [] : plan.facts.map((fact) => ({ ...fact, box: boxOf(item, fact.page, fact.quote) })),
    ...resultsOf(plan),
  }
}
