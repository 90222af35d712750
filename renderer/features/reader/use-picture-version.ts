import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordDetail } from '../../vault/contract.ts'
import { useVaultNews, type Topic } from '../../vault/use-vault.tsx'

/** News comes often while other files are being read. */
const AGAIN_MS = 800

/**
 * A text that changes when the pages of a record may look otherwise than before: other sizes, arranged or not. A page that
 * was turned upside down has the same size as before; so in an arranged record every change may be one.
 */
export function usePictureVersion({ pageInfo, isArranged }: RecordDetail): string {
  const [turn, setTurn] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useVaultNews(
    useCallback(
      (topic: Topic) => {
        if (topic !== 'records' || !isArranged) return
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setTurn((now) => now + 1), AGAIN_MS)
      },
      [isArranged],
    ),
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  const sizes = pageInfo.map(({ width, height }) => `${width}x${height}`).join(' ')
  return `${isArranged} ${turn} ${sizes}`
}
