// A disk that notes everything that is done to it, and what of that would still be there if the power went at some moment:
// what was made to last is, what was not may be there, may be missing, and may be there in part.
import { dirname } from 'node:path'
import type { Disk, OpenFile } from '../../electron/vaultFolder/disk.ts'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import type { Dice } from './effort.ts'

/** A file or folder, whatever it is called; folders have an id too, for they may be renamed. */
type Node = { readonly id: number; readonly isFolder: boolean }
/** One name of a folder comes, goes, or goes over to another file. */
type Naming = { readonly name: string; readonly node: Node | null }

type Act =
  | { readonly do: 'write'; readonly file: number; readonly at: number; readonly bytes: Uint8Array }
  | { readonly do: 'cut'; readonly file: number; readonly length: number }
  | { readonly do: 'name'; readonly folder: number; readonly names: readonly Naming[] }
  /** Lasts what was done before act number `from`. */
  | { readonly do: 'last'; readonly node: number; readonly from: number }

/** Everything that was done, in order. */
export class DiskLog {
  private readonly acts: Act[] = []
  private readonly names = new Map<string, Node>()
  private ids = 0
  private readonly root: Node

  constructor(readonly base: string) {
    this.root = this.newNode(base, true)
  }

  /** From now on only so many things are done to the disk, as when the app is killed at one of them; null for all. */
  left: number | null = null

  /** Before something is done: it fails where the app is dead. */
  mayDo(): void {
    if (this.left === null) return
    if (this.left <= 0) throw Object.assign(new Error('EIO'), { code: 'EIO' })
    this.left--
  }

  get length(): number {
    return this.acts.length
  }

  /** What is there before anything is noted; it lasts. */
  begin(path: string): void {
    const node = this.newNode(path, true)
    this.note({ do: 'name', folder: this.at(dirname(path)).id, names: [{ name: last(path), node }] })
    this.note({ do: 'last', node: this.at(dirname(path)).id, from: this.length })
  }

  at(path: string): Node {
    const node = this.names.get(path)
    if (!node) throw new Error(`unknown to the log: ${path}`)
    return node
  }

  note(act: Act): void {
    this.acts.push(act)
  }

  made(path: string, isFolder: boolean): Node {
    const node = this.newNode(path, isFolder)
    this.note({ do: 'name', folder: this.at(dirname(path)).id, names: [{ name: last(path), node }] })
    return node
  }

  gone(path: string): void {
    if (!this.names.has(path)) return
    this.names.delete(path)
    this.note({ do: 'name', folder: this.at(dirname(path)).id, names: [{ name: last(path), node: null }] })
  }

  renamed(from: string, to: string): void {
    const node = this.at(from)
    if (dirname(from) !== dirname(to)) throw new Error('a rename from one folder to another')
    for (const [path, below] of [...this.names])
      if (path === from || path.startsWith(`${from}/`)) {
        this.names.delete(path)
        this.names.set(to + path.slice(from.length), below)
      }
    const names = [
      { name: last(from), node: null },
      { name: last(to), node },
    ]
    this.note({ do: 'name', folder: this.at(dirname(to)).id, names })
  }

  lasts(node: Node, from: number): void {
    this.note({ do: 'last', node: node.id, from })
  }

  /** What would be there after a power cut at act number `at`; `choose` says what of all that does not last yet is there. */
  after(at: number, choose: Choose): Image {
    const state = new Volatile()
    for (const [index, act] of this.acts.slice(0, at).entries()) state.take(act, index)
    return state.image(this.root.id, choose)
  }

  /** How many things would not last at that moment. */
  unsureAt(at: number): number {
    const state = new Volatile()
    for (const [index, act] of this.acts.slice(0, at).entries()) state.take(act, index)
    return state.unsure()
  }

  private newNode(path: string, isFolder: boolean): Node {
    const node = { id: this.ids++, isFolder }
    this.names.set(path, node)
    return node
  }
}

const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Paths below the base, with their bytes; folders have none. */
export type Image = ReadonlyMap<string, Uint8Array | null>

/** `isThere`: whether something that does not last is there; `torn`: what is left of a write that is. */
export type Choose = { isThere(): boolean; torn(write: { at: number; bytes: Uint8Array }): Uint8Array }

export const nothingMore: Choose = { isThere: () => false, torn: ({ bytes }) => bytes }
export const everything: Choose = { isThere: () => true, torn: ({ bytes }) => bytes }

const BLOCK = 512

/** By chance: things are there or not, and of writes the beginning, or some of the blocks of 512 bytes, the others being zeros. */
export const byChance = (dice: Dice): Choose => ({
  isThere: () => dice.below(2) === 1,
  torn: ({ at, bytes }) => {
    const how = dice.below(3)
    if (how === 0) return bytes
    if (how === 1) return bytes.subarray(0, dice.below(bytes.length + 1))
    const left = bytes.slice()
    for (let from = 0; from < left.length;) {
      const to = Math.min(left.length, (Math.floor((at + from) / BLOCK) + 1) * BLOCK - at)
      if (dice.below(2) === 0) left.fill(0, from, to)
      from = to
    }
    return left
  },
})

type Pending<T> = { readonly index: number; readonly what: T }

/** The disk as it is being written to: per file and per folder what lasts and what does not yet. */
class Volatile {
  private readonly files = new Map<number, { kept: Uint8Array; pending: Pending<Act>[] }>()
  private readonly folders = new Map<number, { kept: Map<string, Node>; pending: Pending<readonly Naming[]>[] }>()

  take(act: Act, index: number): void {
    if (act.do === 'name') this.folder(act.folder).pending.push({ index, what: act.names })
    else if (act.do === 'last') this.settle(act)
    else this.file(act.file).pending.push({ index, what: act })
  }

  unsure(): number {
    const all = [...this.files.values(), ...this.folders.values()]
    return all.reduce((sum, { pending }) => sum + pending.length, 0)
  }

  image(root: number, choose: Choose): Image {
    const found = new Map<string, Uint8Array | null>()
    const visit = (folder: number, path: string): void => {
      for (const [name, node] of this.namesIn(folder, choose)) {
        found.set(path + name, node.isFolder ? null : this.bytesOf(node.id, choose))
        if (node.isFolder) visit(node.id, `${path}${name}/`)
      }
    }
    visit(root, '')
    return found
  }

  private settle({ node, from }: { node: number; from: number }): void {
    const file = this.files.get(node)
    if (file) {
      for (const { index, what } of file.pending) if (index < from) file.kept = written(file.kept, what)
      file.pending = file.pending.filter(({ index }) => index >= from)
    }
    const folder = this.folders.get(node)
    if (!folder) return
    for (const { index, what } of folder.pending) if (index < from) name(folder.kept, what)
    folder.pending = folder.pending.filter(({ index }) => index >= from)
  }

  private namesIn(id: number, choose: Choose): Map<string, Node> {
    const { kept, pending } = this.folder(id)
    const names = new Map(kept)
    for (const { what } of pending) if (choose.isThere()) name(names, what)
    return names
  }

  private bytesOf(id: number, choose: Choose): Uint8Array {
    let { kept: bytes } = this.file(id)
    for (const { what } of this.file(id).pending) {
      if (!choose.isThere()) continue
      bytes = written(bytes, what.do === 'write' ? { ...what, bytes: choose.torn(what) } : what)
    }
    return bytes
  }

  private file(id: number) {
    const file = this.files.get(id) ?? { kept: new Uint8Array(), pending: [] }
    this.files.set(id, file)
    return file
  }

  private folder(id: number) {
    const folder = this.folders.get(id) ?? { kept: new Map<string, Node>(), pending: [] }
    this.folders.set(id, folder)
    return folder
  }
}

function name(names: Map<string, Node>, changes: readonly Naming[]): void {
  for (const { name, node } of changes) {
    if (node) names.set(name, node)
    else names.delete(name)
  }
}

function written(bytes: Uint8Array, act: Act): Uint8Array {
  if (act.do === 'cut') return sized(bytes, act.length)
  if (act.do !== 'write') return bytes
  const now = sized(bytes, Math.max(bytes.length, act.at + act.bytes.length))
  now.set(act.bytes, act.at)
  return now
}

function sized(bytes: Uint8Array, length: number): Uint8Array {
  const now = new Uint8Array(length)
  now.set(bytes.subarray(0, length))
  return now
}

/** The real disk below a folder, with everything that is done to it noted. */
export function recordingDisk(log: DiskLog): Disk {
  const noted = (path: string, file: OpenFile): OpenFile => {
    const node = log.at(path)
    return {
      ...file,
      write: async (at, bytes) => {
        log.mayDo()
        const copy = bytes.slice()
        await file.write(at, bytes)
        log.note({ do: 'write', file: node.id, at, bytes: copy })
      },
      truncate: async (length) => {
        log.mayDo()
        await file.truncate(length)
        log.note({ do: 'cut', file: node.id, length })
      },
      sync: async () => {
        log.mayDo()
        const from = log.length
        await file.sync()
        log.lasts(node, from)
      },
    }
  }
  return {
    ...nodeDisk,
    open: async (path, how) => {
      if (how === 'read') return nodeDisk.open(path, how)
      if (how === 'new') log.mayDo()
      const file = await nodeDisk.open(path, how)
      if (how === 'new') log.made(path, false)
      return noted(path, file)
    },
    makeFolder: async (path) => {
      log.mayDo()
      await nodeDisk.makeFolder(path)
      log.made(path, true)
    },
    rename: async (from, to) => {
      log.mayDo()
      await nodeDisk.rename(from, to)
      log.renamed(from, to)
    },
    remove: async (path) => {
      log.mayDo()
      await nodeDisk.remove(path)
      log.gone(path)
    },
    removeFolder: async (path) => {
      log.mayDo()
      await nodeDisk.removeFolder(path)
      log.gone(path)
    },
    syncFolder: async (path) => {
      log.mayDo()
      const from = log.length
      await nodeDisk.syncFolder(path)
      log.lasts(log.at(path), from)
    },
  }
}
