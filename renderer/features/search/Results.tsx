import { searchText as text } from '../../text/en/search.ts'
import { RowList } from '../../ui/lists/RowList.tsx'
import type { Found as Row } from './result-rows.tsx'

/** Rows of one sort, with their heading. */
export type Group = { readonly id: string; readonly title: string; readonly rows: readonly Row[] }

type Props = { groups: readonly Group[]; onRowKey: (key: string) => boolean }

/** Everything found, sort by sort; the first row of all is what Enter in the field opens. */
export function Results({ groups, onRowKey }: Props) {
  const shown = groups.filter(({ rows }) => rows.length > 0)
  return shown.map(({ id, title, rows }) => (
    <section key={id} className="stack stack-tight" aria-labelledby={`search-${id}`}>
      <h2 id={`search-${id}`} className="search-heading">
        {title}
      </h2>
      <RowList
        name={id === 'pages' ? text.results : title}
        rows={rows}
        onOpen={(opened) => rows.find((row) => row.id === opened)?.open()}
        onRowKey={onRowKey}
      />
    </section>
  ))
}

/** What Enter in the field opens. */
export const firstOf = (groups: readonly Group[]): Row | undefined => groups.flatMap(({ rows }) => rows)[0]
