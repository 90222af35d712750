import type { HandEntry } from '../../core/model/rows.ts'
import { dateText } from '../../text/dates.ts'
import { searchText as text } from '../../text/en/search.ts'
import type { Row } from '../../ui/lists/RowList.tsx'
import { Kbd } from '../../ui/shown/Kbd.tsx'
import type { FoundEntry, SearchHit } from '../../vault/contract.ts'
import type { Command } from './commands.ts'
import { hitKey, piecesOf } from './marked.ts'

/** A row of what was found, and what opening it does. */
export type Found = Row & { readonly open: () => void }

export const commandRow = (command: Command, open: () => void): Found => ({
  id: `command ${command.id}`,
  name: `${command.name}, ${command.says}`,
  icon: command.icon,
  title: command.name,
  meta: command.says,
  ...(command.keys === undefined ? {} : { status: <Kbd keys={command.keys} /> }),
  open,
})

export function hitRow(hit: SearchHit, open: () => void): Found {
  const date = hit.date === null ? text.noDate : dateText(hit.date)
  const meta = [hit.person && text.recordOf(hit.person.name), date, hit.hospital, text.page(hit.page)]
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
    open,
  }
}

export function entryRow(found: FoundEntry, open: () => void): Found {
  const { title, meta } = text.entry(found)
  return {
    id: `entry ${found.documentId} ${found.entry.origin}`,
    name: `${title}, ${meta}`,
    title,
    meta: <span className="search-meta">{meta}</span>,
    open,
  }
}

export const handRow = (entry: HandEntry, open: () => void): Found => ({
  id: `hand ${entry.id}`,
  name: [text.typedName(entry), entry.note].filter((part) => part !== '').join(', '),
  title: text.typedName(entry),
  ...(entry.note === '' ? {} : { meta: <span className="search-snippet">{entry.note}</span> }),
  open,
})
