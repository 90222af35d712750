import { useCallback, useState } from 'react'
import { DocumentId, type PersonId } from '../../core/base/ids.ts'
import { parse } from '../../core/base/parse.ts'
import { refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { arrangeText } from '../../text/en/arrange.ts'
import type { Act, Vault } from '../../vault/contract.ts'
import { inPortions, useAsked, useVault, type Topic } from '../../vault/use-vault.tsx'

export type ArrangeFault = keyof (typeof arrangeText)['faults']['write']

const recordTopics: readonly Topic[] = ['records', 'person']
const personTopics: readonly Topic[] = ['person', 'records']
const askPeople = (vault: Vault) => vault.people(null)
const askOverview = (vault: Vault) => vault.overview(null)
const askRecords = (vault: Vault) => inPortions((portion) => vault.records(portion))

/** The record whose pages are arranged, whose it is, and who else has records here. */
export function useArranged(id: string) {
  const ask = useCallback(
    async (vault: Vault) => {
      const known = parse(DocumentId, id)
      return known.ok ? vault.record({ id: known.value }) : refuse('no-such-record')
    },
    [id],
  )
  const { asked } = useAsked(ask, recordTopics)
  const people = useAsked(askPeople, personTopics).asked
  const overview = useAsked(askOverview, personTopics).asked
  const person = overview.state === 'here' ? overview.value.person : null
  const others = people.state === 'here' ? people.value.filter((one) => one.person.id !== person?.id) : []
  return { asked, person, others: others.map((one) => one.person) }
}

/** The records of the same person that pages can go to. */
export function useGoals(id: DocumentId) {
  const { asked } = useAsked(askRecords, recordTopics)
  const rows = asked.state === 'here' ? asked.value : []
  return rows.filter((row) => row.id !== id && row.reading.state === 'read' && row.pages > 0)
}

/** What can be done with the pages; each tells the app what was done, and keeps why it could not be. */
export function useArranging(id: DocumentId, onActed: (act: Act) => void) {
  const vault = useVault()
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<ArrangeFault | null>(null)
  const doing = async <T>(act: Act, asked: Promise<Result<T, Refusal<ArrangeFault>>>): Promise<T | null> => {
    setPending(true)
    const done = await asked
    setPending(false)
    setFault(done.ok ? null : done.error.code)
    if (done.ok) onActed(act)
    return done.ok ? done.value : null
  }
  const list = (pages: readonly number[]) => [...pages].sort((a, b) => a - b)
  return {
    pending,
    fault,
    split: (startsAt: readonly number[]) => doing('split', vault.splitRecord({ id, startsAt: list(startsAt) })),
    order: async (pages: readonly number[]) =>
      (await doing('ordered', answered(vault.orderPages({ id, pages: [...pages] })))) !== null,
    turn: async (pages: readonly number[]) =>
      (await doing('turned', answered(vault.turnPages({ id, pages: list(pages), turn: 90 })))) !== null,
    move: async (pages: readonly number[], to: DocumentId | null) =>
      (await doing('moved-pages', vault.movePages({ id, pages: list(pages), to }))) !== null,
    moveToPerson: async (pages: readonly number[], personId: PersonId) =>
      (await doing('moved-to-person', answered(vault.moveToPerson({ id, pages: list(pages), personId })))) !== null,
  }
}

/** A call that gives nothing, as one that gives something. */
async function answered<C extends string>(
  asked: Promise<Result<unknown, Refusal<C>>>,
): Promise<Result<true, Refusal<C>>> {
  const done = await asked
  return done.ok ? { ok: true, value: true } : done
}
