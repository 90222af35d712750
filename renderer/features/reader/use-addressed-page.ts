import { useCallback, useEffect, useRef } from 'react'

/** How long a person stays on a page before the place counts as being there. */
const SETTLED_MS = 400

/** The address follows the page in view, and the page in view follows an address that came from elsewhere. */
export function useAddressedPage(
  page: number,
  inView: number,
  showPage: (page: number) => void,
  onPage: ((page: number) => void) | undefined,
): void {
  const told = useRef(page)
  const tell = useRef(onPage)
  useEffect(() => {
    tell.current = onPage
  })
  const go = useCallback(
    (to: number) => {
      told.current = to
      showPage(to)
    },
    [showPage],
  )
  useEffect(() => {
    if (page !== told.current) go(page)
  }, [page, go])
  useEffect(() => {
    if (inView === told.current) return undefined
    const timer = setTimeout(() => {
      told.current = inView
      tell.current?.(inView)
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [inView])
}
