import { useEffect, useMemo, useState } from 'react'
import type { HandEntry } from '../../core/model/rows.ts'
import type { Vault } from '../../vault/contract.ts'
import { inPortions, useAsked, type Topic } from '../../vault/use-vault.tsx'
import { arrange, everything, newestFirst, type Filter, type SortOrder } from './arrange.ts'

const askRecords = (vault: Vault) => inPortions((portion) => vault.records(portion))
const askHand = (vault: Vault) => vault.handEntries(null)
const askOverview = (vault: Vault) => vault.overview(null)
const recordTopics: readonly Topic[] = ['records', 'intake', 'reading', 'person']
const personTopics: readonly Topic[] = ['person']
const handTopics: readonly Topic[] = ['records', 'person']
const none: readonly HandEntry[] = []

type Remembered = { filter: Filter; order: SortOrder; opened: string | null }

/** How the list was left. In memory only: it is gone with the page when the vault locks. */
let remembered: Remembered = { filter: everything, order: newestFirst, opened: null }

/** The vault's records as this list shows them, the filter and the order; both outlive a visit to a record. */
export function useRecords() {
  const { asked, again } = useAsked(askRecords, recordTopics)
  const byHand = useAsked(askHand, handTopics).asked
  const overview = useAsked(askOverview, personTopics).asked
  const [filter, setFilter] = useState(remembered.filter)
  const [order, setOrder] = useState(remembered.order)
  useEffect(() => {
    remembered = { ...remembered, filter, order }
  }, [filter, order])
  const rows = asked.state === 'here' ? asked.value : null
  const shown = useMemo(() => (rows === null ? [] : arrange(rows, filter, order)), [rows, filter, order])
  const person = overview.state === 'here' ? (overview.value.person?.name ?? null) : null
  const hand = byHand.state === 'here' ? byHand.value : none
  return { asked, again, shown, filter, setFilter, order, setOrder, person, hand }
}

/** Remember the row a person goes into, so that coming back ends on it. */
export function rememberOpened(id: string): void {
  remembered = { ...remembered, opened: id }
}

/** How many rows there must be for the one a person comes back to. */
export const rowsForReturn = (rows: readonly { readonly id: string }[]): number =>
  rows.findIndex(({ id }) => id === remembered.opened) + 1

/** A record that was thrown away meanwhile has no row any more. */
const PATIENCE_MS = 10_000

/** Back from a record: the focus returns to its row, once the screen's heading has had it and the list has come to it; not once the person goes elsewhere. */
export function useReturnToRow(ready: boolean): void {
  useEffect(() => {
    const { opened } = remembered
    if (!ready || opened === null) return undefined
    remembered = { ...remembered, opened: null }
    const deadline = performance.now() + PATIENCE_MS
    let frame = requestAnimationFrame(function look() {
      const row = document.querySelector<HTMLElement>(`.records [role="row"][data-key="${CSS.escape(opened)}"]`)
      if (row) row.focus()
      else if (performance.now() < deadline) frame = requestAnimationFrame(look)
    })
    const end = () => cancelAnimationFrame(frame)
    window.addEventListener('keydown', end)
    window.addEventListener('pointerdown', end)
    return () => {
      end()
      window.removeEventListener('keydown', end)
      window.removeEventListener('pointerdown', end)
    }
  }, [ready])
}
