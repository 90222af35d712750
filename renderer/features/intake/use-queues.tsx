import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { PersonId } from '../../core/base/ids.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { CopyQueue, type CopyNews, type NoteLeft } from './copy-queue.ts'

/** The files being copied, for each person by themselves: looking at another person's records stops nothing. */
class Queues {
  private readonly byPerson = new Map<PersonId, CopyQueue>()
  private news: ReadonlyMap<PersonId, CopyNews> = new Map()
  private readonly listeners = new Set<() => void>()

  constructor(private readonly start: () => CopyQueue) {}

  of(person: PersonId): CopyQueue {
    const known = this.byPerson.get(person)
    if (known) return known
    const queue = this.start()
    queue.listen(() => {
      this.news = new Map([...this.byPerson].map(([id, one]) => [id, one.now()]))
      this.listeners.forEach((hear) => hear())
    })
    this.byPerson.set(person, queue)
    return queue
  }

  readonly listen = (hear: () => void): (() => void) => {
    this.listeners.add(hear)
    return () => this.listeners.delete(hear)
  }

  readonly now = (): ReadonlyMap<PersonId, CopyNews> => this.news
}

const QueuesContext = createContext<Queues | null>(null)

/** Owns what is being copied for as long as the vault is open. Below a `VaultProvider`, above everything about one person. */
export function CopyQueues({ children }: { children: ReactNode }) {
  const vault = useVault()
  const [queues] = useState(() => {
    const note: NoteLeft = ({ batchId, personId }, left) =>
      void vault.noteCopying({ batchId, personId, files: [...left] })
    return new Queues(() => new CopyQueue((ask, asking) => vault.takeIn(ask, asking), note))
  })
  return <QueuesContext value={queues}>{children}</QueuesContext>
}

function useQueues(): Queues {
  const queues = useContext(QueuesContext)
  if (!queues) throw new Error('there is no CopyQueues above this screen')
  return queues
}

/** The queue of one person, and what goes on in it. */
export function useQueue(person: PersonId): { readonly queue: CopyQueue; readonly copying: CopyNews } {
  const queues = useQueues()
  const queue = queues.of(person)
  return { queue, copying: useSyncExternalStore(queue.listen, queue.now, queue.now) }
}

/** Something is being copied, for whomever. */
export function useIsCopying(): boolean {
  const queues = useQueues()
  const news = useSyncExternalStore(queues.listen, queues.now, queues.now)
  return [...news.values()].some(({ running }) => running)
}

/** What is being copied for others than this person. */
export function useOthersCopying(
  person: PersonId,
): readonly { readonly personId: PersonId; readonly news: CopyNews }[] {
  const queues = useQueues()
  const news = useSyncExternalStore(queues.listen, queues.now, queues.now)
  return [...news].flatMap(([personId, one]) => (personId !== person && one.running ? [{ personId, news: one }] : []))
}
