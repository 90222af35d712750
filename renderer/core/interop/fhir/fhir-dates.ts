import { fromIso, type ClinicalDate } from '../../base/clinical-date.ts'
import { readHl7Timestamp, readableDate, type Timestamp } from '../hl7-dates.ts'
import { isNode, list, namesOfChoice, one, text, type Node } from './node.ts'

/** When something was, as far as it is stated, and under which names of the resource that stood. */
export type Stated = Timestamp & { readonly until: ClinicalDate | null; readonly names: readonly string[] }

/** A FHIR date, dateTime or instant (R4 §2.24.0.1); null for anything else. */
export function readFhirDate(value: unknown): Timestamp | null {
  if (typeof value !== 'string') return null
  const plain = value.trim()
  const date = fromIso(plain)
  if (date) return { date, time: null }
  return /^\d{4}-\d{2}-\d{2}T/.test(plain) ? readHl7Timestamp(plain) : null
}

/** `3 May 2023, 10:20`; null where it is no date. */
export function writtenDate(value: unknown): string | null {
  const stamp = readFhirDate(value)
  if (!stamp) return null
  return stamp.time === null ? readableDate(stamp.date) : `${readableDate(stamp.date)}, ${stamp.time}`
}

/** The first of several elements (choice types too) that gives a date, or the start of a period. A dotted name leads inside. */
export function statedDate(node: Node, stems: readonly string[]): Stated | null {
  for (const stem of stems) {
    const [outer = '', inner] = stem.split('.')
    const from = inner === undefined ? node : one(node, outer)
    if (!from) continue
    for (const name of namesOfChoice(from, inner ?? outer)) {
      const found = dateOf(list(from, name)[0])
      if (found) return { ...found, names: inner === undefined && found.isAll ? [name] : [] }
    }
  }
  return null
}

type Read = Timestamp & { readonly until: ClinicalDate | null; readonly isAll: boolean }

function dateOf(value: unknown): Read | null {
  const single = readFhirDate(value)
  if (single) return { ...single, until: null, isAll: true }
  if (!isNode(value)) return null
  const start = readFhirDate(text(value, 'start') ?? firstEvent(value))
  const end = readFhirDate(text(value, 'end'))
  if (start) return { ...start, until: end?.date ?? null, isAll: end?.time == null && !('event' in value) }
  return null
}

/** A Timing may name the moments. */
const firstEvent = (timing: Node): string | null => text(timing, 'event')
