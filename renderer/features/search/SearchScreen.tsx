import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import { dateText } from '../../text/dates.ts'
import { searchText as text } from '../../text/en/search.ts'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { SearchField } from '../../ui/fields/SearchField.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { RowList } from '../../ui/lists/RowList.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { SearchHit } from '../../vault/contract.ts'
import { hitKey, isWorthAsking, piecesOf } from './marked.ts'
import { LIMIT, useGivenName, useSearch, type Found } from './use-search.ts'
import './search.css'

type Props = {
  query: string
  onQuery: (text: string) => void
  onOpenHit: (id: DocumentId, page: number, query: string) => void
  /** Opens what was typed by hand; without it such entries are only shown. */
  onEditHand?: ((entry: HandEntry) => void) | undefined
}

/** One field over every page of the vault. Results come while a person types; the arrows lead into them. */
export function SearchScreen({ query, onQuery, onOpenHit, onEditHand }: Props) {
  const found = useSearch(query)
  const screen = useRef<HTMLDivElement>(null)
  const hits = found.state === 'found' ? found.hits : []
  const typed = found.state === 'found' ? found.hand : []
  const focusField = () => screen.current?.querySelector('input')?.focus()
  useFieldFocus(screen)
  const open = (key: string | undefined) => {
    const hit = hits.find((one) => hitKey(one) === key)
    if (hit !== undefined) onOpenHit(hit.documentId, hit.page, query.trim())
  }
  const intoResults = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    screen.current?.querySelector<HTMLElement>('[role="row"]')?.focus()
  }
  const backToField = (key: string, id: string): boolean => {
    const first = hits[0]
    if (key !== 'ArrowUp' || first === undefined || id !== hitKey(first)) return false
    focusField()
    return true
  }
  return (
    <Page title={text.title}>
      <div ref={screen} className="search-screen stack">
        <div className="search-box" role="presentation" onKeyDown={intoResults}>
          <SearchField
            id="search-every-page"
            name={text.field}
            placeholder={text.placeholder}
            clearName={text.clear}
            value={query}
            onChange={onQuery}
            onSubmit={() => open(hits[0] && hitKey(hits[0]))}
            takesFocus
          />
        </div>
        <Answer found={found} query={query} typed={typed.length} onOpen={open} onRowKey={backToField} />
        <Typed entries={typed} onEdit={onEditHand} />
      </div>
    </Page>
  )
}

/** The frame gives the focus to the heading of a new screen; here it belongs in the field, so it is taken afterwards. */
function useFieldFocus(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const field = screen.current?.querySelector('input')
      field?.focus()
      field?.select()
    })
    return () => cancelAnimationFrame(frame)
  }, [screen])
}

type AnswerProps = {
  found: Found
  query: string
  /** How many entries typed by hand were found beside the pages. */
  typed: number
  onOpen: (key: string) => void
  onRowKey: (key: string, id: string) => boolean
}

function Answer({ found, query, typed, onOpen, onRowKey }: AnswerProps) {
  if (found.state === 'refused')
    return (
      <Banner tone="caution" urgent>
        {text.faults[found.code]}
      </Banner>
    )
  if (found.state === 'nothing-asked')
    return isWorthAsking(query) ? (
      <p className="search-late" role="status">
        {text.waiting}
      </p>
    ) : (
      <Hints typed={query.trim() !== ''} />
    )
  const { hits } = found
  const still = text.still(found)
  return (
    <>
      <p className="muted small" role="status">
        {hits.length === 0 ? (
          <Nothing query={found.query} typed={typed} isSoFar={found.notYet > 0} />
        ) : (
          text.found(hits.length, LIMIT)
        )}
      </p>
      {hits.length === 0 ? (
        found.notYet > 0 ? null : (
          <p>{text.nothingNext}</p>
        )
      ) : (
        <RowList name={text.results} rows={hits.map(rowOf)} onOpen={onOpen} onRowKey={onRowKey} />
      )}
      {found.also.length === 0 ? null : <p className="muted small">{text.also(found.also)}</p>}
      {still === null ? null : <p className="muted">{still}</p>}
      {hits.length === 0 ? <p className="muted">{text.notSearched}</p> : null}
    </>
  )
}

function Nothing({ query, typed, isSoFar }: { query: string; typed: number; isSoFar: boolean }) {
  const name = useGivenName()
  if (isSoFar) return <strong className="search-nothing">{text.nothingSoFar(query)}</strong>
  return (
    <strong className="search-nothing">
      {typed === 0 ? text.nothing(name, query) : text.nothingOnPages(name, query)}
    </strong>
  )
}

type TypedProps = { entries: readonly HandEntry[]; onEdit: Props['onEditHand'] }

/** What a person typed themselves, apart from what stands on pages. */
function Typed({ entries, onEdit }: TypedProps) {
  if (entries.length === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby="search-typed">
      <h2 id="search-typed" className="search-heading">
        {text.typed(entries.length)}
      </h2>
      <ul className="search-typed">
        {entries.map((entry) => (
          <li key={entry.id}>
            {onEdit === undefined ? (
              text.typedName(entry)
            ) : (
              <TextLink onPress={() => onEdit(entry)}>{text.typedName(entry)}</TextLink>
            )}
            {entry.note === '' ? null : <span className="search-snippet">{entry.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Hints({ typed }: { typed: boolean }) {
  if (typed) return <p className="muted">{text.tooShort}</p>
  return (
    <div className="stack stack-tight muted">
      <ul className="search-hints">
        {text.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      <p className="small">{text.keys}</p>
    </div>
  )
}

function rowOf(hit: SearchHit) {
  const meta = [hit.date === null ? text.noDate : dateText(hit.date), hit.hospital, text.page(hit.page)]
  return {
    id: hitKey(hit),
    name: text.hitName(hit),
    title: hit.title,
    meta: (
      <>
        <span className="search-meta">{meta.filter((part) => part !== null).join(' · ')}</span>
        <span className="search-snippet">
          {piecesOf(hit.snippet).map(({ text: piece, marked }, at) =>
            marked ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
          )}
        </span>
      </>
    ),
  }
}
