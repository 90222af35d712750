import { useCallback, useEffect, useRef, useState } from 'react'
import type { PersonId } from '../core/base/ids.ts'
import type { Person } from '../core/model/person.ts'
import { peopleText as text } from '../text/en/people.ts'
import type { ToastList } from '../ui/overlays/Toasts.tsx'
import { useAnnounce } from '../ui/shown/Live.tsx'
import type { Vault } from '../vault/contract.ts'
import { useAsked, useVault, type Topic } from '../vault/use-vault.tsx'

/** How long the window says whose records it has just come to. */
const NOW_MS = 2000
const topics: readonly Topic[] = ['person']

export type Persons = {
  /** Everybody whose records are here. */
  readonly all: readonly Person[]
  /** The way to another person's records: until it has been gone, nothing of anybody is shown. */
  readonly switching: Person | null
  /** Whose records the window has come to just now. */
  readonly now: Person | null
  goTo(id: PersonId): void
}

/** Whose records are looked at, and going to another person's. `current`: as the vault says. */
export function usePersons(current: Person | null, toasts: ToastList, again: () => void): Persons {
  const vault = useVault()
  const announce = useAnnounce()
  const [switching, setSwitching] = useState<Person | null>(null)
  const { asked } = useAsked(
    useCallback((from: Vault) => from.people(null), []),
    topics,
  )
  const all = asked.state === 'here' ? asked.value.map(({ person }) => person) : none
  const now = useNow(current)
  useEffect(() => {
    if (switching !== null && current?.id === switching.id) setSwitching(null)
  }, [switching, current])
  const { show } = toasts
  const goTo = (id: PersonId) => {
    const to = all.find((person) => person.id === id)
    if (!to || switching !== null || id === current?.id) return
    setSwitching(to)
    announce(text.opening(to.name))
    void vault.openPerson({ id }).then((opened) => {
      if (opened.ok) return again()
      setSwitching(null)
      show({ text: text.fault(opened.error.code) })
    })
  }
  return { all, switching, now, goTo }
}

const none: readonly Person[] = []

/** The person of a moment ago is another one: say so for two seconds. */
function useNow(current: Person | null): Person | null {
  const announce = useAnnounce()
  const before = useRef<PersonId | null>(null)
  const [now, setNow] = useState<Person | null>(null)
  useEffect(() => {
    const isOther = before.current !== null && current !== null && before.current !== current.id
    before.current = current?.id ?? null
    if (!isOther) return undefined
    setNow(current)
    announce(text.now(current.name))
    const timer = setTimeout(() => setNow(null), NOW_MS)
    return () => clearTimeout(timer)
    // Only who it is counts; a name that is corrected is no other person.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [current?.id, announce])
  return now
}
