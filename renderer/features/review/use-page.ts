import { useEffect, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { PageText } from '../../core/model/page-text.ts'
import { reviewText as text } from '../../text/en/review.ts'
import type { Picture } from '../../ui/shown/PageImage.tsx'
import { useVault } from '../../vault/use-vault.tsx'

export type PageShown = {
  readonly picture: Picture | null
  readonly words: PageText | null
  /** Why there is no picture. */
  readonly fault: string | null
}
const nothingYet: PageShown = { picture: null, words: null, fault: null }

/** One page's pixels and words. `width` is what the picture's place has, in device pixels; 0 while that is not known. */
export function usePage(id: DocumentId, page: number, width: number): PageShown {
  const vault = useVault()
  const key = `${id}/${page}`
  const [shown, setShown] = useState<{ key: string; page: PageShown }>({ key, page: nothingYet })
  useEffect(() => {
    let current = true
    const put = (part: Partial<PageShown>) =>
      current && setShown((before) => ({ key, page: { ...(before.key === key ? before.page : nothingYet), ...part } }))
    void vault.pageText({ id, page }).then((words) => put({ words: words.ok ? words.value : null }))
    if (width > 0) {
      void vault.pageImage({ id, page, width }).then((drawn) => {
        if (drawn.ok) put({ picture: drawn.value, fault: null })
        else put({ fault: text.imageFault(drawn.error.code) })
      })
    }
    return () => {
      current = false
    }
  }, [vault, id, page, width, key])
  return shown.key === key ? shown.page : nothingYet
}

const steps = 160
const widest = 2000

/** The width of an element in device pixels, in steps so that a window being resized does not redraw the page all the time. */
export function useWidth(): { readonly width: number; readonly measure: (box: HTMLElement | null) => void } {
  const [box, measure] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box) return undefined
    const observer = new ResizeObserver(() => {
      const pixels = Math.ceil((box.clientWidth * window.devicePixelRatio) / steps) * steps
      setWidth(Math.min(widest, Math.max(steps, pixels)))
    })
    observer.observe(box)
    return () => observer.disconnect()
  }, [box])
  return { width, measure }
}
