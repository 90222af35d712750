import { useState } from 'react'
import type { HandEntry } from '../../core/model/rows.ts'
import type { byHandText } from '../../text/en/byhand.ts'
import type { Act, RecordRow, Vault } from '../../vault/contract.ts'
import { inPortions, useAsked, useVault, type Topic } from '../../vault/use-vault.tsx'

export type SaveFault = keyof (typeof byHandText)['faults']

const askRecords = (vault: Vault) => inPortions((portion) => vault.records(portion))
const askOverview = (vault: Vault) => vault.overview(null)
const recordTopics: readonly Topic[] = ['records']
const personTopics: readonly Topic[] = ['person']
const noRows: readonly RecordRow[] = []

/** Whose entry it will be, and the records that it can be linked to: those that are or may be theirs. */
export function useAround() {
  const overview = useAsked(askOverview, personTopics).asked
  const records = useAsked(askRecords, recordTopics).asked
  const person = overview.state === 'here' ? overview.value.person : null
  const rows = records.state === 'here' ? records.value : noRows
  return {
    isHere: overview.state !== 'loading',
    person,
    rows: rows.filter((row) => row.person !== 'not-mine' && row.person !== 'quarantine'),
  }
}

export function useSaving(onActed: (act: Act) => void) {
  const vault = useVault()
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<SaveFault | null>(null)
  const save = async (id: HandEntry['id'] | null, entry: Omit<HandEntry, 'id' | 'at'>): Promise<boolean> => {
    setPending(true)
    const saved = await vault.saveHandEntry({ id, entry })
    setPending(false)
    setFault(saved.ok ? null : saved.error.code)
    if (saved.ok) onActed('hand-saved')
    return saved.ok
  }
  const remove = async (id: HandEntry['id']): Promise<boolean> => {
    setPending(true)
    const removed = await vault.removeHandEntry({ id })
    setPending(false)
    setFault(removed.ok ? null : removed.error.code)
    if (removed.ok) onActed('hand-removed')
    return removed.ok
  }
  return { pending, fault, save, remove }
}
