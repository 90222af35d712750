import { useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Refusal, Result } from '../../core/base/result.ts'
import { recordListText as text } from '../../text/en/record-list.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Act, RecordRow } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { canBeFiled } from './arrange.ts'

export type ListFault = keyof typeof text.faults

/** The chosen rows, and what can be done with all of them at once. Rows that are not shown are never meant. */
export function useChosen(shown: readonly RecordRow[], onActed: (act: Act) => void) {
  const vault = useVault()
  const announce = useAnnounce()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<ListFault | null>(null)
  const chosen = shown.filter(({ id }) => selected.has(id))
  const doing = async <T>(asked: Promise<Result<T, Refusal<ListFault>>>, act: Act, said: (value: T) => string) => {
    setPending(true)
    const done = await asked
    setPending(false)
    setFault(done.ok ? null : done.error.code)
    if (!done.ok) return false
    setSelected(new Set())
    announce(said(done.value))
    onActed(act)
    return true
  }
  const bin = (ids: readonly DocumentId[]) =>
    doing(vault.bin({ ids: [...ids] }), 'binned', () => text.binned(ids.length))
  const file = () => {
    const ids = chosen.filter(canBeFiled).map(({ id }) => id)
    return doing(vault.fileAsProposed({ ids }), 'filed-all', ({ filed }) => text.filed(filed))
  }
  const join = (ids: readonly DocumentId[]) =>
    doing(vault.joinRecords({ ids: [...ids] }), 'joined', () => text.joined(ids.length))
  return { chosen, pending, fault, bin, file, join, selected, setSelected, clear: () => setSelected(new Set()) }
}
export type Chosen = ReturnType<typeof useChosen>
