import { useEffect, useRef } from 'react'
import { shell } from './shell.ts'

/** Calls `act` when something is copied or cut out of the page; a secret is what stands in an element marked `data-secret`. */
export function useCopied(act: (isSecret: boolean) => void): void {
  const now = useRef(act)
  useEffect(() => {
    now.current = act
  })
  useEffect(() => {
    const hear = () => now.current(isSecretSelected())
    const names = ['copy', 'cut'] as const
    names.forEach((name) => document.addEventListener(name, hear))
    return () => names.forEach((name) => document.removeEventListener(name, hear))
  }, [])
}

/** Has the shell take what was copied off the clipboard again (vault.md §4); once for the whole window. */
export const useClearedClipboard = (): void => useCopied((secret) => void shell().copied({ secret }))

/** In a field the selection is the field's own, and the document's may lie elsewhere. */
function isSecretSelected(): boolean {
  const selected = document.getSelection()
  const places = [document.activeElement, elementOf(selected?.anchorNode), elementOf(selected?.focusNode)]
  return places.some((place) => place?.closest('[data-secret]') != null)
}

const elementOf = (node: Node | null | undefined): Element | null =>
  node instanceof Element ? node : (node?.parentElement ?? null)
