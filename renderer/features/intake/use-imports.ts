import { useCallback, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import type { BatchId, DocumentId, PersonId } from '../../core/base/ids.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { useKeptForm } from '../../vault/use-form-draft.ts'
import { useVault } from '../../vault/use-vault.tsx'
import type { Intake, Notes } from './use-intake.ts'

type Imports = Pick<Intake, 'hospital' | 'setHospital' | 'hospitals' | 'undoImports' | 'takeOut'> & {
  readonly fault: string | null
  readonly say: (batches: readonly BatchId[], hospital: string) => Promise<boolean>
  readonly note: (batch: BatchId, hospital: string) => void
  /** What was typed has been said of files: it is of no other import unless it stands there still. */
  readonly hospitalUsed: () => void
}

const Hospital = v.string()

/** Whole imports: from which hospital they are, taking one back, and taking a file out of the bin. */
export function useImports(person: PersonId, notes: Notes, lookAgain: () => void): Imports {
  const vault = useVault()
  const { form: hospital, change: setHospital, used } = useKeptForm(Hospital, `batch-hospital/${person}`, '')
  const [hospitals, setHospitals] = useState<ReadonlyMap<BatchId, string>>(new Map())
  const [fault, setFault] = useState<string | null>(null)
  const newest = useRef(notes)
  newest.current = notes

  const note = useCallback(
    (batch: BatchId, from: string) => setHospitals((now) => new Map([...now, [batch, from]])),
    [],
  )
  const acts = useMemo(() => {
    const way = () => ({ label: text.undo, onPress: () => newest.current.undo() })
    return {
      undoImports: async (batches: readonly BatchId[]) => {
        let records = 0
        for (const batchId of batches) {
          const undone = await vault.undoImport({ batchId })
          if (!undone.ok) return setFault(text.fault(undone.error.code))
          records += undone.value.records
        }
        setFault(null)
        newest.current.say(text.undoneImport(records), records > 0 ? way() : undefined)
        lookAgain()
      },
      takeOut: async (id: DocumentId, name: string) => {
        const taken = await vault.unbin({ ids: [id] })
        setFault(taken.ok ? null : text.fault(taken.error.code))
        if (taken.ok) newest.current.say(text.tookOut(name), way())
        lookAgain()
      },
      say: async (batches: readonly BatchId[], from: string) => {
        for (const batchId of batches) {
          const saved = await vault.saveBatch({ batchId, hospital: from === '' ? null : from })
          if (!saved.ok) {
            setFault(text.fault(saved.error.code))
            return false
          }
          note(batchId, from)
        }
        setFault(null)
        return true
      },
    }
  }, [vault, lookAgain, note])

  return {
    hospital,
    setHospital,
    hospitalUsed: used,
    hospitals,
    fault,
    note,
    say: acts.say,
    undoImports: (batches) => void acts.undoImports(batches),
    takeOut: (id, name) => void acts.takeOut(id, name),
  }
}
