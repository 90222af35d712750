import { useCallback, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { binText as text } from '../../text/en/bin.ts'
import type { Vault } from '../../vault/contract.ts'
import { useAsked, useVault, type Topic } from '../../vault/use-vault.tsx'

/** How the app says what was done, with a way back. */
export type Notes = {
  readonly say: (words: string, act?: { readonly label: string; readonly onPress: () => void }) => void
  readonly undo: () => void
  readonly undoWords: string
}
const topics: readonly Topic[] = ['records', 'intake']

/** What lies in the bin, taking it out, and emptying it. */
export function useBin(notes: Notes) {
  const vault = useVault()
  const { asked, again } = useAsked(
    useCallback((from: Vault) => from.binned(null), []),
    topics,
  )
  const [fault, setFault] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  const takeOut = async (ids: DocumentId[]) => {
    setPending(true)
    const taken = await vault.unbin({ ids })
    setPending(false)
    setFault(taken.ok ? null : text.fault(taken.error.code))
    if (taken.ok) notes.say(text.tookOut(ids.length), { label: notes.undoWords, onPress: notes.undo })
    again()
  }
  const empty = async () => {
    setPending(true)
    const emptied = await vault.emptyBin(null)
    setPending(false)
    setFault(emptied.ok ? null : text.fault(emptied.error.code))
    if (emptied.ok) notes.say(text.emptied(emptied.value.removed, emptied.value.kept))
    again()
  }
  return { asked, fault, pending, takeOut, empty }
}
