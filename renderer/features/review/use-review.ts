import { useState } from 'react'
import type { Filing } from '../../core/model/understanding.ts'
import { reviewText as text } from '../../text/en/review.ts'
import type { ToastList } from '../../ui/overlays/Toasts.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { ReviewCard, Vault } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { cardAgain, cardsLike, keyOf, pagesInQuestion, proposedFiling, type LastDone } from './cards.ts'
import { useCards, useCurrent } from './use-cards.ts'

type Refused = Parameters<typeof text.fault>[0]

/** To review as a whole: the cards, the one shown, and what a person decides about it. */
export function useReview(toasts: ToastList | undefined) {
  const vault = useVault()
  const { look, lookAgain } = useCards()
  const current = useCurrent(look)
  const { pending, fault, run } = useWriting(lookAgain)
  const [last, setLast] = useState<LastDone | null>(null)
  const [again, setAgain] = useState<ReviewCard | null>(null)
  const card = again ?? current.current

  const goBack = async () => {
    if (!last) return
    const record = await vault.record({ id: last.id })
    if (record.ok) setAgain(cardAgain(record.value, last.pages))
    else await run(() => Promise.resolve(record.error.code))
  }
  const say = useSaying(toasts, () => void goBack())
  const done = (id: LastDone['id'], pages: readonly number[], words: string) => {
    setLast({ id, pages })
    setAgain(null)
    say(words, true)
  }

  const decide = useDecisions({ card, isAgain: again !== null, run, done })
  const alike = card && !again ? cardsLike(current.cards, card) : []
  const acceptAll = (own: Filing) =>
    card &&
    run(async () => {
      const filed = await fileAll(vault, alike, { key: keyOf(card), filing: own })
      say(filed.fault ? text.filedSome(filed.count, alike.length) : text.filedAll(filed.count, own.kind), false)
      return filed.fault
    })
  const later = () => {
    if (!card || pending) return
    if (again) return setAgain(null)
    current.setAside(card)
    say(text.setAside, false)
  }
  return {
    look,
    ...current,
    ...decide,
    card,
    isAgain: again !== null,
    last,
    alike,
    pending,
    fault,
    acceptAll,
    later,
    goBack,
  }
}

type Deciding = {
  readonly card: ReviewCard | null
  readonly isAgain: boolean
  readonly run: (write: () => Promise<Refused | null>) => Promise<void>
  readonly done: (id: LastDone['id'], pages: readonly number[], words: string) => void
}

/** The two decisions about a card: what the record is, and whose its pages are. */
function useDecisions({ card, isAgain, run, done }: Deciding) {
  const vault = useVault()
  const accept = (filing: Filing) =>
    card &&
    run(async () => {
      const { id } = card.record.row
      const filed = await vault.fileRecord({ id, filing })
      if (!filed.ok) return filed.error.code
      done(id, [], text.filed(filing.title, filing.kind))
      return null
    })
  const answer = (isPerson: boolean, person: string) =>
    card &&
    run(async () => {
      const { id } = card.record.row
      const pages = pagesInQuestion(card, isAgain)
      const answered = await vault.answerPages({ id, pages, isPerson })
      if (!answered.ok) return answered.error.code
      done(id, pages, isPerson ? text.saidPerson(person) : text.saidSomeoneElse)
      return null
    })
  return { accept, answer }
}

/** One write at a time; the card stays until the new list is here. A refusal is a sentence above the card. */
function useWriting(lookAgain: () => Promise<void>) {
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (write: () => Promise<Refused | null>) => {
    if (pending) return
    setPending(true)
    const refused = await write()
    setFault(refused === null ? null : text.fault(refused))
    await lookAgain()
    setPending(false)
  }
  return { pending, fault, run }
}

/** A note with a way back where the app shows notes; else the words alone, for the ear. */
function useSaying(toasts: ToastList | undefined, goBack: () => void) {
  const announce = useAnnounce()
  return (words: string, withWayBack: boolean) => {
    if (!toasts) return announce(words)
    toasts.show({ text: words, action: withWayBack ? { label: text.back, onPress: goBack } : undefined })
  }
}

/** Files the cards one after the other, `own` with what stands in its fields; stops at the first refusal. */
async function fileAll(
  vault: Vault,
  cards: readonly ReviewCard[],
  own: { key: string; filing: Filing },
): Promise<{ count: number; fault: Refused | null }> {
  let count = 0
  for (const card of cards) {
    const filing = keyOf(card) === own.key ? own.filing : proposedFiling(card.record)
    if (!filing) continue
    const filed = await vault.fileRecord({ id: card.record.row.id, filing })
    if (!filed.ok) return { count, fault: filed.error.code }
    count += 1
  }
  return { count, fault: null }
}
