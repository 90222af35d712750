import { useCallback, useState } from 'react'
import type { QuarterTurn } from '../../core/model/turn-page.ts'
import type { Filing as FiledAs } from '../../core/model/understanding.ts'
import { readerText as text } from '../../text/en/reader.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Act, RecordDetail } from '../../vault/contract.ts'
import { useFilingDraft } from '../../vault/use-filing-draft.ts'
import type { KeptForm } from '../../vault/use-form-draft.ts'
import { formOf, type FilingForm } from './filing-form.ts'
import type { RecordActs, WriteCode } from './use-record.ts'

/** The way from what was proposed to what a person says, and what stands in its way. */
export type Filing = {
  readonly editing: boolean
  readonly pending: boolean
  readonly fault: WriteCode | null
  /** What stands in the form; also what was typed there before a lock. */
  readonly kept: KeptForm<FilingForm>
  edit(): void
  cancel(): void
  save(filing: FiledAs): void
  looksRight(filing: FiledAs): void
  answer(pages: readonly number[], isPerson: boolean): void
  /** The page stays turned; gives whether it is done. */
  keepTurn(page: number, turn: QuarterTurn): Promise<boolean>
}

/** `onActed` hears of what was done, once it is in the vault. */
export function useFiling(record: RecordDetail, acts: RecordActs, onActed: (act: Act) => void): Filing {
  const announce = useAnnounce()
  const kept = useFilingDraft(record.row.id, formOf(record))
  const [editing, setEditing] = useState(false)
  const leave = () => {
    setEditing(false)
    kept.forget()
  }
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<WriteCode | null>(null)
  const doing = useCallback(
    async (asked: Promise<WriteCode | null>, said: string, act: Act) => {
      setPending(true)
      const refused = await asked
      setPending(false)
      setFault(refused)
      if (refused === null) announce(said)
      if (refused === null) onActed(act)
      return refused === null
    },
    [announce, onActed],
  )
  const save = (filing: FiledAs) =>
    void doing(acts.file(filing), text.saved, 'filed').then((done) => (done ? leave() : undefined))
  return {
    editing: editing || kept.isChanged,
    kept,
    pending,
    fault,
    edit: () => setEditing(true),
    cancel: leave,
    save,
    looksRight: (filing) => (pending ? undefined : void doing(acts.file(filing), text.lookedRight, 'filed')),
    answer: (pages, isPerson) =>
      pending ? undefined : void doing(acts.answer(pages, isPerson), text.answered, 'answered'),
    keepTurn: (page, turn) => doing(acts.turnPage(page, turn), text.turnKept.done(page), 'turned'),
  }
}
