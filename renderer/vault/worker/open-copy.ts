import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { endingOf, OpenNames } from '../../core/format/open-copy-names.ts'
import { openCopyPage, openCopyReadMe, type OpenPage } from '../../core/format/open-copy-page.ts'
import { csvOf, dateCell, jsonOf } from '../../core/format/open-copy-rows.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { DamagedPart } from '../backup-calls.ts'
import { OpenFiles, type CopyCode, type FilePath } from './open-copy-files.ts'
import {
  entriesIn,
  kindOf,
  notesOf,
  personsOf,
  standing,
  tablesFor,
  titleOf,
  wordsOf,
  type CopiedRecord,
} from './open-copy-records.ts'
import type { OpenVault } from './open-vault.ts'
import { diskRefusal } from './vault-folder.ts'

type Exporting = {
  readonly open: OpenVault
  readonly tell: (step: { step: 'writing'; done: number; of: number }) => void
  readonly cancelled: () => boolean
}
type Copied = { name: string; place: string; sameDiskAsVault: boolean; files: number; unreadable: DamagedPart[] }
type ExportCode = CopyCode | 'left-behind'

/** Copy everything out readable (vault.md §7, ux.md §5): files as received, tables, one page that leads to all. What is broken off is removed, or named. */
export async function exportEverything(exporting: Exporting): Promise<Result<Copied, Refusal<ExportCode>>> {
  const { session, folderName } = exporting.open
  const { folder } = session
  const day = session.now().slice(0, 10)
  const begun = await folder.beginOpenCopy({ suggestedName: `${folderName} in the open ${day}` })
  if (!begun.ok) return begun.error.code === 'cancelled' ? refuse('cancelled') : err(diskRefusal(begun.error))
  const { ref, name, place, sameDiskAsVault, room } = begun.value
  const copying = new Copying(exporting, ref)
  const copied = copying.size > room ? refuse('disk-full') : await copying.all()
  const ended = await folder.endOpenCopy({ ref, keep: copied.ok })
  if (!copied.ok) {
    const isGone = ended.ok && ended.value.isGone
    return isGone ? copied : refuse('left-behind', name)
  }
  return ok({ name, place, sameDiskAsVault, ...copied.value })
}

/** One readable copy being made. */
class Copying {
  private readonly files: OpenFiles
  private readonly names = new OpenNames()
  /** Where each sealed file has been copied to: records that were split share theirs. */
  private readonly paths = new Map<string, FilePath | null>()
  private readonly unreadable: DamagedPart[] = []
  private readonly madeAt: string
  private done = 0

  constructor(
    private readonly exporting: Exporting,
    ref: string,
  ) {
    const { session } = exporting.open
    this.madeAt = session.now()
    this.files = new OpenFiles(session, ref, exporting.cancelled, (count) => {
      this.done += count
      exporting.tell({ step: 'writing', done: this.done, of: this.size })
    })
  }

  /** Bytes of all files as received. */
  get size(): number {
    return this.tables.all('document').reduce((sum, { blob }) => sum + blob.length, 0)
  }

  async all(): Promise<Result<{ files: number; unreadable: DamagedPart[] }, Refusal<CopyCode>>> {
    const records: CopiedRecord[] = []
    for (const document of this.inOrder()) {
      const copied = await this.record(document)
      if (!copied.ok) return copied
      records.push(copied.value)
    }
    const rest = await this.rest(records)
    return rest.ok ? ok({ files: this.files.sums.length, unreadable: this.unreadable }) : rest
  }

  private get session() {
    return this.exporting.open.session
  }

  private get tables() {
    return this.session.tables
  }

  /** A record's own file comes before what was split off from it, so that the file has the record's name. */
  private inOrder(): SourceDocument[] {
    return this.tables.all('document').sort((a, b) => Number(a.sheets !== null) - Number(b.sheets !== null))
  }

  private async record(document: SourceDocument): Promise<Result<CopiedRecord, Refusal<CopyCode>>> {
    const { tables, session } = this
    const person = tables.get('person', document.personId)
    const folder = person?.name ?? 'Nobody known'
    const title = titleOf(tables, document)
    const path = await this.original(document, folder, title)
    if (!path.ok) return path
    const words = await wordsOf(session, document)
    const textPath = words === null ? null : this.names.give([folder, 'Words'], this.stem(document, title), 'txt')
    if (words !== null && textPath) {
      const written = await this.files.text(textPath, words)
      if (!written.ok) return written
    }
    const { date, hospital } = standing(tables, document)
    const shown = {
      ...{ title, textPath, path: path.value, kind: kindOf(tables, document), date: dateCell(date) },
      hospital: hospital ?? '',
      notes: notesOf(tables, document, folder),
    }
    return ok({ document, person, shown, entries: await entriesIn(session, document) })
  }

  private stem(document: SourceDocument, title: string): string {
    const { date } = standing(this.tables, document)
    return date ? `${dateCell(date)} ${title}` : title
  }

  private async original(
    document: SourceDocument,
    folder: string,
    title: string,
  ): Promise<Result<FilePath | null, Refusal<CopyCode>>> {
    const { blob, format, name, within } = document
    const known = this.paths.get(blob.id)
    if (known !== undefined) return ok(known)
    const study = within?.as === 'image' ? this.tables.get('document', within.documentId) : undefined
    const folders = study ? [folder, this.stem(study, titleOf(this.tables, study))] : [folder]
    const path = this.names.give(folders, this.stem(document, title), endingOf(format, name))
    const copied = await this.files.original(path, blob)
    if (!copied.ok) return copied
    const kept = copied.value === 'copied' ? path : null
    if (!kept) this.unreadable.push({ documentId: document.id, title, what: 'original', page: null })
    this.paths.set(blob.id, kept)
    return ok(kept)
  }

  /** Tables, the page that leads to all, READ-ME and checksums. */
  private async rest(records: readonly CopiedRecord[]): Promise<Result<null, Refusal<CopyCode>>> {
    const persons = personsOf(this.tables, records)
    const tables = tablesFor(this.tables, records, persons)
    const page: OpenPage = {
      madeAt: this.madeAt,
      vaultName: this.exporting.open.folderName,
      persons,
      unreadable: this.unreadable.flatMap(({ title }) => title ?? []),
    }
    const texts: [FilePath, string][] = [
      ...tables.flatMap((table): [FilePath, string][] => [
        [['data', `${table.name}.csv`], csvOf(table)],
        [['data', `${table.name}.json`], jsonOf(table)],
      ]),
      [['index.html'], openCopyPage(page)],
      [['READ-ME.txt'], openCopyReadMe(page, tables)],
    ]
    for (const [path, words] of texts) {
      const written = await this.files.text(path, words)
      if (!written.ok) return written
    }
    return this.files.text(['CHECKSUMS.txt'], `${this.files.sums.join('\n')}\n`)
  }
}
