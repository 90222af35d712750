import type { Box } from '../../core/model/page-text.ts'
import type { PageMarks } from '../../vault/contract.ts'

/** One place where the words were found; all places of a record count on, page by page. */
export type Place = { readonly page: number; readonly boxes: readonly Box[] }

/** Every place in reading order, whatever order the pages came in. */
export function placesOf(marks: readonly PageMarks[]): Place[] {
  return [...marks].sort((a, b) => a.page - b.page).flatMap(({ page, hits }) => hits.map((boxes) => ({ page, boxes })))
}

/** Where to begin: the first place on this page or after it, or else the first of all; −1 when there is none. */
export function firstPlace(places: readonly Place[], page: number): number {
  if (places.length === 0) return -1
  return Math.max(
    0,
    places.findIndex((place) => place.page >= page),
  )
}

/** The next or previous place; after the last comes the first. −1 when there is none. */
export function stepPlace(at: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (at < 0) return step === 1 ? 0 : count - 1
  return (at + step + count) % count
}
