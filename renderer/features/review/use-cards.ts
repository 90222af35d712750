import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Person } from '../../core/model/person.ts'
import type { BothKept, ReviewCard, Vault } from '../../vault/contract.ts'
import { inPortions, startLooking, useVault, useVaultNews, type Looking, type Topic } from '../../vault/use-vault.tsx'
import { cardAfter, keyOf, type OpenCard } from './cards.ts'

type RefusalCode = Extract<Awaited<ReturnType<Vault['review']>>, { ok: false }>['error']['code']

export type CardsLook =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly code: RefusalCode }
  | {
      readonly state: 'here'
      readonly cards: readonly ReviewCard[]
      /** What was changed on two computers. */
      readonly bothKept: readonly BothKept[]
      readonly person: Person | null
      /** The others of this vault, to whom a page may belong. */
      readonly others: readonly Person[]
      readonly readOnly: boolean
    }

const topics: readonly Topic[] = ['records', 'person', 'intake']

/** The cards that wait, looked at anew when records change; `lookAgain` is done once the new list is on the screen. */
export function useCards(): { readonly look: CardsLook; readonly lookAgain: () => Promise<void> } {
  const vault = useVault()
  const [look, setLook] = useState<CardsLook>({ state: 'loading' })
  const turn = useRef(0)
  const lookAgain = useCallback(async () => {
    const mine = ++turn.current
    const lists = [inPortions((portion) => vault.review(portion)), vault.bothKept(null)] as const
    const [cards, bothKept, overview, people] = await Promise.all([...lists, vault.overview(null), vault.people(null)])
    if (mine !== turn.current) return
    if (!cards.ok) return setLook({ state: 'refused', code: cards.error.code })
    if (!bothKept.ok) return setLook({ state: 'refused', code: bothKept.error.code })
    if (!overview.ok) return setLook({ state: 'refused', code: overview.error.code })
    if (!people.ok) return setLook({ state: 'refused', code: people.error.code })
    const { person, readOnly } = overview.value
    const others = people.value.map((one) => one.person).filter(({ id }) => id !== person?.id)
    setLook({ state: 'here', cards: cards.value, bothKept: bothKept.value, person, others, readOnly })
  }, [vault])
  const looking = useRef<Looking | null>(null)
  useEffect(() => {
    const own = startLooking(lookAgain, () => undefined)
    looking.current = own
    own.now()
    return () => own.end()
  }, [lookAgain])
  useVaultNews(useCallback((topic: Topic) => (topics.includes(topic) ? looking.current?.soon() : undefined), []))
  return { look, lookAgain }
}

const noCards: readonly ReviewCard[] = []

/** What is on the screen: the list, and the one of its cards that is shown, with its record. */
type View = { readonly cards: readonly ReviewCard[]; readonly card: OpenCard | null }

const noView: View = { cards: noCards, card: null }

/**
 * Which card is shown. Cards set aside come again when the person asks for them, or opens To review anew. A card is shown
 * with its record: until that has been looked up the list and the card of before stay. `isMoving`: another card
 * is on its way; `isLoading`: nothing was there to show yet.
 */
export function useCurrent(look: CardsLook) {
  const all = look.state === 'here' ? look.cards : noCards
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<string | null>(null)
  const cards = useMemo(() => all.filter((card) => !aside.has(keyOf(card))), [all, aside])
  const before = useRef(cards)
  const current = cardAfter(before.current, cards, chosen)
  const currentKey = current ? keyOf(current) : null
  useEffect(() => {
    before.current = cards
    setChosen(currentKey)
  }, [cards, currentKey])
  const view = useView(look.state === 'here' ? cards : null, current)
  const shown = view.card ? keyOf(view.card) : null
  return {
    ...view,
    /** The list as it is now, whatever is on the screen still. */
    newest: cards,
    isLoading: view === noView,
    isMoving: shown !== currentKey,
    at: view.cards.findIndex((one) => keyOf(one) === shown),
    asideCount: all.length - cards.length,
    choose: (card: ReviewCard) => setChosen(keyOf(card)),
    move: (step: 1 | -1) => {
      const next = cards[cards.findIndex((one) => keyOf(one) === currentKey) + step]
      if (next) setChosen(keyOf(next))
    },
    setAside: (card: ReviewCard) => setAside((now) => new Set([...now, keyOf(card)])),
    takeBack: () => setAside(new Set()),
  }
}

/** The list and its card as they go onto the screen together, once the card's record is there. */
function useView(cards: readonly ReviewCard[] | null, current: ReviewCard | null): View {
  const vault = useVault()
  const [view, setView] = useState(noView)
  useEffect(() => {
    if (cards === null) return undefined
    if (current === null) {
      setView({ cards, card: null })
      return undefined
    }
    let isOver = false
    void vault.record({ id: current.row.id }).then((record) => {
      if (!isOver && record.ok) setView({ cards, card: { ...current, record: record.value } })
    })
    return () => {
      isOver = true
    }
  }, [vault, cards, current])
  return view
}
