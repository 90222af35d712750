import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { DoorCode } from '../../core/base/door.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { TimelineWhat } from '../../core/timeline/build-timeline.ts'
import type { Lane } from '../../core/timeline/lanes.ts'
import { dateText, monthName } from '../dates.ts'
import { counted } from '../numbers.ts'
import { entriesCounted, entryKindText, entryTitle, handKindText, typedByYou } from './entries.ts'
import { doorFaults } from './faults.ts'
import { kindText } from './kinds.ts'

const faults: Record<'not-unlocked' | DoorCode, string> = doorFaults

const lanes: Record<Lane, string> = {
  diagnosis: 'Diagnosis',
  imaging: 'Imaging',
  pathology: 'Pathology',
  surgery: 'Surgery',
  systemic: 'Drug treatment',
  radiation: 'Radiation',
  labs: 'Lab results',
  visits: 'Visits',
  papers: 'Other papers',
}

const when = (date: ClinicalDate, about: boolean): string => (about ? `about ${dateText(date)}` : dateText(date))

type Placed = { lane: Lane; date: ClinicalDate; about: boolean; placeInLane: number; countInLane: number }

/** "Surgery, 20 June 2023, 2 of 5 in lane". */
const itemName = ({ lane, date, about, placeInLane, countInLane }: Placed): string =>
  `${lanes[lane]}, ${when(date, about)}, ${placeInLane} of ${countInLane} in lane`

type Thing = { title: string; what: TimelineWhat }

/** What an item is called: a paper's title, a statement's own words, or how many there are. */
function titleOf({ title, what }: Thing): string {
  if (what.of !== 'entries') return title
  const [first] = what.entries
  return what.entries.length === 1 && first ? entryTitle(first.entry) : entriesCounted(what.entries.length, what.kind)
}

/** The kind of an item in words. */
function kindOf(what: TimelineWhat): string {
  switch (what.of) {
    case 'document':
      return kindText[what.kind].one
    case 'entries':
      return entryKindText[what.kind].one
    case 'hand':
      return `${handKindText[what.kind]}, ${typedByYou}`
  }
}

export const timelineText = {
  faults,
  title: 'Timeline',
  loading: 'Putting the records in order',
  empty: 'Your story starts with one record. Add one, or type in what you know, and it finds its place here.',
  emptyDated: 'None of these records has a date yet. Open one and fill in its date; then it finds its place here.',
  lanes,
  chart:
    'Timeline drawn in lanes. Left and right arrow: earlier and later. Up and down arrow: other lanes. Enter opens.',
  chartTitle: 'At a glance',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomAll: 'All',
  zoomName: 'Size of the drawing',
  month: (month: number | null) => (month === null ? 'Month not known' : monthName(month)),
  quarter: (month: number) => monthName(month).slice(0, 3),
  when,
  itemName,
  linkName: (item: Placed, title: string) => `${title}. ${itemName(item)}`,
  kind: (kind: DocumentKind | null) => (kind === null ? 'Kind not known yet' : kindText[kind].one),
  titleOf,
  kindOf,
  from: (title: string) => `from ${title}`,
  fromSeveral: (title: string, others: number) =>
    `from ${title} and ${counted(others, 'other record', 'other records')}`,
  /** A print of the same event has another value; its line is copied. */
  printedOtherwise: (title: string, says: string) => `${title} says: “${says}”`,
  differing: (count: number) => `${counted(count, 'value is', 'values are')} printed differently in another record`,
  until: (date: ClinicalDate) => `until ${dateText(date)}`,
  /** "12 in Lab results, 3 May 2023 to 9 May 2023". */
  clusterName: (count: number, lane: Lane, first: ClinicalDate, last: ClinicalDate) => {
    const [from, to] = [dateText(first), dateText(last)]
    return `${count} in ${lanes[lane]}, ${from === to ? from : `${from} to ${to}`}`
  },
  /** On a mark that stands for more than 99. */
  many: '99+',
  clusterHint: 'Enter goes to them in the list. A larger drawing shows them one by one.',
  showThem: (count: number) => `Show all ${count}`,
  hideThem: 'Show fewer',
  page: (page: number) => `page ${page}`,
  addByHand: 'Add by hand',
  partly: {
    story: 'The entries of structured files could not be opened, so only records stand here.',
  },
  growing: 'Putting the rest in order',
  pages: (count: number) => counted(count, 'page', 'pages'),
  images: (count: number) => counted(count, 'image', 'images'),
  hollow: 'A hollow mark means that only the month or the year is known.',
  hint: 'Choose a mark to see what it is.',
  noName: 'No name on its pages',
  undated: (count: number) => `${count} with no date`,
  undatedHint: 'Open a record to fill in its date.',
  leftOut: {
    suspect: (count: number) =>
      `${counted(count, 'record is', 'records are')} left out until you have said whose ${count === 1 ? 'it is' : 'they are'}.`,
    notMine: (count: number) =>
      `${counted(count, 'record is', 'records are')} left out because ${count === 1 ? 'it belongs' : 'they belong'} to someone else.`,
    unread: (count: number) => `${counted(count, 'record is', 'records are')} not read yet.`,
  },
}
