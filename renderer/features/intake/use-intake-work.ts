import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { BatchId, newId } from '../../core/base/ids.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { CopyQueue } from './copy-queue.ts'
import type { Found, Incoming } from './incoming.ts'
import { endingOf, noRun, progressOf, runWithBatch, runWithLines } from './run.ts'
import { copiedWords } from './copied-words.ts'
import type { Intake } from './use-intake.ts'
import { useLines, type Look } from './use-lines.ts'
import { useCopiedSaid, useProgressSaid, useTimeStep } from './use-progress.ts'
import { useReading } from './use-reading.ts'

const linesOf = (look: Look) => (look.state === 'here' ? look.lines : [])

/** The whole of adding: the queue of files being copied, what the vault says of those inside, and the reading. */
export function useIntakeWork(): Intake {
  const vault = useVault()
  const [queue] = useState(() => new CopyQueue((ask, asking) => vault.takeIn(ask, asking)))
  const copying = useSyncExternalStore(queue.listen, queue.now, queue.now)
  const { look, lookAgain } = useLines()
  const reading = useReading(lookAgain)
  const [run, setRun] = useState(noRun)
  const lines = linesOf(look)
  const progress = useMemo(() => progressOf(run, lines), [run, lines])
  const paused = look.state === 'here' && look.overview.reading.paused
  const isCopying = copying.running || copying.stopped !== null
  const isBusy = isCopying || progress !== null

  useEffect(() => setRun((before) => runWithLines(before, lines)), [lines])
  useEffect(lookAgain, [copying.running, lookAgain])
  const adding = useAdding((files) => {
    const batchId = newId(BatchId)
    setRun((before) => runWithBatch(before, batchId, isBusy))
    queue.add(files, batchId)
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

  return {
    ...adding,
    ...reading,
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
