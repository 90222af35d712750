import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import { searchText as text } from '../../text/en/search.ts'
import { SearchField } from '../../ui/fields/SearchField.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { asksForCommands, commandsFor, type Command } from './commands.ts'
import { chipsOf } from './filter-chips.ts'
import { Filters } from './Filters.tsx'
import { fieldOf, moveBetweenLists, moveIntoLists } from './group-keys.ts'
import { commandRow, entryRow, handRow, hitRow } from './result-rows.tsx'
import { firstOf, Results, type Group } from './Results.tsx'
import { Notes, Said } from './Said.tsx'
import { LIMIT, useSearch, type Found } from './use-search.ts'
import './search.css'

type Props = {
  query: string
  filters: readonly Filter[]
  onAsk: (query: string, filters: readonly Filter[]) => void
  /** Opens a page at its first mark; the words as they were typed, for a space behind the last says that it is whole. `person` is somebody else whose record it is. */
  onOpenHit: (id: DocumentId, page: number, query: string, person: PersonId | null) => void
  onEditHand: (entry: HandEntry) => void
  commands: readonly Command[]
  onCommand: (id: string) => void
  /** Everybody whose records are here, the open person first. */
  persons: readonly { readonly id: PersonId; readonly name: string }[]
}

/** One field over everything: pages, statements, what was typed by hand, and what the app can do. */
export function SearchScreen(props: Props) {
  const { query, filters, onAsk } = props
  const found = useSearch(asksForCommands(query) ? '' : query, filters)
  const screen = useRef<HTMLDivElement>(null)
  useFieldFocus(screen)
  const [toDo, answered] = useGroups(props, found)
  const hearRow = (key: string) => moveBetweenLists(screen.current, key)
  const hearField = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      moveIntoLists(screen.current)
    }
    if (event.key === 'Backspace' && event.target.value === '' && filters.length > 0) onAsk(query, filters.slice(0, -1))
  }
  return (
    <Page title={text.title}>
      <div
        ref={screen}
        className="search-screen stack"
        data-answers={found.state === 'found' ? found.query : undefined}
      >
        <div className="search-box stack stack-tight">
          <div role="presentation" onKeyDown={hearField}>
            <SearchField
              id="search-every-page"
              name={text.field}
              placeholder={text.placeholder}
              clearName={text.clear}
              value={query}
              onChange={(words) => onAsk(words, filters)}
              onSubmit={() => firstOf([...toDo, ...answered])?.open()}
              takesFocus
            />
          </div>
          <Filters
            chips={chipsOf(filters, found.state === 'found' ? found : undefined)}
            {...{ query, onAsk }}
            taken={filters}
            personName={(id) => props.persons.find((one) => one.id === id)?.name ?? ''}
          />
        </div>
        <Results groups={toDo} onRowKey={hearRow} />
        <Said found={found} {...props} hasCommands={firstOf(toDo) !== undefined} />
        <Results groups={answered} onRowKey={hearRow} />
        {found.state === 'found' ? <Notes found={found} /> : null}
      </div>
    </Page>
  )
}

/** The frame gives the focus to the heading of a new screen; here it belongs in the field, so it is taken afterwards. */
function useFieldFocus(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const focus = () => {
      const field = fieldOf(screen.current)
      field?.focus()
      field?.select()
    }
    const hear = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') focus()
    }
    const frame = requestAnimationFrame(focus)
    window.addEventListener('keydown', hear)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('keydown', hear)
    }
  }, [screen])
}

/** The rows of an answer stay the same objects until there is another: drawing them anew with every letter takes time. */
function useGroups(props: Props, found: Found): readonly [toDo: readonly Group[], answered: readonly Group[]] {
  const now = useRef(props)
  useEffect(() => {
    now.current = props
  })
  const { query, commands } = props
  const toDo = useMemo(() => {
    const rows = commandsFor(query, commands).map((one) => commandRow(one, () => now.current.onCommand(one.id)))
    return [{ id: 'do', title: text.commands, rows }]
  }, [query, commands])
  const answered = useMemo(() => answeredGroups(found, now), [found])
  return [toDo, answered]
}

function answeredGroups(found: Found, now: RefObject<Props>): Group[] {
  if (found.state !== 'found') return []
  const page = (id: DocumentId, number: number, person: PersonId | null) =>
    now.current.onOpenHit(id, number, now.current.query, person)
  const { hits, entries, hand } = found
  const edit = (entry: HandEntry) =>
    entry.personId === now.current.persons[0]?.id ? now.current.onEditHand(entry) : undefined
  return [
    {
      ...{ id: 'pages', title: text.found(hits.length, LIMIT) },
      rows: hits.map((one) => hitRow(one, () => page(one.documentId, one.page, one.person?.id ?? null))),
    },
    {
      ...{ id: 'entries', title: text.entries(entries.length, found.allEntries) },
      rows: entries.map((one) => entryRow(one, () => page(one.documentId, one.page, one.person?.id ?? null))),
    },
    { id: 'typed', title: text.typed(hand.length), rows: hand.map((one) => handRow(one, () => edit(one))) },
  ]
}
