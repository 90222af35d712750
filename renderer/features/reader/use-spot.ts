import { useCallback, useMemo, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Box } from '../../core/model/page-text.ts'
import type { Origin } from '../../core/model/understanding.ts'
import type { FractionBox, PageMark } from '../../ui/shown/PageImage.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import type { Place } from './find-steps.ts'
import { boxesOf } from './words-on-page.ts'

/** A page to bring to the top of the column; `turn` tells two wishes for the same page apart. */
export type Goal = { readonly page: number; readonly turn: number }

/** What a person is being shown: a place that was found, or the words a detail was read from. */
type Spot = { readonly kind: 'search' | 'evidence'; readonly page: number; readonly turn: number }
type Evidence = { readonly page: number; readonly boxes: readonly Box[] }

const fraction = ({ x, y, width, height }: Box): FractionBox => ({ left: x, top: y, width, height })

/**
 * Brings pages and places into view and keeps the marks. A mark pulls the page to itself only until it has been on the
 * screen once and left it: after that a person scrolls freely.
 */
export function useSpot(id: DocumentId, page: number) {
  const vault = useVault()
  const [goal, setGoal] = useState<Goal>({ page, turn: 0 })
  const [spot, setSpot] = useState<Spot | null>(null)
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  const wasSeen = useRef(false)
  const near = useRef<readonly number[]>([])

  const goTo = useCallback((to: number) => setGoal(({ turn }) => ({ page: to, turn: turn + 1 })), [])
  const showPage = useCallback(
    (to: number) => {
      setSpot(null)
      goTo(to)
    },
    [goTo],
  )
  const show = useCallback(
    (kind: Spot['kind'], to: number) => {
      wasSeen.current = false
      setSpot((now) => ({ kind, page: to, turn: (now?.turn ?? 0) + 1 }))
      // A mark on a page that is drawn brings itself into view; only another page has to be fetched first.
      if (!near.current.includes(to)) goTo(to)
    },
    [goTo],
  )
  const showPlace = useCallback((place: Place) => show('search', place.page), [show])
  const showOrigin = useCallback(
    async (origin: Origin) => {
      const text = await vault.pageText({ id, page: origin.page })
      setEvidence(text.ok ? { page: origin.page, boxes: boxesOf(text.value, origin) } : null)
      show('evidence', origin.page)
    },
    [vault, id, show],
  )
  const drawn = useCallback(
    (pages: readonly number[]) => {
      near.current = pages
      if (spot === null) return
      if (pages.includes(spot.page)) wasSeen.current = true
      else if (wasSeen.current) setSpot(null)
    },
    [spot],
  )
  return { goal, spot, evidence, showPage, showPlace, showOrigin, drawn }
}

/** The marks of each page: every place found, and the words of the detail that was asked about. */
export function useMarks(
  places: readonly Place[],
  at: number,
  { spot, evidence }: Pick<ReturnType<typeof useSpot>, 'spot' | 'evidence'>,
): ReadonlyMap<number, readonly PageMark[]> {
  return useMemo(() => {
    const marks = new Map<number, PageMark[]>()
    const add = (page: number, mark: PageMark) => marks.set(page, [...(marks.get(page) ?? []), mark])
    places.forEach(({ page, boxes }, index) => {
      const current = index === at && spot?.kind === 'search'
      // A mark that is asked for again is a new one, so that it comes into view again.
      add(page, {
        id: current ? `found-${index}-${spot.turn}` : `found-${index}`,
        boxes: boxes.map(fraction),
        kind: 'search',
        current,
      })
    })
    if (evidence !== null && evidence.boxes.length > 0)
      add(evidence.page, {
        id: `evidence-${spot?.turn ?? 0}`,
        boxes: evidence.boxes.map(fraction),
        kind: 'evidence',
        current: spot?.kind === 'evidence',
      })
    return marks
  }, [places, at, spot, evidence])
}
