import { useRef, useState } from 'react'
import { arrangeText as text } from '../../text/en/arrange.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { PageAct } from './arrange-keys.ts'
import { between, movedPages } from './pages.ts'
import { useCuts } from './use-cuts.ts'

/** Where the focus is to go once the page is there; `turn` tells two wishes for one page apart. */
export type Aim = { readonly page: number; readonly at: 'page' | 'cut'; readonly turn: number }

type Given = {
  readonly count: number
  readonly suggested: readonly number[]
  readonly onOrder: (order: readonly number[]) => void
  readonly onTurn: (pages: readonly number[]) => void
  readonly onLeave: () => void
}

/** Cuts, chosen pages and the page that has the focus; all of it only here until it is split or moved. */
export function usePages({ count, suggested, onOrder, onTurn, onLeave }: Given) {
  const cutting = useCuts(count, suggested)
  const choice = useChoice(count)
  const announce = useAnnounce()
  const { current, chosen, meant, focus } = choice
  const moveCut = (page: number, by: 1 | -1) => {
    const to = cutting.move(page, by)
    if (to !== page) focus(to, 'cut')
  }
  const move = (by: 1 | -1) => {
    const moved = movedPages(count, new Set(meant), by)
    if (moved === null) return
    const now = moved.order.indexOf(current) + 1
    if (chosen.size > 0) choice.setChosen(moved.chosen)
    focus(now)
    announce(text.movedTo(now))
    onOrder(moved.order)
  }
  const act = (asked: PageAct) => {
    switch (asked.act) {
      case 'go':
        return choice.go(current + asked.by, asked.extend)
      case 'go-to':
        return choice.go(asked.end === 'first' ? 1 : count, asked.extend)
      case 'move':
        return move(asked.by)
      case 'choose':
        return choice.choose(current)
      case 'choose-all':
        return choice.setChosen(new Set(between(1, count)))
      case 'clear':
        return chosen.size === 0 ? onLeave() : choice.clear()
      case 'cut':
        return cutting.toggle(current)
      case 'turn':
        return onTurn(meant)
    }
  }
  /** These pages are gone from the record. */
  const gone = (pages: readonly number[]) => {
    cutting.without(pages)
    choice.setChosen(new Set())
    focus(Math.max(1, Math.min(pages[0] ?? 1, count - pages.length)))
  }
  const { cuts, parts, toggle: cut } = cutting
  return { ...choice, cuts, parts, cut, moveCut, move, act, gone }
}
export type Pages = ReturnType<typeof usePages>

/** Which pages are chosen, and which has the focus. */
function useChoice(count: number) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [last, setCurrent] = useState(1)
  const [aim, setAim] = useState<Aim | null>(null)
  const anchor = useRef(1)
  const announce = useAnnounce()
  const inside = (page: number) => Math.min(Math.max(page, 1), Math.max(count, 1))
  const current = inside(last)
  const focus = (page: number, at: Aim['at'] = 'page') => {
    setCurrent(page)
    setAim((now) => ({ page, at, turn: (now?.turn ?? 0) + 1 }))
  }
  const go = (to: number, extend: boolean) => {
    const page = inside(to)
    if (extend) setChosen(new Set(between(anchor.current, page)))
    else anchor.current = page
    focus(page)
  }
  const choose = (page: number) => {
    anchor.current = page
    const next = new Set(chosen)
    if (!next.delete(page)) next.add(page)
    setChosen(next)
    announce(text.chosen(next.size))
  }
  const clear = () => {
    setChosen(new Set())
    announce(text.chosen(0))
  }
  /** The chosen pages, or else the one that has the focus. */
  const meant = chosen.size > 0 ? [...chosen].sort((a, b) => a - b) : [current]
  return { chosen, setChosen, current, setCurrent, aim, focus, go, choose, clear, meant }
}
