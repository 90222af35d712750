import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { wordsForKind } from '../../core/search/kind-words.ts'
import type { DocumentWords } from './page-index.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'

/** What a person may look for of a record as a whole: title, file name, hospital, kind, and its date in words. */
export function documentWords(session: Session, document: SourceDocument): DocumentWords {
  const { title, name, hospital, kind, date } = recordRow(session, document)
  const parts = [title, name, hospital, kind && kindWords(kind), date && dateWords(date)]
  return { id: document.id, words: parts.filter((part) => part !== null).join('\n') }
}

/** What people call such papers, beside the kind's own name. */
const calledToo: Partial<Record<DocumentKind, string>> = {
  pathology: 'histology report',
  radiology: 'imaging scan report',
  operative: 'surgery operation report',
  lab: 'laboratory blood test results',
  'medication-list': 'medicines drugs',
  discharge: 'hospital summary',
  consult: 'visit clinic letter',
  progress: 'visit note',
  bill: 'invoice',
  images: 'pictures scan',
}

const kindWords = (kind: DocumentKind): string =>
  `${kind.replace('-', ' ')} ${wordsForKind(kind)} ${calledToo[kind] ?? ''}`

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]

/** "2019 march mar 4": whoever types a part of it means the date. */
export function dateWords({ year, month, day }: ClinicalDate): string {
  const name = month === undefined ? undefined : months[month - 1]
  return [year, name, name?.slice(0, 3), day].filter((part) => part !== undefined).join(' ')
}
