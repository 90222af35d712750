import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Picture } from '../../ui/shown/PageImage.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import { nextToDraw, release, type HeldPages } from './held-pages.ts'
import type { readerText } from '../../text/en/reader.ts'

export type PageFault = keyof (typeof readerText)['faults']['page']
export type Pictures = HeldPages<Picture, PageFault>

/** Pages being drawn at once: more would only wait inside the reader. */
const AT_ONCE = 2
/** The width of a picture that shows the page as it stood before. */
const OUTDATED = 0

/**
 * Draws the wanted pages, those on the screen first, and lets go of the others. `width` in pixels. When `version` changes,
 * the pages may stand otherwise: each is drawn anew, and its old picture stays until then.
 */
export function usePagePictures(id: DocumentId, wanted: readonly number[], width: number, version: string) {
  const vault = useVault()
  const [held, setHeld] = useState<Pictures>(new Map())
  const pending = useRef(new Set<number>())
  const alive = useRef(true)
  const latest = useRef(wanted)
  const drawnAs = useRef(version)
  const list = wanted.join(' ')

  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])

  useEffect(() => {
    latest.current = list === '' ? [] : list.split(' ').map(Number)
    setHeld((now) => release(now, latest.current))
  }, [list])

  useEffect(() => {
    if (drawnAs.current === version) return
    drawnAs.current = version
    setHeld((now) => new Map([...now].map(([page, one]) => [page, { ...one, width: OUTDATED }])))
  }, [version])

  useEffect(() => {
    const draw = async (page: number) => {
      const askedAs = drawnAs.current
      const drawn = await vault.pageImage({ id, page, width })
      if (!alive.current) return
      const drawnWide = drawnAs.current === askedAs ? width : OUTDATED
      setHeld((now) => {
        // Not before the picture is held: in between, the page would count as missing and be asked for twice.
        pending.current.delete(page)
        const one = drawn.ok
          ? { state: 'drawn' as const, width: drawnWide, picture: drawn.value }
          : { state: 'failed' as const, width: drawnWide, fault: drawn.error.code }
        return release(new Map(now).set(page, one), latest.current)
      })
    }
    while (pending.current.size < AT_ONCE) {
      const page = nextToDraw(latest.current, held, pending.current, width)
      if (page === null) return
      pending.current.add(page)
      void draw(page)
    }
  }, [vault, id, list, width, held])

  const again = useCallback((page: number) => {
    setHeld((now) => new Map([...now].filter(([one]) => one !== page)))
  }, [])
  return { held, again }
}
