import type { SearchHit } from '../../vault/contract.ts'

/** A stretch of a snippet; `marked` where it is what was searched for. */
export type Piece = { readonly text: string; readonly marked: boolean }

/**
 * A snippet cut at its marks. The pieces joined are the snippet again, whatever the marks are: those that overlap or
 * reach beyond it are cut.
 */
export function piecesOf({ text, marks }: SearchHit['snippet']): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at)
    const to = Math.min(end, text.length)
    if (to <= from) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/** A hit's name within one list of results; a page comes up once. */
export const hitKey = ({ documentId, page }: SearchHit): string => `${documentId}/${page}`

/** From two characters on; one letter would find nearly every page. */
export const isWorthAsking = (query: string): boolean => query.trim().length >= 2
