import { readableDate } from '../hl7-dates.ts'
import type { StatedByFile } from '../../model/content.ts'
import { meaningIn } from './code.ts'
import type { Item } from './item.ts'
import { dateIn } from './patient.ts'
import type { ObjectKind } from './sop-class.ts'
import { tags } from './tags.ts'

type Kind = StatedByFile['kind']

/** What a report is about, where its title says so. */
const titles: readonly (readonly [RegExp, NonNullable<Kind>])[] = [
  [/patholog|histolog/i, 'pathology'],
  [/cytolog/i, 'cytology'],
  [/echocardio|electrocardio|\bECG\b|\bEKG\b|cardiac cath|cathlab/i, 'cardiac'],
  [/operative|surgical/i, 'operative'],
  [/discharge/i, 'discharge'],
  [/consult/i, 'consult'],
  [/progress note/i, 'progress'],
  [/laborator/i, 'lab'],
  [/consent/i, 'consent'],
  [
    /radiolog|imaging|diagnostic image|x-?ray|mammogr|tomogra|\bCT\b|\bMRI?\b|magnetic|ultraso|sonogr|\bPET\b/i,
    'radiology',
  ],
]

/** What a file's own fields say it is; the words of each are on the first page of its sheet. */
export function statedBy(item: Item, kind: ObjectKind): StatedByFile {
  return {
    kind: kindOf(item, kind),
    title: titleOf(item, kind),
    date: kind === 'directory' ? null : statedDate(item, kind),
    hospital: item.word(tags.institution)?.slice(0, 200) ?? null,
  }
}

function kindOf(item: Item, kind: ObjectKind): Kind {
  switch (kind) {
    case 'image':
      return 'images'
    case 'report':
      return byTitle(titleOf(item, kind)) ?? 'radiology'
    case 'document':
      return byTitle(titleOf(item, kind))
    case 'radiation':
      return 'radiation'
    case 'ecg':
      return 'cardiac'
    case 'directory':
    case 'key-images':
    case 'other':
      return null
  }
}

const byTitle = (title: string | null): Kind =>
  title === null ? null : (titles.find(([pattern]) => pattern.test(title))?.[1] ?? null)

function titleOf(item: Item, kind: ObjectKind): string | null {
  const isDocument = kind === 'report' || kind === 'document' || kind === 'key-images'
  const own = isDocument ? (item.word(tags.documentTitle) ?? meaningIn(item, tags.conceptName)) : null
  return (own ?? item.word(tags.studyDescription) ?? item.word(tags.seriesDescription))?.slice(0, 200) ?? null
}

function statedDate(item: Item, kind: ObjectKind): StatedByFile['date'] {
  const performed = [tags.studyDate, tags.acquisitionDate, tags.acquisitionDateTime, tags.seriesDate]
  const isDocument = kind === 'report' || kind === 'document'
  for (const tag of isDocument ? [...performed, tags.contentDate] : performed) {
    const date = dateIn(item, tag)
    const dateKind = tag === tags.contentDate ? 'reported' : 'performed'
    if (date) return { value: date.date, dateKind, words: readableDate(date.date) }
  }
  return null
}
