import { useCallback, useState } from 'react'
import type { Filing as FiledAs } from '../../core/model/understanding.ts'
import { readerText as text } from '../../text/en/reader.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { RecordActs, WriteCode } from './use-record.ts'

/** The way from what was proposed to what a person says, and what stands in its way. */
export type Filing = {
  readonly editing: boolean
  readonly pending: boolean
  readonly fault: WriteCode | null
  edit(): void
  cancel(): void
  save(filing: FiledAs): void
  looksRight(filing: FiledAs): void
  answer(pages: readonly number[], isPerson: boolean): void
}

export function useFiling(acts: RecordActs): Filing {
  const announce = useAnnounce()
  const [editing, setEditing] = useState(false)
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<WriteCode | null>(null)
  const doing = useCallback(
    async (act: Promise<WriteCode | null>, said: string) => {
      setPending(true)
      const refused = await act
      setPending(false)
      setFault(refused)
      if (refused === null) announce(said)
      return refused === null
    },
    [announce],
  )
  const save = (filing: FiledAs) =>
    void doing(acts.file(filing), text.saved).then((done) => (done ? setEditing(false) : undefined))
  return {
    editing,
    pending,
    fault,
    edit: () => setEditing(true),
    cancel: () => setEditing(false),
    save,
    looksRight: (filing) => (pending ? undefined : void doing(acts.file(filing), text.lookedRight)),
    answer: (pages, isPerson) => (pending ? undefined : void doing(acts.answer(pages, isPerson), text.answered)),
  }
}
