import { useEffect, useState, type RefObject } from 'react'

/** The width of an element in rem, so that larger text counts as less room. 0 until it is known. */
export function useWidthInRem(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (element.current === null) return undefined
    const watch = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setWidth((entry?.contentRect.width ?? 0) / rem)
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return width
}
