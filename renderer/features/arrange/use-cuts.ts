import { useEffect, useRef, useState } from 'react'
import { arrangeText as text } from '../../text/en/arrange.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import { cutsWithin, cutsWithout, movedCut, partsOf, toggledCut, type Cuts } from './pages.ts'

/** The cuts of a record, those that are suggested to begin with; only here until it is split. */
export function useCuts(count: number, suggested: readonly number[]) {
  const [cuts, setCuts] = useState<Cuts>(() => cutsWithin(suggested, count))
  const announce = useAnnounce()
  useSuggestions(suggested, count, setCuts)
  const toggle = (page: number) => {
    if (page <= 1) return announce(text.cutFirst)
    const next = toggledCut(cuts, page)
    setCuts(next)
    const records = partsOf(next, count).length
    announce(next.has(page) ? text.cutAt(page, records) : text.noCutAt(page, records))
  }
  /** Gives the page in front of which the cut stands then. */
  const move = (page: number, by: 1 | -1): number => {
    const moved = movedCut(cuts, page, by, count)
    if (moved.page === page) return page
    setCuts(moved.cuts)
    announce(text.cutAt(moved.page, partsOf(moved.cuts, count).length))
    return moved.page
  }
  const without = (pages: readonly number[]) => setCuts(cutsWithout(cuts, new Set(pages), count))
  return { cuts, parts: partsOf(cuts, count), toggle, move, without }
}

/** Suggestions that come while the screen is open (the record was still being read) are set once, if no cut is there yet. */
function useSuggestions(
  suggested: readonly number[],
  count: number,
  setCuts: (set: (now: Cuts) => Cuts) => void,
): void {
  const list = suggested.join(' ')
  const known = useRef(list)
  useEffect(() => {
    if (list === known.current || list === '') return
    known.current = list
    setCuts((now) => (now.size > 0 ? now : cutsWithin(list.split(' ').map(Number), count)))
  }, [list, count, setCuts])
}
