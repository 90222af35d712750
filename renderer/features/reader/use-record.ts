import { useCallback } from 'react'
import { DocumentId } from '../../core/base/ids.ts'
import { parse } from '../../core/base/parse.ts'
import { refuse } from '../../core/base/result.ts'
import type { QuarterTurn } from '../../core/model/turn-page.ts'
import type { Filing } from '../../core/model/understanding.ts'
import { useAsked, useVault, type Topic } from '../../vault/use-vault.tsx'
import type { Vault } from '../../vault/contract.ts'

const recordTopics: readonly Topic[] = ['records', 'intake', 'reading', 'person']
const personTopics: readonly Topic[] = ['person']
const askOverview = (vault: Vault) => vault.overview(null)

/** One record by its id; a text that is no id is a record that is not there. */
export function useRecord(id: string) {
  const ask = useCallback(
    async (vault: Vault) => {
      const known = parse(DocumentId, id)
      return known.ok ? vault.record({ id: known.value }) : refuse('no-such-record')
    },
    [id],
  )
  const { asked, again } = useAsked(ask, recordTopics)
  const overview = useAsked(askOverview, personTopics).asked
  const person = overview.state === 'here' ? overview.value.person : null
  return { asked, again, person }
}

/** What a person can do to this record. Each gives null when it is done, or the code of why not. */
export function useRecordActs(id: DocumentId) {
  const vault = useVault()
  const file = useCallback(
    async (filing: Filing) => {
      const filed = await vault.fileRecord({ id, filing })
      return filed.ok ? null : filed.error.code
    },
    [vault, id],
  )
  const answer = useCallback(
    async (pages: readonly number[], isPerson: boolean) => {
      const answered = await vault.answerPages({ id, pages: [...pages], isPerson })
      return answered.ok ? null : answered.error.code
    },
    [vault, id],
  )
  const readAgain = useCallback(async () => {
    const asked = await vault.retryReading({ id })
    return asked.ok ? null : asked.error.code
  }, [vault, id])
  const givePassword = useCallback(
    async (password: string) => {
      const given = await vault.givePassword({ id, password })
      return given.ok ? null : given.error.code
    },
    [vault, id],
  )
  const turnPage = useCallback(
    async (page: number, turn: QuarterTurn) => {
      const turned = await vault.turnPages({ id, pages: [page], turn })
      return turned.ok ? null : turned.error.code
    },
    [vault, id],
  )
  return { file, answer, readAgain, givePassword, turnPage }
}
export type RecordActs = ReturnType<typeof useRecordActs>
export type WriteCode = NonNullable<Awaited<ReturnType<RecordActs['file' | 'turnPage']>>>
