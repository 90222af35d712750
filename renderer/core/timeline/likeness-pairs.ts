import { toIso } from '../base/clinical-date.ts'
import type { Compared } from './likeness.ts'
import { bandsOf } from './likeness-hash.ts'

/** A group larger than this is parted by day, and then by neighbours. */
const LARGE = 64
const NEIGHBOURS = 16

/**
 * The pairs of documents that are worth comparing, as places in the list: those that share their text, an accession, a day
 * and kind, or a band of their signatures (locality-sensitive hashing). Not every document with every other: 5,000 take
 * less than two seconds. Documents of different days without a common accession are left out.
 */
export function pairs(all: readonly Compared[]): [number, number][] {
  const groups = new Map<string, number[]>()
  all.forEach((document, at) => {
    for (const key of keysOf(document)) groups.set(key, [...(groups.get(key) ?? []), at])
  })
  const seen = new Set<number>()
  const found: [number, number][] = []
  for (const group of groups.values()) {
    for (const [a, b] of within(group, all)) {
      const key = a * all.length + b
      if (!seen.has(key)) found.push([a, b])
      seen.add(key)
    }
  }
  return found
}

function keysOf({ text, accessions, shingles, kind, date }: Compared): string[] {
  const day = date?.day === undefined ? '' : toIso(date)
  return [
    ...(text === null ? [] : [`text ${text}`]),
    ...new Set(accessions.map((number) => `number ${number}`)),
    ...(day === '' || kind === null ? [] : [`day ${kind} ${day}`]),
    ...(shingles === null ? [] : bandsOf(shingles).map((band, i) => `band ${i} ${band}`)),
  ]
}

function within(group: readonly number[], all: readonly Compared[]): [number, number][] {
  if (group.length <= LARGE) return everyPair(group, group.length)
  const days = new Map<string, number[]>()
  for (const at of group) {
    const date = all[at]?.date
    const day = date ? toIso(date) : ''
    const ofDay = days.get(day) ?? []
    ofDay.push(at)
    days.set(day, ofDay)
  }
  return [...days.values()].flatMap((ofDay) =>
    ofDay.length <= LARGE ? everyPair(ofDay, ofDay.length) : everyPair(byValues(ofDay, all), NEIGHBOURS),
  )
}

/** Equal values beside each other. */
const byValues = (places: readonly number[], all: readonly Compared[]): number[] =>
  [...places].sort((a, b) => compareText(all[a]?.all ?? '', all[b]?.all ?? '') || a - b)

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function everyPair(places: readonly number[], reach: number): [number, number][] {
  return places.flatMap((a, i) =>
    places.slice(i + 1, i + 1 + reach).map((b): [number, number] => (a < b ? [a, b] : [b, a])),
  )
}
