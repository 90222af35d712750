import { createContext, useContext } from 'react'
import type { BatchId, DocumentId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import type { CopyNews } from './copy-queue.ts'
import type { Found, Incoming } from './incoming.ts'
import type { Ending, Progress, Run } from './run.ts'
import type { Look } from './use-lines.ts'

/** Where the app shows notes with a way back; `undo` takes back what was done last. */
export type Notes = {
  readonly say: (words: string, act?: { readonly label: string; readonly onPress: () => void }) => void
  readonly undo: () => void
}

/** What the app knows of the vault already. */
export type About = { readonly person: Person; readonly readOnly: boolean; readonly paused: boolean }

/** Adding and reading, from whatever screen is shown. Calls of the vault that are refused come back as a sentence, else null. */
export type Intake = {
  /** About whom everything is that is added here. */
  readonly person: Person
  readonly readOnly: boolean
  /** From which hospital what is added next is; empty where nobody has said. */
  readonly hospital: string
  readonly setHospital: (hospital: string) => void
  /** What was said of each import since the vault was opened. */
  readonly hospitals: ReadonlyMap<BatchId, string>
  /** Say it of the imports of this run too. */
  readonly useForAdded: () => void
  readonly undoImports: (batches: readonly BatchId[]) => void
  readonly takeOut: (id: DocumentId, name: string) => void

  /** Copy these into the vault, as one batch. */
  readonly add: (files: readonly Incoming[]) => void
  /** The same for a drop whose folders are still being walked. */
  readonly addFound: (found: Promise<Found>) => void
  /** A folder is being walked. */
  readonly looking: boolean
  /** Files that systems write for themselves, left out of the last drop. */
  readonly leftOut: number

  readonly copying: CopyNews
  readonly retry: (id: number) => void
  readonly cancel: (id: number) => void
  readonly cancelAll: () => void
  readonly goOn: () => void

  readonly look: Look
  readonly run: Run
  readonly progress: Progress | null
  /** The step of `timeSteps` that says how long reading will take; null while nobody can know. */
  readonly timeStep: number | null
  readonly ending: Ending | null

  readonly paused: boolean
  readonly pausedDiskFull: boolean
  readonly pause: (paused: boolean) => void
  readonly skip: (id: DocumentId) => void
  readonly again: (id: DocumentId) => void
  readonly givePassword: (id: DocumentId, password: string) => Promise<string | null>
  /** Why the last of these was refused. */
  readonly fault: string | null
}

export const IntakeContext = createContext<Intake | null>(null)

/** Only below an `IntakeProvider`. */
export function useIntake(): Intake {
  const intake = useContext(IntakeContext)
  if (!intake) throw new Error('there is no IntakeProvider above this screen')
  return intake
}
