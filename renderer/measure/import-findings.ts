import type { DocumentId } from '../core/base/ids.ts'
import type { Kin, RecordDetail, StoryEntry, Vault } from '../vault/contract.ts'
import { importColumns, importRow, type ImportRow } from './import-row.ts'
import type { Taken } from './take-files.ts'
import { need, write } from './task.ts'
import { tsv } from './tsv.ts'

/**
 * What an import says beyond a line for each file, one table each: what came out of containers (`members.tsv`, as
 * `import.tsv`), where reports seem to begin (`splits.tsv`), whose each page is (`people.tsv`), and what is like what
 * (`duplicates.tsv`; `hidden` is always no, for only a person hides a copy, but for exact ones, which are not kept twice).
 */
export async function writeFindings(vault: Vault, taken: readonly Taken[]): Promise<void> {
  const paths = new Map<DocumentId, string>()
  for (const { documentId, row } of taken)
    if (documentId && !paths.has(documentId)) paths.set(documentId, String(row.path))
  const members: ImportRow[] = []
  const details: RecordDetail[] = []
  // A member may hold members itself: it joins the list behind its container.
  const open = [...paths.keys()]
  for (let id = open.shift(); id; id = open.shift()) {
    const detail = need(await vault.record({ id }), 'A record is missing')
    details.push(detail)
    for (const member of detail.members) {
      const inner = need(await vault.record({ id: member.id }), 'A record is missing')
      const path = `${paths.get(id) ?? ''}/${inner.row.name}`
      paths.set(member.id, path)
      open.push(member.id)
      members.push(importRow({ path, seconds: 0, state: 'taken', message: '' }, inner.row, inner.counted))
    }
  }
  const pathOf = (id: DocumentId): string => paths.get(id) ?? ''
  await write('members.tsv', tsv(importColumns, members))
  await write(
    'splits.tsv',
    tsv(
      ['path', 'page'],
      details.flatMap((detail) => splitsOf(detail, pathOf)),
    ),
  )
  await write(
    'people.tsv',
    tsv(
      ['path', 'page', 'verdict'],
      details.flatMap((detail) => peopleOf(detail, pathOf)),
    ),
  )
  await write(
    'duplicates.tsv',
    tsv(
      ['path', 'of', 'how', 'hidden'],
      [
        ...exact(taken, pathOf),
        ...alike(details, pathOf),
        ...events(need(await vault.story(null), 'No story'), pathOf),
      ],
    ),
  )
}

type PathOf = (id: DocumentId) => string

const splitsOf = ({ row, splits }: RecordDetail, pathOf: PathOf) =>
  [1, ...splits.map(({ startsAt }) => startsAt)].map((page) => ({ path: pathOf(row.id), page }))

const peopleOf = ({ row, pageInfo }: RecordDetail, pathOf: PathOf) =>
  pageInfo.map(({ page, identity }) => ({ path: pathOf(row.id), page, verdict: identity?.verdict ?? 'none' }))

/** Files whose very bytes were there already: the record they point to came from an earlier file. */
const exact = (taken: readonly Taken[], pathOf: PathOf) =>
  taken.flatMap(({ documentId, row }) => {
    const of = documentId ? pathOf(documentId) : ''
    return of === '' || of === row.path ? [] : [{ path: row.path, of, how: 'copy', hidden: 'yes' }]
  })

const how: Readonly<Record<Kin['relation'], string>> = {
  'same-text': 'rescan',
  'same-report': 'rescan',
  'maybe-same': 'rescan',
  'newer-version': 'version',
}

/** Each pair once, the later file first. */
const alike = (details: readonly RecordDetail[], pathOf: PathOf) =>
  details.flatMap(({ row, kin }) =>
    kin
      .filter(({ other }) => row.addedAt > other.addedAt)
      .map(({ other, relation }) => ({ path: pathOf(row.id), of: pathOf(other.id), how: how[relation], hidden: 'no' })),
  )

/** Every two records that state the same statements, at least two of them, once; neither is hidden. */
function events(story: readonly StoryEntry[], pathOf: PathOf) {
  const shared = new Map<string, number>()
  for (const pair of story.flatMap(({ sources }) => pairsOf(sources.map(({ documentId }) => pathOf(documentId)))))
    shared.set(pair, (shared.get(pair) ?? 0) + 1)
  return [...shared].flatMap(([pair, statements]) => {
    const [path = '', of = ''] = pair.split('\n')
    return statements < 2 ? [] : [{ path, of, how: 'event', hidden: 'no' }]
  })
}

const pairsOf = (all: readonly string[]): string[] => {
  const paths = [...new Set(all)].filter((path) => path !== '').sort()
  return paths.flatMap((path) => paths.filter((of) => of < path).map((of) => `${path}\n${of}`))
}
