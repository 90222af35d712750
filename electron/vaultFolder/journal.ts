import { ok, refuse } from '../../renderer/core/base/result.ts'
import { logCode } from '../log.ts'
import type { OpenFile } from './disk.ts'
import { isMissing, reading, writing, type Disked } from './faults.ts'
import { isAbsent, isNewIn, keepFolders, makeFolders, type Folder } from './folder.ts'
import { isHexName, journalFile, journalFolder, journalNumber, journalsFolder } from './layout.ts'

/** A journal file: whose, and which. */
export type JournalName = { readonly device: string; readonly number: number }
type Journals = { device: string; files: { number: number; length: number }[] }[]

/** Every device's journal files with their lengths, in the order of their numbers. Names of any other form are not ours. */
export function listJournals({ disk, root }: Folder): Promise<Disked<Journals>> {
  return reading(async () => {
    const top = await disk.list(root)
    if (!top.some(({ name, isFolder }) => isFolder && name === 'journal')) return []
    const devices = (await disk.list(journalsFolder(root))).filter(({ name, isFolder }) => isFolder && isHexName(name))
    const journals: Journals = []
    for (const { name: device } of devices) {
      const names = await disk.list(journalFolder(root, device))
      const numbers = names.flatMap(({ name, isFolder }) => (isFolder ? [] : (journalNumber(name) ?? [])))
      const files = numbers
        .sort((a, b) => a - b)
        .map(async (number) => {
          const stats = await disk.stat(journalFile(root, device, number))
          return { number, length: stats?.size ?? 0 }
        })
      journals.push({ device, files: await Promise.all(files) })
    }
    return journals.sort((a, b) => (a.device < b.device ? -1 : 1))
  })
}

/**
 * Make everything last that lies in the journals: an earlier process can have been killed before it asked for that, and from
 * now on what is written builds on what is read there. A journal that cannot be asked is left as it is.
 */
export async function keepJournals(folder: Folder): Promise<void> {
  const journals = await listJournals(folder)
  for (const { device, files } of journals.ok ? journals.value : []) {
    for (const { number } of files) await keepFile(folder, { device, number })
    await writing(() => keepFolders(folder, journalFolder(folder.root, device)))
  }
}

async function keepFile({ disk, root }: Folder, { device, number }: JournalName): Promise<void> {
  const kept = await writing(async () =>
    within(await disk.open(journalFile(root, device, number), 'change'), (file) => file.sync()),
  )
  if (!kept.ok) logCode('journal-not-kept')
}

/** A stretch of a journal file; shorter where the file ends. */
export async function readJournal(
  { disk, root }: Folder,
  { device, number, from, length }: JournalName & { from: number; length: number },
): Promise<Disked<Uint8Array, 'not-there'>> {
  const read = await reading(async () => {
    if (await isAbsent({ disk, root }, journalFile(root, device, number))) return null
    return within(await disk.open(journalFile(root, device, number), 'read'), (file) => file.read(from, length))
  })
  if (!read.ok) return read
  return read.value === null ? refuse('not-there') : ok(read.value)
}

/**
 * The commit point of the vault (vault.md §1): the frame lies at exactly `at` and lasts, or nothing of it is left.
 * Where a full disk leaves a piece that cannot be cut off again, the refusal's detail says `torn`; the next append then
 * answers `moved` until `cutJournal` has put it right.
 */
export async function appendJournal(
  folder: Folder,
  { device, number, at, frame }: JournalName & { at: number; frame: Uint8Array },
): Promise<Disked<{ length: number }, 'moved'>> {
  const opened = await writing(() => openForAppend(folder, { device, number }, at))
  if (!opened.ok) return opened
  if (opened.value === null) return refuse('moved')
  const file = opened.value
  try {
    if ((await file.size()) !== at) return refuse('moved')
    const written = await writing(async () => {
      await file.write(at, frame)
      await file.sync()
      await keepFolders(folder, journalFolder(folder.root, device))
    })
    if (written.ok) return ok({ length: at + frame.length })
    return (await isCutBack(file, at)) ? written : refuse(written.error.code, 'torn')
  } finally {
    await file.close().catch(() => undefined)
  }
}

/** The file to append to; null when it is missing although something should be in it. */
async function openForAppend(folder: Folder, { device, number }: JournalName, at: number): Promise<OpenFile | null> {
  const path = journalFile(folder.root, device, number)
  try {
    return await folder.disk.open(path, 'change')
  } catch (fault) {
    if (!isMissing(fault)) throw fault
  }
  if (at > 0) {
    await folder.disk.list(folder.root) // throws when it is the whole folder that is gone
    return null
  }
  await makeFolders(folder, 'journal', device)
  const file = await folder.disk.open(path, 'new')
  isNewIn(folder, journalFolder(folder.root, device))
  return file
}

async function isCutBack(file: OpenFile, length: number): Promise<boolean> {
  try {
    await file.truncate(length)
    await file.sync()
    return true
  } catch {
    logCode('journal-torn')
    return false
  }
}

/** Cut a torn tail off. A file is never made longer. */
export async function cutJournal(
  { disk, root }: Folder,
  { device, number, length }: JournalName & { length: number },
): Promise<Disked<null, 'bad-message'>> {
  const cut = await writing(async () =>
    within(await disk.open(journalFile(root, device, number), 'change'), async (file) => {
      if ((await file.size()) < length) return false
      await file.truncate(length)
      await file.sync()
      return true
    }),
  )
  if (!cut.ok) return cut
  return cut.value ? ok(null) : refuse('bad-message', 'shorter already')
}

async function within<T>(file: OpenFile, act: (file: OpenFile) => Promise<T>): Promise<T> {
  try {
    return await act(file)
  } finally {
    await file.close()
  }
}
