import { toIso } from '../base/clinical-date.ts'
import type { Compared } from './likeness.ts'
import { bandsOf } from './likeness-hash.ts'

/** A group larger than this is parted by day, and then by neighbours. */
const LARGE = 64
const NEIGHBOURS = 16
/** Places are below this, so that a pair of them is one number. */
const MOST = 2 ** 26

type Group = { readonly members: Set<number>; pairs: readonly number[] }
type Placed = { readonly document: Compared; readonly keys: readonly string[] }
type Pair = readonly [number, number]

/**
 * The pairs of documents that are worth comparing: those that share their text, an accession, a day and kind, or a band of
 * their signatures (locality-sensitive hashing), not every document with every other. Documents of different days without a
 * common accession are left out where a group is large. Documents come, change and go one by one, and only the groups that
 * this touches are looked through again: while thousands are being read, each costs next to nothing.
 */
export class PairGroups {
  private readonly placed = new Map<number, Placed>()
  private readonly groups = new Map<string, Group>()
  /** In how many groups a pair stands. */
  private readonly counts = new Map<number, number>()
  private readonly touched = new Set<string>()
  private readonly changed = new Set<number>()

  /** The document at this place (a whole number below 2^26), new or in place of what was there. */
  put(at: number, document: Compared): void {
    this.take(at)
    const keys = keysOf(document)
    this.placed.set(at, { document, keys })
    this.changed.add(at)
    for (const key of keys) {
      const group = this.groups.get(key) ?? { members: new Set(), pairs: [] }
      this.groups.set(key, group)
      group.members.add(at)
      this.touched.add(key)
    }
  }

  take(at: number): void {
    for (const key of this.placed.get(at)?.keys ?? []) {
      this.groups.get(key)?.members.delete(at)
      this.touched.add(key)
    }
    this.placed.delete(at)
  }

  /** What has come of the changes since this was last asked: pairs to compare, for the first time or anew, and pairs that are none any more. */
  settle(): { readonly fresh: readonly Pair[]; readonly gone: readonly Pair[] } {
    const fresh = new Set<number>()
    const gone = new Set<number>()
    for (const key of this.touched) this.look(key, fresh, gone)
    this.touched.clear()
    this.changed.clear()
    return { fresh: [...fresh].map(pairOf), gone: [...gone].filter((pair) => !this.counts.has(pair)).map(pairOf) }
  }

  private look(key: string, fresh: Set<number>, gone: Set<number>): void {
    const group = this.groups.get(key)
    if (!group) return
    const pairs = this.within([...group.members].sort((a, b) => a - b))
    for (const pair of pairs) {
      const before = this.counts.get(pair) ?? 0
      this.counts.set(pair, before + 1)
      if (before === 0 || pairOf(pair).some((at) => this.changed.has(at))) fresh.add(pair)
    }
    for (const pair of group.pairs) {
      const left = (this.counts.get(pair) ?? 0) - 1
      if (left > 0) this.counts.set(pair, left)
      else this.counts.delete(pair)
      if (left <= 0) gone.add(pair)
    }
    group.pairs = pairs
    if (group.members.size === 0) this.groups.delete(key)
  }

  private within(group: readonly number[]): number[] {
    if (group.length <= LARGE) return everyPair(group, group.length)
    const days = new Map<string, number[]>()
    for (const at of group) {
      const date = this.placed.get(at)?.document.date
      const day = date ? toIso(date) : ''
      const ofDay = days.get(day) ?? []
      ofDay.push(at)
      days.set(day, ofDay)
    }
    return [...days.values()].flatMap((ofDay) =>
      ofDay.length <= LARGE ? everyPair(ofDay, ofDay.length) : everyPair(this.byValues(ofDay), NEIGHBOURS),
    )
  }

  /** Equal values beside each other. */
  private byValues(places: readonly number[]): number[] {
    const values = (at: number): string => this.placed.get(at)?.document.all ?? ''
    return [...places].sort((a, b) => compareText(values(a), values(b)) || a - b)
  }
}

function keysOf({ text, accessions, shingles, kind, date }: Compared): string[] {
  const day = date?.day === undefined ? '' : toIso(date)
  return [
    ...(text === null ? [] : [`text ${text}`]),
    ...new Set(accessions.map((number) => `number ${number}`)),
    ...(day === '' || kind === null ? [] : [`day ${kind} ${day}`]),
    ...(shingles === null ? [] : bandsOf(shingles).map((band, i) => `band ${String(i)} ${band}`)),
  ]
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The lower place first. */
const pairOf = (pair: number): Pair => [Math.floor(pair / MOST), pair % MOST]

function everyPair(places: readonly number[], reach: number): number[] {
  return places.flatMap((a, i) => places.slice(i + 1, i + 1 + reach).map((b) => (a < b ? a * MOST + b : b * MOST + a)))
}
