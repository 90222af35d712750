import * as v from 'valibot'
import { BatchId, PersonId } from '../../core/base/ids.ts'
import { parseJson } from '../../core/base/parse.ts'
import type { Result } from '../../core/base/result.ts'
import type { FormDraft } from '../../core/model/rows.ts'
import { ToCopy } from '../copying-calls.ts'
import type { Change } from './change.ts'
import { formDraftId } from './row-ids.ts'
import type { Session } from './session.ts'
import type { DiskRefusal } from './vault-folder.ts'

/** A list of thousands is sealed in several rows: a row's text has an end. */
const MOST_LETTERS = 50_000
const start = 'copying/'

const Noted = v.object({ batchId: BatchId, personId: PersonId, files: v.array(ToCopy) })
type Noted = v.InferOutput<typeof Noted>
/** A list, and the rows that it is sealed in. */
type List = { readonly noted: Noted; readonly rows: readonly FormDraft[] }

/**
 * Files that a person has given and that are not inside yet, by name: sealed in one frame before the first of them is
 * copied. What is left of a list is worked out from what has come in, so that no file costs another write.
 */
export class LeftToCopy {
  /** What is being copied now is told by whoever copies it. */
  private readonly now = new Set<BatchId>()

  /** The whole list of an import. What was left of earlier ones and stands in it too is from now on left of this one only. */
  note(session: Session, noted: Noted): Promise<Result<null, DiskRefusal>> {
    this.now.add(noted.batchId)
    return session.commit(() => {
      const before = listsOf(session).find((list) => list.noted.batchId === noted.batchId)
      return [...written(session, { noted, rows: before?.rows ?? [] }), ...this.without(session, noted)]
    })
  }

  /** What was noted before the vault was opened and has not come in, of the open person. */
  left(session: Session): ToCopy[] {
    return this.earlier(session, session.tables.person()?.id).flatMap(({ noted }) => stillOut(session, noted))
  }

  /** The open person does not want it any more. */
  forget(session: Session): Promise<Result<null, DiskRefusal>> {
    return session.commit(() => this.earlier(session, session.tables.person()?.id).flatMap(removed))
  }

  /** Lists of which everything is inside are of no use. */
  tidy(session: Session): Promise<Result<null, DiskRefusal>> {
    return session.commit(() =>
      listsOf(session)
        .filter(({ noted }) => !this.now.has(noted.batchId) && stillOut(session, noted).length === 0)
        .flatMap(removed),
    )
  }

  private earlier(session: Session, person: PersonId | undefined): List[] {
    return listsOf(session).filter(({ noted }) => noted.personId === person && !this.now.has(noted.batchId))
  }

  private without(session: Session, { personId, files }: Noted): Change[] {
    const given = byName(files)
    return this.earlier(session, personId).flatMap(({ noted, rows }) => {
      const out = stillOut(session, noted)
      const left = out.filter((file) => !given.get(file.name)?.some((one) => isSameFile(one, file)))
      return left.length === out.length ? [] : written(session, { noted: { ...noted, files: left }, rows })
    })
  }
}

function listsOf({ tables }: Session): List[] {
  const lists = new Map<BatchId, { noted: Noted; rows: FormDraft[] }>()
  for (const row of tables.all('form')) {
    const read = row.key.startsWith(start) ? parseJson(Noted, row.text) : null
    if (!read?.ok) continue
    const known = lists.get(read.value.batchId)
    known?.rows.push(row)
    known?.noted.files.push(...read.value.files)
    if (!known) lists.set(read.value.batchId, { noted: read.value, rows: [row] })
  }
  return [...lists.values()]
}

/** The rows of a list as it is now, in the place of those it had. */
function written(session: Session, { noted, rows }: List): Change[] {
  const texts = inRows(noted).map((text, at) => ({ key: `${start}${noted.batchId}/${at}`, text }))
  const gone = rows.filter((row) => !texts.some(({ key }) => key === row.key))
  const put = texts.map(({ key, text }): Change => {
    return { kind: 'form', row: { id: formDraftId(key), key, text, at: session.now() } }
  })
  return [...put, ...removed({ rows: gone })]
}

const removed = ({ rows }: Pick<List, 'rows'>): Change[] => rows.map(({ id }) => ({ kind: 'form', remove: id }))

function inRows({ files, ...about }: Noted): string[] {
  const parts: ToCopy[][] = []
  let letters = Number.POSITIVE_INFINITY
  for (const file of files) {
    const length = JSON.stringify(file).length + 1
    if (letters + length > MOST_LETTERS) {
      parts.push([])
      letters = 0
    }
    parts.at(-1)?.push(file)
    letters += length
  }
  return parts.map((part) => JSON.stringify({ ...about, files: part }))
}

/** A list without the files that its own import has brought in. */
function stillOut({ tables }: Session, { batchId, files }: Noted): ToCopy[] {
  const own = tables.all('item').filter((item) => item.batchId === batchId && (item.within ?? null) === null)
  const came = byName(
    own.map(({ name, end }) => {
      const document = end.end === 'taken' ? tables.get('document', end.documentId) : undefined
      return { name, path: document?.path ?? null }
    }),
  )
  return files.filter(({ name, path }) => {
    const alike = came.get(name) ?? []
    // Of a copy of something that was here before nobody knows where it lay.
    const at = alike.findIndex((one) => one.path === null || one.path === path)
    if (at >= 0) alike.splice(at, 1)
    return at < 0
  })
}

function byName<T extends { readonly name: string }>(files: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const file of files) {
    const known = found.get(file.name)
    if (known) known.push(file)
    else found.set(file.name, [file])
  }
  return found
}

/** The same file given again, perhaps by a shorter or longer way to it. A name alone is not enough. */
function isSameFile(a: ToCopy, b: ToCopy): boolean {
  const isSize = a.size === b.size || a.size === 0 || b.size === 0
  if (a.path === b.path) return isSize
  if (a.path === null || b.path === null) return a.size > 0 && a.size === b.size
  return isSize && (a.path.endsWith(`/${b.path}`) || b.path.endsWith(`/${a.path}`))
}
