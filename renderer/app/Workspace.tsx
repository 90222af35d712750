import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { PersonId } from '../core/base/ids.ts'
import { onShellEvent, shell } from '../desktop/shell.ts'
import { useCopied } from '../desktop/use-copied.ts'
import { CopyQueues } from '../features/intake/use-queues.tsx'
import { FirstPerson } from '../features/people/FirstPerson.tsx'
import { appText as text, clipboardText } from '../text/en/app.ts'
import { peopleText } from '../text/en/people.ts'
import { SoloFrame } from '../ui/frame/SoloFrame.tsx'
import { ToastRegion } from '../ui/overlays/Toasts.tsx'
import type { VaultWorker } from '../vault/client.ts'
import type { Overview, Vault } from '../vault/contract.ts'
import { runningJobs } from '../vault/use-jobs.ts'
import { useAsked } from '../vault/use-vault.tsx'
import './app.css'
import { NowIn } from './NowIn.tsx'
import type { Notes } from './notes.ts'
import { PersonSpace } from './PersonSpace.tsx'
import { SampleRecords } from './SampleRecords.tsx'
import { Strips } from './Strips.tsx'
import { parseAddress, placeText, wasWriting, type Address } from './use-address.ts'
import { useImportHold } from './use-import-hold.ts'
import { useLock } from './use-lock.ts'
import { useOneNote } from './use-one-note.ts'
import { usePersons } from './use-persons.ts'
import { useUndo } from './use-undo.ts'

type Props = {
  worker: VaultWorker
  selfCheck: ReactNode
  trialRuntime: boolean
  sample: boolean
  fresh: boolean
  byKit: boolean
}
const topics = ['intake', 'records', 'person', 'reading'] as const

/** The inside of an open vault: waits for the first overview, so that it comes back to where it was left. */
export function Workspace(props: Props) {
  const { asked, again } = useAsked(
    useCallback((vault: Vault) => vault.overview(null), []),
    topics,
  )
  if (asked.state === 'loading') return <Opening selfCheck={props.selfCheck} />
  if (asked.state === 'refused') return null
  return (
    <CopyQueues>
      <Inside {...props} overview={asked.value} again={again} />
    </CopyQueues>
  )
}

/** A large vault of which nothing can be shown before its records are there. For one that opens at once this is never seen. */
function Opening({ selfCheck }: Pick<Props, 'selfCheck'>) {
  return (
    <div className="opening-late">
      <SoloFrame permanent={selfCheck} address="opening">
        <p className="muted" role="status">
          {text.openingRecords}
        </p>
      </SoloFrame>
    </div>
  )
}

type InsideProps = Props & { overview: Overview; again: () => void }

/** What stays when another person's records are looked at: the lock, the notes, what is being copied. */
function Inside({ worker, selfCheck, trialRuntime, sample, fresh, byKit, overview, again }: InsideProps) {
  const [kitNoted, setKitNoted] = useState(!byKit || overview.readOnly)
  const [first] = useState<Address>(() => (fresh ? { screen: 'add' } : parseAddress(overview.place)))
  /** Where the window comes to with the next person, and where it is now. */
  const landing = useRef(first)
  const place = useRef({ address: first, isWriting: false })
  /** What was being written by hand when the vault was locked is gone on with, once. */
  const writing = useRef(goesOnWriting(fresh, overview))
  useHiding(overview.hideFromSharing)
  const held = useImportHold(overview)
  const { holdsNow } = held
  const lock = useLock({
    worker,
    minutes: overview.lockAfter,
    isHeld: useCallback(() => runningJobs().length > 0 || holdsNow(), [holdsNow]),
    place: useCallback(() => placeText(place.current.address, place.current.isWriting), []),
  })
  const toasts = useOneNote(overview.person?.id ?? null)
  const undoing = useUndo(toasts)
  const persons = usePersons(overview.person, toasts, again)
  const { show } = toasts
  const notes = useMemo<Notes>(
    () => ({ say: (words, action) => show({ text: words, action }), undo: undoing.undo, redo: undoing.redo }),
    [show, undoing],
  )
  useCopied((isSecret) => show({ text: clipboardText.copied(isSecret) }))
  useEffect(() => onShellEvent('backup-offered', () => show({ text: text.backupWaits })), [show])
  if (lock.covered) return <main className="cover" aria-label={text.locked} />
  const strips = (
    <Strips
      {...{ selfCheck, overview, trialRuntime, lock, held }}
      openedByKit={kitNoted ? null : () => setKitNoted(true)}
      onUseThisCopy={() => void worker.client.useThisCopy(null).then(again)}
    />
  )
  const goTo = (id: PersonId, to: Address) => {
    landing.current = to
    persons.goTo(id)
  }
  return (
    <>
      {sample ? <SampleRecords worker={worker} /> : null}
      <Standing
        vault={worker.client}
        overview={overview}
        opening={persons.switching?.name ?? null}
        sample={sample}
        strips={strips}
      >
        {overview.person ? (
          <PersonSpace
            key={overview.person.id}
            person={overview.person}
            persons={persons.all}
            overview={overview}
            first={landing.current}
            startsWriting={writing.current}
            onPlace={(address, isWriting) => {
              place.current = { address, isWriting }
              writing.current = false
              landing.current = isNewPerson(address) ? { screen: 'add' } : { screen: 'home' }
            }}
            onPerson={goTo}
            notes={notes}
            strips={strips}
            onLock={lock.lockNow}
          />
        ) : null}
      </Standing>
      {persons.now ? <NowIn person={persons.now} /> : null}
      <ToastRegion list={toasts} name={text.toasts} closeName={text.close} />
    </>
  )
}

/** Whether the window is kept out of screen sharing is this vault's own business. */
function useHiding(hidden: boolean): void {
  useEffect(() => void shell().hideFromSharing({ hidden }), [hidden])
}

const goesOnWriting = (fresh: boolean, { readOnly, place }: Overview): boolean =>
  !fresh && !readOnly && wasWriting(place)

/** Somebody new has no records yet: the first thing to do is to add some. */
const isNewPerson = (address: Address): boolean => address.screen === 'person' && address.id === null

type StandingProps = {
  vault: Vault
  overview: Overview
  /** Whose records are about to be opened: nothing of anybody's is shown meanwhile. */
  opening: string | null
  sample: boolean
  strips: ReactNode
  children: ReactNode
}

/** The person's space, or what stands in its place: a vault without a person, and the way from one to another. */
function Standing({ vault, overview, opening, sample, strips, children }: StandingProps) {
  if (opening !== null || (sample && overview.person === null)) {
    return (
      <SoloFrame permanent={strips} address="opening">
        <p className="muted">{opening === null ? text.starting : peopleText.opening(opening)}</p>
      </SoloFrame>
    )
  }
  if (overview.person !== null) return children
  return (
    <SoloFrame permanent={strips} address="person">
      <FirstPerson vault={vault} above={null} onDone={nothing} />
    </SoloFrame>
  )
}

/** The vault tells by itself that it has a person now. */
const nothing = () => undefined
