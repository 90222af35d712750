import { createContext, useCallback, useContext, useState } from 'react'
import type { ReactNode } from 'react'

export type Urgency = 'polite' | 'assertive'
export type Announce = (text: string, urgency?: Urgency) => void

const LiveContext = createContext<Announce>(() => undefined)

/** `announce(text)` for progress and results; `announce(text, 'assertive')` for errors and for the lock. */
export const useAnnounce = (): Announce => useContext(LiveContext)

type Said = { text: string; turn: number }
const nothing: Said = { text: '', turn: 0 }

/** A sentence said twice in a row must change in the document to be read out again. */
const again = (said: Said, text: string): Said => ({ text, turn: said.turn + 1 })
const written = ({ text, turn }: Said): string => (turn % 2 === 0 ? text : `${text}\u00a0`)

/** The one polite and the one assertive region of the window; wrap the app in it once. */
export function LiveRegions({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState(nothing)
  const [assertive, setAssertive] = useState(nothing)
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    const say = urgency === 'polite' ? setPolite : setAssertive
    say((said) => again(said, text))
  }, [])
  return (
    <LiveContext value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite" aria-atomic="true" data-live-announcer="true">
        {written(polite)}
      </div>
      <div className="visually-hidden" aria-live="assertive" aria-atomic="true" data-live-announcer="true">
        {written(assertive)}
      </div>
    </LiveContext>
  )
}
