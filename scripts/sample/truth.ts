import type { Kit, Quoted } from './kit.ts'
import { boxOf, isBundle, itemTruth, personOf, RECORDS } from './itemTruth.ts'
import type { MadeItem } from './itemTruth.ts'
import { MADE_UP } from './people.ts'
import { EVERY_KIND, KINDS } from './plan.ts'
import type { Lane, StatedDate } from './plan.ts'
import { furtherTruth } from './truthMore.ts'

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
