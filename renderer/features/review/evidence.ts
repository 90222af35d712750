import type { Box, PageText, WordBox } from '../../core/model/page-text.ts'
import type { Origin } from '../../core/model/understanding.ts'
import type { RecordDetail } from '../../vault/contract.ts'
import type { PageMark } from '../../ui/shown/PageImage.tsx'
import { identityOf } from './cards.ts'

/** What a marked place of a page says. */
export type EvidenceOf = 'kind' | 'date' | 'hospital' | 'title' | 'name' | 'birthDate'

/** One numbered place; a `quiet` one is marked without its number. Two statements read from the same words share it. */
export type Evidence = {
  readonly number: number
  readonly quiet?: boolean
  readonly origin: Origin
  readonly of: readonly EvidenceOf[]
}

const isSamePlace = (a: Origin, b: Origin): boolean => a.page === b.page && a.start === b.start && a.end === b.end

type Place = readonly [EvidenceOf, Origin | null | undefined]

/** The places a proposal and the identity of a page were read from, numbered in the order of the form. */
export const evidenceOf = (record: RecordDetail, identityPage: number): Evidence[] =>
  numbered([...proposalPlaces(record), ...identityPlaces(record, identityPage)])

/** The same for a question about the person: only name and birth date, which need no numbers. */
export const identityEvidence = (record: RecordDetail, page: number): Evidence[] =>
  numbered(identityPlaces(record, page)).map((one) => ({ ...one, quiet: true }))

function proposalPlaces({ proposal }: RecordDetail): Place[] {
  return (['kind', 'date', 'hospital', 'title'] as const).map((of) => [of, proposal?.[of]?.origin])
}

function identityPlaces(record: RecordDetail, page: number): Place[] {
  const identity = identityOf(record, page)
  return [
    ['name', identity?.nameAsWritten?.origin],
    ['birthDate', identity?.birthDateAsWritten?.origin],
  ]
}

function numbered(places: readonly Place[]): Evidence[] {
  const all: Evidence[] = []
  for (const [of, origin] of places) {
    if (!origin) continue
    const at = all.findIndex((one) => isSamePlace(one.origin, origin))
    const same = all[at]
    if (same) all[at] = { ...same, of: [...same.of, of] }
    else all.push({ number: all.length + 1, origin, of: [of] })
  }
  return all
}

/** The marks of one page: a box for each line of words that an origin covers. */
export function marksOn(text: PageText, evidence: readonly Evidence[]): PageMark[] {
  return evidence.flatMap(({ origin, number, quiet }) => {
    if (origin.page !== text.page) return []
    const boxes = lineBoxes(text.words.filter((word) => word.start < origin.end && word.end > origin.start))
    return boxes.length > 0
      ? [{ id: `evidence-${number}`, kind: 'evidence', number: quiet ? undefined : number, boxes }]
      : []
  })
}

/** One box around the words of each line; words are in reading order. */
function lineBoxes(words: readonly WordBox[]): PageMark['boxes'] {
  const lines: Box[] = []
  for (const { box } of words) {
    const last = lines.at(-1)
    if (last && isBeside(last, box)) lines[lines.length - 1] = around(last, box)
    else lines.push(box)
  }
  return lines.map(({ x, y, width, height }) => ({ left: x, top: y, width, height }))
}

/** On one line and not far apart: half of the lower one's height overlaps, and the gap is at most five heights. */
function isBeside(a: Box, b: Box): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const gap = Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width))
  return overlap > Math.min(a.height, b.height) / 2 && gap < Math.max(a.height, b.height) * 5
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
