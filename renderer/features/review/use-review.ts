import { useEffect, useState } from 'react'
import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import type { Filing } from '../../core/model/understanding.ts'
import { reviewText as text } from '../../text/en/review.ts'
import type { Vault } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { allPages, cardsLike, pagesInQuestion, photosTogether, type OpenCard } from './cards.ts'
import { useCards, useCurrent } from './use-cards.ts'

type Refused = Parameters<typeof text.fault>[0]
type Written = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: Refused } }

/** How the app says what was done, with a way back. */
export type Notes = {
  readonly say: (words: string, act?: { readonly label: string; readonly onPress: () => void }) => void
  /** Takes back what was done last, and says so. */
  readonly undo: () => Promise<void>
}

/** To review as a whole: the cards, the one shown, and what a person decides about it. */
export function useReview(notes: Notes) {
  const { look, lookAgain } = useCards()
  const current = useCurrent(look)
  const { pending: isWriting, fault, run } = useWriting(lookAgain)
  const { last, noteLast, undo } = useUndo(notes, current, lookAgain)
  const { card, cards } = current
  const pending = isWriting || current.isMoving
  const alike = card ? cardsLike(cards, card) : []
  const write = (act: (card: OpenCard) => Promise<Written>, words: string) => {
    if (!card || pending) return
    void run(async () => {
      const written = await act(card)
      if (!written.ok) return written.error.code
      noteLast(card.row.id)
      notes.say(words, { label: text.undo, onPress: () => void undo(card.row.id) })
      return null
    })
  }
  const later = () => {
    if (!card || pending) return
    current.setAside(card)
    notes.say(text.setAside)
  }
  return {
    look,
    ...current,
    ...useDecisions(write, alike),
    alike,
    pending,
    fault,
    later,
    versionKept: (words: string) => notes.say(words, { label: text.undo, onPress: () => void notes.undo() }),
    undo: last === null ? null : () => void undo(last),
  }
}

/** What can be decided about a card. Each is one write and one step back. */
function useDecisions(
  write: (act: (card: OpenCard) => Promise<Written>, words: string) => void,
  alike: readonly { readonly row: { readonly id: DocumentId } }[],
) {
  const vault = useVault()
  return {
    accept: (filing: Filing) =>
      write(({ row }) => vault.fileRecord({ id: row.id, filing }), text.filed(filing.title, filing.kind)),
    acceptAll: (kind: Filing['kind']) =>
      write(() => vault.fileAsProposed({ ids: alike.map(({ row }) => row.id) }), text.filedAll(alike.length, kind)),
    answer: (isPerson: boolean, called: string) =>
      write(
        (card) => vault.answerPages({ id: card.row.id, pages: pagesInQuestion(card), isPerson }),
        isPerson ? text.saidPerson(called) : text.saidSomeoneElse,
      ),
    notPerson: () =>
      write(
        ({ record }) => vault.answerPages({ id: record.row.id, pages: allPages(record), isPerson: false }),
        text.saidSomeoneElse,
      ),
    moveTo: ({ id: personId, name }: Pick<Person, 'id' | 'name'>) =>
      write((card) => moveTo(vault, card, personId), text.moved(name)),
    answerAlike: (answer: 'same' | 'different', words: string) =>
      write(({ row, kin }) => vault.answerAlike({ id: row.id, other: kin?.other.id ?? row.id, answer }), words),
    join: (photos: number) => write((card) => vault.joinRecords({ ids: photosTogether(card) }), text.joined(photos)),
  }
}

const moveTo = (vault: Vault, card: OpenCard, personId: PersonId) =>
  vault.moveToPerson({ id: card.row.id, pages: pagesInQuestion(card), personId })

/** Taking back what was done last; its card is shown again once it is there. */
function useUndo(notes: Notes, { newest, choose }: ReturnType<typeof useCurrent>, lookAgain: () => Promise<void>) {
  const [last, setLast] = useState<DocumentId | null>(null)
  const [wanted, setWanted] = useState<DocumentId | null>(null)
  const card = wanted === null ? undefined : newest.find(({ row }) => row.id === wanted)
  useEffect(() => {
    if (!card) return
    setWanted(null)
    choose(card)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `choose` is made anew each time and does the same
  }, [card])
  const undo = async (id: DocumentId) => {
    setLast(null)
    await notes.undo()
    setWanted(id)
    await lookAgain()
  }
  const noteLast = (id: DocumentId) => {
    setWanted(null)
    setLast(id)
  }
  return { last, noteLast, undo }
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
