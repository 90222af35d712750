import { useLayoutEffect, useRef } from 'react'
import { takeOutOfTabOrder } from './row-places.ts'

type Given = {
  readonly row: { readonly id: string; readonly name: string }
  /** It is the one that Tab comes to. */
  readonly isStop: boolean
  /** Undefined where rows cannot be chosen. */
  readonly isChosen: boolean | undefined
}

/** What the element of every row has, in lists and in tables; what can be pressed within it is reached by the arrows. */
export function useRowFrame({ row, isStop, isChosen }: Given) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => takeOutOfTabOrder(ref.current))
  return {
    ...{ ref, role: 'row', tabIndex: isStop ? 0 : -1 },
    ...{ 'data-key': row.id, 'data-selected': isChosen === true || undefined },
    ...{ 'aria-label': row.name, 'aria-selected': isChosen },
  }
}
