import { join } from 'node:path'

/** The names in a vault folder (docs/vault-format.md). */
export const headerName = 'vault.json'
export const previousHeaderName = 'vault.previous.json'

export const journalsFolder = (root: string): string => join(root, 'journal')
export const journalFolder = (root: string, device: string): string => join(root, 'journal', device)
export const journalFile = (root: string, device: string, number: number): string =>
  join(root, 'journal', device, `${String(number)}.log`)

export const snapshotsFolder = (root: string): string => join(root, 'snapshots')
export const snapshotFile = (root: string, device: string, seq: number): string =>
  join(snapshotsFolder(root), `${device}-${String(seq)}.snap`)

export const blobsFolder = (root: string): string => join(root, 'blobs')
export const blobFolder = (root: string, id: string): string => join(root, 'blobs', id.slice(0, 2))
export const blobFile = (root: string, id: string): string => join(blobFolder(root, id), id)
/** The name of a blob while it is being written. It names the device, so that nobody clears away another's in a synced folder. */
export const blobPart = (root: string, id: string, device: string): string =>
  join(blobFolder(root, id), `${id}.${device}.part`)

/** 16 bytes in lower-case hex: names of devices and blobs. */
export const isHexName = (name: string): boolean => /^[0-9a-f]{32}$/.test(name)

/** The number of a journal file's name, written in one way only; null for any other name. */
export function journalNumber(name: string): number | null {
  const digits = /^(0|[1-9][0-9]{0,8})\.log$/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

type SnapshotName = { readonly device: string; readonly seq: number }
/** The name of a snapshot while it is being written; it names the device that writes it. */
export const snapshotPart = (root: string, name: SnapshotName): string =>
  `${snapshotFile(root, name.device, name.seq)}.part`

/** Whose snapshot a file's name says it is, and after which frame, written in one way only; null for any other name. */
export function snapshotName(name: string): SnapshotName | null {
  const [, device, seq] = /^([0-9a-f]{32})-(0|[1-9][0-9]{0,14})\.snap$/.exec(name) ?? []
  return device === undefined || seq === undefined ? null : { device, seq: Number(seq) }
}

/** The device that has been writing a half written snapshot; null for any other name. */
export const snapshotPartOf = (name: string): string | null =>
  name.endsWith('.part') ? (snapshotName(name.slice(0, -'.part'.length))?.device ?? null) : null
