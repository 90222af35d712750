import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { useVault, useVaultNews, type Topic } from '../../vault/use-vault.tsx'
import { firstPlace, placesOf, stepPlace, type Place } from './find-steps.ts'

export type Find = {
  readonly text: string
  setText(text: string): void
  readonly places: readonly Place[]
  /** Which place is the current one, from 0; −1 when there is none. */
  readonly at: number
  /** Whether the places are those of the words that stand in the field. */
  readonly asked: boolean
  step(by: 1 | -1): void
}

const isWorthAsking = (text: string): boolean => text.trim().length >= 2
const nowhere = { query: '', places: [] as readonly Place[], at: -1 }

/**
 * Finds words on every page of one record. `start` is the page to begin from when new words are typed;
 * `onPlace` hears of each place a person is brought to.
 */
export function useFind(id: DocumentId, first: string | null, start: number, onPlace: (place: Place) => void): Find {
  const vault = useVault()
  const [text, setText] = useState(first ?? '')
  const [found, setFound] = useState(nowhere)
  const [turn, setTurn] = useState(0)
  const here = useRef({ start, onPlace })
  useEffect(() => {
    here.current = { start, onPlace }
  })
  useVaultNews(useCallback((topic: Topic) => (topic === 'records' ? setTurn((now) => now + 1) : undefined), []))

  useEffect(() => {
    if (!isWorthAsking(text)) return setFound(nowhere)
    let current = true
    void vault.findInRecord({ id, query: text.slice(0, 300) }).then((answer) => {
      if (!current) return
      const places = answer.ok ? placesOf(answer.value) : []
      setFound((now) => {
        const stays = now.query === text && now.at >= 0 && now.at < places.length
        return { query: text, places, at: stays ? now.at : firstPlace(places, here.current.start) }
      })
    })
    return () => {
      current = false
    }
  }, [vault, id, text, turn])

  const place = found.places[found.at]
  const { query, at } = found
  useEffect(() => {
    if (place !== undefined) here.current.onPlace(place)
    // Only a new question or a step brings a person somewhere, not a fresh answer to the same one.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `place` changes with every answer; query and at say when a person moved
  }, [query, at])

  const step = useCallback((by: 1 | -1) => {
    setFound((now) => ({ ...now, at: stepPlace(now.at, by, now.places.length) }))
  }, [])
  const again = useCallback(
    (by: 1 | -1) => {
      const only = found.places.length === 1 ? found.places[0] : undefined
      if (only === undefined) step(by)
      else here.current.onPlace(only)
    },
    [found.places, step],
  )
  return { text, setText, places: found.places, at, asked: query === text && isWorthAsking(text), step: again }
}
