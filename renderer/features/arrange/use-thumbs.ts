import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Picture } from '../../ui/shown/PageImage.tsx'
import { useVault, useVaultNews, type Topic } from '../../vault/use-vault.tsx'

/** `turn` tells pictures apart that were drawn before and after the pages changed. */
export type Thumb = { readonly picture: Picture | null; readonly turn: number }
export type Thumbs = ReadonlyMap<number, Thumb>

const WIDTH = 160
const AT_ONCE = 3
/** Small pictures are some 140 KB each; those far from the screen go. */
const HELD = 120
/** News comes often while other files are being read; small pictures are looked at again no more often than this. */
const AGAIN_MS = 1500

/**
 * Small pictures of the wanted pages. When pages may have changed, the old ones stay until the new are drawn. `moved` puts
 * them into their new order at once.
 */
export function useThumbs(id: DocumentId, wanted: readonly number[]) {
  const vault = useVault()
  const [held, setHeld] = useState<Thumbs>(new Map())
  const [turn, setTurn] = useState(0)
  const pending = useRef(new Set<string>())
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  useEffect(() => {
    const draw = async (page: number) => {
      const key = `${turn}/${page}`
      pending.current.add(key)
      const drawn = await vault.pageImage({ id, page, width: WIDTH })
      if (!alive.current) return
      setHeld((now) => {
        pending.current.delete(key)
        const before = now.get(page)
        if (before && before.turn > turn) return new Map(now)
        return letGo(new Map(now).set(page, { picture: drawn.ok ? drawn.value : null, turn }), page)
      })
    }
    for (const page of wanted) {
      if (pending.current.size >= AT_ONCE) return
      const isDrawn = (held.get(page)?.turn ?? -1) >= turn
      if (!isDrawn && !pending.current.has(`${turn}/${page}`)) void draw(page)
    }
  }, [vault, id, wanted, held, turn])

  const again = useCallback(() => setTurn((now) => now + 1), [])
  useNewsRarely(again)
  const moved = useCallback(
    (order: readonly number[]) => {
      setHeld((now) => new Map(order.flatMap((page, at) => [...thumbAt(now, page, at + 1)])))
      again()
    },
    [again],
  )
  return { thumbs: held, again, moved }
}

function* thumbAt(held: Thumbs, from: number, to: number): Generator<[number, Thumb]> {
  const thumb = held.get(from)
  if (thumb) yield [to, thumb]
}

function letGo(held: Map<number, Thumb>, near: number): Map<number, Thumb> {
  if (held.size <= HELD) return held
  const farthest = [...held.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near))
  for (const page of farthest.slice(0, held.size - HELD)) held.delete(page)
  return held
}

function useNewsRarely(act: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useVaultNews(
    useCallback(
      (topic: Topic) => {
        if (topic !== 'records') return
        clearTimeout(timer.current)
        timer.current = setTimeout(act, AGAIN_MS)
      },
      [act],
    ),
  )
  useEffect(() => () => clearTimeout(timer.current), [])
}
