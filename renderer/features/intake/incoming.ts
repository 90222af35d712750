/** A file on its way in: from a drop, a choice or a paste. `lost` is one whose bytes could not even be asked for. */
export type Incoming = {
  readonly name: string
  /** Where it lies in the folder or on the disc: "disc/IMAGES/IM0001"; null for a file by itself. */
  readonly path: string | null
} & ({ readonly file: File } | { readonly bytes: Uint8Array } | { readonly lost: true })

/** What a drop holds, as far as this app can use it. `leftOut` counts files that systems write for themselves. */
export type Found = { readonly files: readonly Incoming[]; readonly leftOut: number }

const systemNames = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized'])

/** Files that no person made: folder settings and the second halves that macOS writes on foreign disks. */
export const isSystemFile = (name: string): boolean => systemNames.has(name.toLowerCase()) || name.startsWith('._')

/** The part of `FileSystemEntry` that is used here, so that it can be walked without a browser. */
export type Entry = { readonly name: string } & (
  | {
      readonly isFile: true
      readonly isDirectory: false
      file(take: (file: File) => void, fail: () => void): void
    }
  | { readonly isFile: false; readonly isDirectory: true; createReader(): Reader }
)
type Reader = { readEntries(take: (entries: Entry[]) => void, fail: () => void): void }

/** Folders inside folders, at most; deeper ones are a loop of links. */
const deepest = 64
/** The longest path the vault keeps. */
const longestPath = 1000

/**
 * Everything below these entries, folders first walked to their ends, in the order the disk gives.
 * A file or folder that cannot be opened is in the list as `lost`; nothing is dropped in silence.
 */
export async function walkEntries(entries: readonly Entry[], above: readonly string[] = []): Promise<Found> {
  const files: Incoming[] = []
  let leftOut = 0
  for (const entry of entries) {
    const found = entry.isFile ? await fileOf(entry, above) : await folderOf(entry, above)
    files.push(...found.files)
    leftOut += found.leftOut
  }
  return { files, leftOut }
}

const pathOf = (name: string, above: readonly string[]): string | null =>
  above.length === 0 ? null : [...above, name].join('/').slice(0, longestPath)

const lost = (name: string, above: readonly string[]): Found => ({
  files: [{ name, path: pathOf(name, above), lost: true }],
  leftOut: 0,
})

async function fileOf(entry: Extract<Entry, { isFile: true }>, above: readonly string[]): Promise<Found> {
  if (isSystemFile(entry.name)) return { files: [], leftOut: 1 }
  const file = await new Promise<File | null>((settle) => entry.file(settle, () => settle(null)))
  if (!file) return lost(entry.name, above)
  return { files: [{ name: entry.name, path: pathOf(entry.name, above), file }], leftOut: 0 }
}

async function folderOf(entry: Extract<Entry, { isDirectory: true }>, above: readonly string[]): Promise<Found> {
  if (above.length >= deepest) return lost(entry.name, above)
  const inside = await allEntries(entry.createReader())
  return inside ? walkEntries(inside, [...above, entry.name]) : lost(entry.name, above)
}

/** A reader gives a folder in portions (100 in Chromium) and an empty portion at the end. */
async function allEntries(reader: Reader): Promise<Entry[] | null> {
  const all: Entry[] = []
  for (;;) {
    const some = await new Promise<Entry[] | null>((settle) => reader.readEntries(settle, () => settle(null)))
    if (!some) return null
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** Files as a file input or the clipboard gives them. */
export function filesOf(list: Iterable<File>): Found {
  const all = [...list]
  const own = all.filter(({ name }) => !isSystemFile(name))
  const files = own.map((file) => ({ name: file.name, path: placeOf(file), file }))
  return { files, leftOut: all.length - own.length }
}

/** A list of thousands is asked for its files so many at a time: each has to be fetched from the browser. */
const AT_ONCE = 100

/** The same for a list that stays as it is until this is done, with room for other things in between. */
export async function filesInSteps(list: ArrayLike<File>): Promise<Found> {
  const files: Incoming[] = []
  let leftOut = 0
  for (let from = 0; from < list.length; from += AT_ONCE) {
    if (from > 0) await new Promise((go) => setTimeout(go))
    const some: File[] = []
    for (let at = from; at < Math.min(from + AT_ONCE, list.length); at++) {
      const file = list[at]
      if (file) some.push(file)
    }
    const found = filesOf(some)
    files.push(...found.files)
    leftOut += found.leftOut
  }
  return { files, leftOut }
}

/** A file chosen with its folder says where in it it lies. */
const placeOf = ({ webkitRelativePath: path }: File): string | null => (path ? path.slice(0, longestPath) : null)

/** What was dropped. The entries must be taken before the event ends; the walk may go on after it. */
export function foundIn(dropped: DataTransfer): Promise<Found> {
  const items = [...dropped.items].filter(({ kind }) => kind === 'file')
  const entries = items.map((item) => item.webkitGetAsEntry())
  if (entries.some((entry) => entry === null)) return Promise.resolve(filesOf(dropped.files))
  return walkEntries(entries.flatMap((entry) => (entry && isEntry(entry) ? [entry] : [])))
}

/** The browser's entries are file or directory entries; only its types do not say so. */
const isEntry = (entry: FileSystemEntry): entry is FileSystemEntry & Entry => entry.isFile || entry.isDirectory
