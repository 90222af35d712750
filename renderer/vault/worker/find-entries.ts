import { toIso } from '../../core/base/clinical-date.ts'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Entry } from '../../core/model/entry.ts'
import { passes } from '../../core/search/filter.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import type { Wanted } from '../../core/search/query.ts'
import { SearchIndex } from '../../core/search/search-index.ts'
import { dateWords } from './document-words.ts'
import type { FindScope } from './find-scope.ts'
import type { Session } from './session.ts'
import { usableEntries } from './story.ts'

export type Placed = { readonly documentId: DocumentId; readonly entry: Entry }

/** The statements of structured files, each with its own words, so that one is found by itself and not only by its page. */
export class EntryWords {
  private readonly index = new SearchIndex()
  private readonly known = new Map<string, { readonly key: string; readonly entries: readonly Entry[] }>()
  private version = -1

  /** Those that hold everything wanted, best first, each once whatever number of files has it; and how many there are. */
  async find(
    session: Session,
    wanted: readonly Wanted[],
    scope: FindScope,
    filters: readonly Filter[],
  ): Promise<Placed[]> {
    if (wanted.length === 0) return []
    await this.refresh(session)
    const hits = this.index.search({ query: { wanted, also: [] }, limit: Infinity })
    const placed = hits.flatMap(({ document, page }): Placed[] => {
      const record = scope.record(document)
      const entry = this.known.get(document)?.entries[page - 1]
      if (!record || !entry) return []
      const { kind, date, hospital } = record.standing
      const isPassed = passes({ kind, hospital, date: entry.date ?? date }, filters) === 'yes'
      return isPassed ? [{ documentId: record.id, entry }] : []
    })
    return [...new Map(placed.toReversed().map((one) => [keyOf(one.entry), one])).values()].reverse()
  }

  private async refresh(session: Session): Promise<void> {
    const { version } = session.index
    if (this.version === version) return
    for (const { id } of session.tables.all('document').filter((one) => hasEntries(session, one.id))) {
      const entries = await usableEntries(session, id)
      const key = JSON.stringify(entries.map(({ origin, page }) => [origin, page]))
      if (this.known.get(id)?.key === key) continue
      this.known.set(id, { key, entries })
      this.index.removeDocument(id)
      this.index.add(entries.map((entry, at) => ({ document: id, page: at + 1, reading: '', text: wordsOf(entry) })))
    }
    this.version = version
  }
}

const hasEntries = ({ tables }: Session, id: DocumentId): boolean =>
  [id, ...tables.pages(id).map(({ of }) => of.documentId)].some((source) => tables.get('content', source)?.entries)

/** A statement that several files carry is shown once. */
const keyOf = ({ kind, title, negated, date, value }: Entry): string =>
  JSON.stringify([kind, title.toLowerCase(), negated, date && toIso(date), value?.text, value?.unit])

function wordsOf({ kind, title, status, date, value, details, place, section, codes }: Entry): string {
  const parts = [
    ...[title, kind.replace('-', ' '), status, value?.text, value?.unit, place, section, date && dateWords(date)],
    ...details.flatMap(({ label, text }) => [label, text]),
    ...codes.flatMap(({ code, display }) => [code, display]),
  ]
  return parts.filter(Boolean).join('\n')
}
