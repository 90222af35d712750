import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { BatchId, newId } from '../../core/base/ids.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { copiedWords } from './copied-words.ts'
import type { CopyNews } from './copy-queue.ts'
import type { Found, Incoming } from './incoming.ts'
import { endingOf, noRun, progressOf, runWithBatch, runWithLines, type Run } from './run.ts'
import { useImports } from './use-imports.ts'
import type { About, Intake, Notes } from './use-intake.ts'
import { useLines, type Look } from './use-lines.ts'
import { useCopiedSaid, useProgressSaid, useTimeStep } from './use-progress.ts'
import { useQueue } from './use-queues.tsx'
import { useReading } from './use-reading.ts'

const linesOf = (look: Look) => (look.state === 'here' ? look.lines : [])

/** The whole of adding for one person: what is being copied, what the vault says of those inside, and the reading. */
export function useIntakeWork({ person, readOnly, paused }: About, notes: Notes): Intake {
  const { queue, copying } = useQueue(person.id)
  const { look, lookAgain } = useLines()
  const reading = useReading(lookAgain)
  const imports = useImports(person.id, notes, lookAgain)
  const [run, setRun] = useState(noRun)
  const lines = linesOf(look)
  const progress = useMemo(() => progressOf(run, lines), [run, lines])
  const isCopying = copying.running || copying.stopped !== null
  const isBusy = isCopying || progress !== null

  useEffect(() => setRun((before) => runWithLines(before, lines)), [lines])
  useEffect(lookAgain, [copying.running, lookAgain])
  const adding = useAdding((files) => {
    const batchId = newId(BatchId)
    const hospital = imports.hospital.trim()
    setRun((before) => runWithBatch(before, batchId, isBusy))
    if (hospital !== '') imports.note(batchId, hospital)
    imports.hospitalUsed()
    queue.add(files, { batchId, personId: person.id, hospital: hospital === '' ? null : hospital })
  })
  const queueing = useMemo(
    () => ({
      retry: (id: number) => queue.retry(id),
      cancel: (id: number) => queue.cancel(id),
      cancelAll: () => queue.cancelAll(),
      goOn: () => queue.goOn(),
    }),
    [queue],
  )
  const timeStep = useTimeStep(progress, paused)
  useProgressSaid(progress)
  useCopiedSaid(isCopying, copiedWords(copying))
  useWayBack(copying, run, { notes, undo: imports.undoImports })
  const useForAdded = () => {
    const batches = [...run.batches]
    const hospital = imports.hospital.trim()
    imports.hospitalUsed()
    const count = lines.filter(({ batchId, within }) => within === null && run.batches.has(batchId)).length
    void imports
      .say(batches, hospital)
      .then((said) => (said ? notes.say(text.usedForAdded(count, hospital)) : undefined))
  }

  return {
    person,
    readOnly,
    ...imports,
    useForAdded,
    ...adding,
    ...reading,
    fault: reading.fault ?? imports.fault,
    copying,
    ...queueing,
    look,
    run,
    progress,
    timeStep,
    ending: isCopying ? null : endingOf(run, lines),
    paused,
  }
}

/** When copying is over, a note with the way back: the whole of this run into the bin. */
function useWayBack(
  { running, inside }: CopyNews,
  run: Run,
  { notes, undo }: { notes: Notes; undo: Intake['undoImports'] },
): void {
  const before = useRef(false)
  useEffect(() => {
    if (before.current && !running && inside > 0) {
      const batches = [...run.batches]
      notes.say(text.importNote(inside), { label: text.undoImport, onPress: () => undo(batches) })
    }
    before.current = running
  })
}

/** Files handed over at once, and drops whose folders are walked first. */
function useAdding(
  add: (files: readonly Incoming[]) => void,
): Pick<Intake, 'add' | 'addFound' | 'looking' | 'leftOut'> {
  const [walks, setWalks] = useState(0)
  const [leftOut, setLeftOut] = useState(0)
  const addFound = useCallback(
    (found: Promise<Found>) => {
      setWalks((now) => now + 1)
      void found
        .then(({ files, leftOut: left }) => {
          setLeftOut(left)
          if (files.length > 0) add(files)
        })
        .finally(() => setWalks((now) => now - 1))
    },
    [add],
  )
  return { add: (files) => (files.length > 0 ? add(files) : undefined), addFound, looking: walks > 0, leftOut }
}
