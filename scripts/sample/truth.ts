import { createHash } from 'node:crypto'
import type { Made } from './makeItem.ts'
import { HOSPITALS, MADE_UP, ROSA, STRANGER } from './people.ts'
import { KINDS } from './plan.ts'
import type { ItemPlan, Lane, NotePlan, PagePlan } from './plan.ts'
import { boxOfQuote } from './quote.ts'
import { textOf } from './sheet.ts'
import type { Box } from './sheet.ts'
import { CONTRADICTIONS, COPY, MISSING, NOT_CONTRADICTIONS, ONLY_IN_SCAN } from './story/all.ts'
import type { Quoted } from './story/all.ts'
import { projectBox } from './warp.ts'

/** Folder of the records, beside `truth.json`. */
export const RECORDS = 'records'

export type MadeItem = { plan: ItemPlan; made: Made } | { plan: NotePlan; made: { bytes: Uint8Array } }

const round = (part: number): number => Math.round(part * 10_000) / 10_000

function boxOf(item: MadeItem, page: number, quote: string): Box | null {
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
  if (plan.container !== 'txt') return plan.pages.map(pageTruth)
  const text = plan.text.replace(/\s+/g, ' ').trim()
  return [{ person: 'rosa', reading: 'text', look: null, turned: 0, words: plan.words, text }]
}

function personOf(item: MadeItem): string {
  const people = new Set(pagesOf(item).map((page) => page.person))
  return people.size === 1 ? String([...people][0]) : 'mixed'
}

function itemTruth(item: MadeItem) {
  const { plan, made } = item
  const pages = pagesOf(item)
  const results =
    'results' in plan
      ? {
          results: plan.results.map(([test, value, flag, unit, range]) => ({
            page: 1,
            test,
            value,
            flag,
            unit,
            range,
          })),
        }
      : {}
  return {
    file: `${RECORDS}/${plan.file}`,
    name: plan.file,
    sha256: createHash('sha256').update(made.bytes).digest('hex'),
    bytes: made.bytes.length,
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
    facts: plan.facts.map((fact) => ({ ...fact, box: boxOf(item, fact.page, fact.quote) })),
    ...results,
  }
}

function pointTo(items: readonly MadeItem[], quoted: Quoted) {
  const item = items.find(({ plan }) => plan.file === quoted.file)
  if (item === undefined) throw new Error(`no such record: ${quoted.file}`)
  return { ...quoted, file: `${RECORDS}/${quoted.file}`, box: boxOf(item, quoted.page, quoted.quote) }
}

const LANES: Lane[] = ['diagnosis', 'imaging', 'pathology', 'surgery', 'systemic', 'radiation', 'labs', 'visits']

// By date; on the same day in the order of the story, so that surgery stands before its pathology.
function timelineOf(items: readonly MadeItem[]) {
  return items
    .filter((item) => personOf(item) !== 'stranger')
    .map(({ plan }) => ({ file: `${RECORDS}/${plan.file}`, date: plan.date, lane: plan.lane, title: plan.title }))
    .sort((one, other) => (one.date.iso === other.date.iso ? 0 : one.date.iso < other.date.iso ? -1 : 1))
}

/** Everything that is true of the made records, ready to be written as JSON. */
export function truthOf(items: readonly MadeItem[]) {
  const copied = items.find(({ plan }) => plan.file === COPY.of)
  if (copied === undefined) throw new Error(`nothing to copy: ${COPY.of}`)
  const copy = {
    ...itemTruth(copied),
    file: `${RECORDS}/${COPY.file}`,
    name: COPY.file,
    copyOf: `${RECORDS}/${COPY.of}`,
  }
  return {
    about: `${MADE_UP}. No person, hospital or doctor in it exists.`,
    boxes: 'Fractions of the upright page, from its top left corner; null in plain text.',
    turned: 'Degrees clockwise by which the stored page lies turned; turn it back by as many to read it.',
    kinds: KINDS,
    lanes: LANES,
    patient: ROSA,
    stranger: STRANGER,
    hospitals: Object.values(HOSPITALS),
    items: [...items.map(itemTruth), copy],
    timeline: timelineOf(items),
    contradictions: CONTRADICTIONS.map(({ said, ...rest }) => ({
      ...rest,
      items: said.map((quoted) => pointTo(items, quoted)),
    })),
    notContradictions: NOT_CONTRADICTIONS,
    missing: MISSING.map(({ said, ...rest }) => ({
      ...rest,
      mentionedIn: said.map((quoted) => pointTo(items, quoted)),
    })),
    duplicates: [{ file: `${RECORDS}/${COPY.file}`, copyOf: `${RECORDS}/${COPY.of}`, exact: true }],
    onlyInScan: ONLY_IN_SCAN.map((only) => ({ ...only, file: `${RECORDS}/${only.file}` })),
  }
}
