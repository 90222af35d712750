import { createHash } from 'node:crypto'
import type { Kit, Plan, Quoted } from './kit.ts'
import type { Made } from './makeItem.ts'
import { MADE_UP } from './people.ts'
import { EVERY_KIND, KINDS } from './plan.ts'
import type { BundlePlan, File, ItemPlan, Lane, NotePlan, PagePlan, StatedDate } from './plan.ts'
import { boxOfQuote } from './quote.ts'
import { textOf } from './sheet.ts'
import type { Box } from './sheet.ts'
import { furtherTruth } from './truthMore.ts'
import { projectBox } from './warp.ts'

/** Folder of the records, beside `truth.json`. */
export const RECORDS = 'records'

export type MadePaper = { plan: ItemPlan; made: Made }
export type MadeNote = { plan: NotePlan; made: { bytes: Uint8Array } }
export type MadeBundle = { plan: BundlePlan; made: { files: File[]; members: MadePaper[] } }
export type MadeItem = MadePaper | MadeNote | MadeBundle

export const isBundle = (item: MadeItem): item is MadeBundle => 'files' in item.plan

const round = (part: number): number => Math.round(part * 10_000) / 10_000

function boxOf(item: MadeItem, page: number, quote: string): Box | null {
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

function pointTo(items: readonly MadeItem[], quoted: Quoted) {
  const item = items.find(({ plan }) => plan.file === quoted.file)
  if (item === undefined) throw new Error(`no such record: ${quoted.file}`)
  return { ...quoted, file: `${RECORDS}/${quoted.file}`, box: boxOf(item, quoted.page, quoted.quote) }
}

const LANES: Lane[] = ['diagnosis', 'imaging', 'pathology', 'surgery', 'systemic', 'radiation', 'labs', 'visits']

type Event = { file: string; date: StatedDate; lane: Lane; title: string; startPage?: number }

function eventsOf(item: MadeItem, folder: string): Event[] {
  const { plan } = item
  const file = `${folder}/${plan.file}`
  if (isBundle(item) && item.made.members.length > 0) return item.made.members.flatMap((one) => eventsOf(one, file))
  if (plan.expected && plan.expected.state !== 'taken') return []
  const own = plan.parts?.filter(({ person, optional }) => person !== 'stranger' && !optional) ?? []
  if (own.length < 2) return [{ file, date: plan.date, lane: plan.lane, title: plan.title }]
  return own.map(({ date, title, startPage }) => ({ file, date, lane: plan.lane, title, startPage }))
}

// By date; on the same day in the order of the story, so that surgery stands before its pathology.
function timelineOf(kit: Kit, items: readonly MadeItem[]) {
  const again = new Set(kit.more?.rescans.map(({ file }) => file))
  return items
    .filter((item) => personOf(item) !== 'stranger' && !again.has(item.plan.file))
    .flatMap((item) => eventsOf(item, RECORDS))
    .sort((one, other) => (one.date.iso === other.date.iso ? 0 : one.date.iso < other.date.iso ? -1 : 1))
}

function copyTruth(items: readonly MadeItem[], copy: Kit['copies'][number]) {
  const copied = items.find(({ plan }) => plan.file === copy.of)
  if (copied === undefined) throw new Error(`nothing to copy: ${copy.of}`)
  return { ...itemTruth(copied), file: `${RECORDS}/${copy.file}`, name: copy.file, copyOf: `${RECORDS}/${copy.of}` }
}

/** Everything that is true of the made records, ready to be written as JSON. */
export function truthOf(kit: Kit, items: readonly MadeItem[]) {
  const plain = [...items.map((item) => itemTruth(item)), ...kit.copies.map((copy) => copyTruth(items, copy))]
  const truth = {
    about: `${MADE_UP}. No person, hospital or doctor in it exists.`,
    boxes: 'Fractions of the upright page, from its top left corner; null in plain text.',
    turned: 'Degrees clockwise by which the stored page lies turned; turn it back by as many to read it.',
    kinds: kit.more ? EVERY_KIND : KINDS,
    lanes: LANES,
    patient: kit.patient,
    stranger: kit.stranger,
    hospitals: kit.hospitals,
    items: plain,
    timeline: timelineOf(kit, items),
    contradictions: kit.contradictions.map(({ said, ...rest }) => ({
      ...rest,
      items: said.map((quoted) => pointTo(items, quoted)),
    })),
    notContradictions: kit.notContradictions,
    missing: kit.missing.map(({ said, ...rest }) => ({
      ...rest,
      mentionedIn: said.map((quoted) => pointTo(items, quoted)),
    })),
    duplicates: kit.copies.map(({ file, of }) => ({
      file: `${RECORDS}/${file}`,
      copyOf: `${RECORDS}/${of}`,
      exact: true,
    })),
    onlyInScan: kit.onlyInScan.map((only) => ({ ...only, file: `${RECORDS}/${only.file}` })),
  }
  return kit.more ? { ...truth, ...furtherTruth(kit.more, items, plain) } : truth
}
