import { useEffect, useState, type RefObject } from 'react'

/** Below this width, in rem, pages and details do not fit side by side. */
const SIDE_BY_SIDE = 50

/** Whether the element is wide enough for two parts beside each other; larger text counts as less room. */
export function useIsWide(element: RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(true)
  useEffect(() => {
    if (element.current === null) return undefined
    const watch = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setWide((entry?.contentRect.width ?? 0) / rem >= SIDE_BY_SIDE)
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return wide
}

/** Tells the element, as `--room`, how much height is left below its top; kept right when anything above it changes. */
export function useRoomBelow(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const target = element.current
    const scroller = target?.closest('main')
    if (!target) return undefined
    const measure = () => {
      const top = target.getBoundingClientRect().top + (scroller?.scrollTop ?? 0)
      const below = scroller ? Number.parseFloat(getComputedStyle(scroller).paddingBottom) : 0
      target.style.setProperty('--room', `${Math.max(0, Math.floor(window.innerHeight - top - below))}px`)
    }
    const watch = new ResizeObserver(measure)
    watch.observe(document.documentElement)
    for (const part of target.parentElement?.children ?? []) if (part !== target) watch.observe(part)
    measure()
    return () => watch.disconnect()
  })
}
