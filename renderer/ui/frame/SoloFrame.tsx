import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

export type SoloFrameProps = {
  permanent?: ReactNode
  /** When the page appears, and when this changes, the focus goes to the h1, unless a field asked for it. */
  address: string
  children: ReactNode
}

/** A page without places: welcome, set-up, unlock. */
export function SoloFrame({ permanent, address, children }: SoloFrameProps) {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    const page = main.current
    if (page === null || page.contains(document.activeElement)) return
    page.querySelector<HTMLElement>('h1')?.focus()
  }, [address])
  return (
    <div className="solo">
      {permanent === undefined ? null : <header className="top">{permanent}</header>}
      <main ref={main} className="solo-main" tabIndex={-1}>
        <div className="solo-sheet">{children}</div>
      </main>
    </div>
  )
}
