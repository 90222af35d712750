import { useEffect, useMemo, useState } from 'react'
import type { Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'
import { arrange, everything, newestFirst, type Filter, type SortOrder } from './arrange.ts'

const askRecords = (vault: Vault) => vault.records(null)
const askOverview = (vault: Vault) => vault.overview(null)
const recordTopics: readonly Topic[] = ['records', 'intake', 'reading', 'person']
const personTopics: readonly Topic[] = ['person']

type Remembered = { filter: Filter; order: SortOrder; opened: string | null }

/** How the list was left. In memory only: it is gone with the page when the vault locks. */
let remembered: Remembered = { filter: everything, order: newestFirst, opened: null }

/** The vault's records as this list shows them, the filter and the order; both outlive a visit to a record. */
export function useRecords() {
  const { asked, again } = useAsked(askRecords, recordTopics)
  const overview = useAsked(askOverview, personTopics).asked
  const [filter, setFilter] = useState(remembered.filter)
  const [order, setOrder] = useState(remembered.order)
  useEffect(() => {
    remembered = { ...remembered, filter, order }
  }, [filter, order])
  const rows = asked.state === 'here' ? asked.value : null
  const shown = useMemo(() => (rows === null ? [] : arrange(rows, filter, order)), [rows, filter, order])
  const person = overview.state === 'here' ? (overview.value.person?.name ?? null) : null
  return { asked, again, shown, filter, setFilter, order, setOrder, person }
}

/** Remember the row a person goes into, so that coming back ends on it. */
export function rememberOpened(id: string): void {
  remembered = { ...remembered, opened: id }
}

/** Back from a record: the focus returns to its row, once the screen's heading has had it. */
export function useReturnToRow(ready: boolean): void {
  useEffect(() => {
    const { opened } = remembered
    if (!ready || opened === null) return undefined
    remembered = { ...remembered, opened: null }
    const frame = requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`.records [role="row"][data-key="${CSS.escape(opened)}"]`)?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [ready])
}
