import { toHex } from '../base/bytes.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import type { RowId } from '../base/ids.ts'
import { keyedHash } from '../crypto/hash.ts'
import { compareVersions, versionBytes, versionKey, type RowVersion } from './row.ts'

/** `live`: nearly always one. `dead`: none until something has been replaced. */
type RowState = { live: RowVersion[]; dead: Set<string> | null }

/** All rows with their live versions, and the keys of the versions known to be dead, whether they have arrived or not. */
export type Rows = {
  lamport: number
  readonly byId: Map<RowId, RowState>
  /** Rows of which more than one version lives. */
  readonly contested: Set<RowId>
}

export const emptyRows = (): Rows => ({ lamport: 0, byId: new Map(), contested: new Set() })

function stateOf(rows: Rows, row: RowId): RowState {
  const known = rows.byId.get(row)
  if (known) return known
  const fresh: RowState = { live: [], dead: null }
  rows.byId.set(row, fresh)
  return fresh
}

/**
 * Merge a commit into `rows` (in place, and given back). A version that another names as a parent is dead; all others
 * live (VF-15). So the outcome depends on which commits there are, never on their order or on how often one comes.
 */
export function applyCommit(rows: Rows, versions: readonly RowVersion[]): Rows {
  for (const version of versions) applyVersion(rows, version)
  return rows
}

function applyVersion(rows: Rows, version: RowVersion): void {
  const state = stateOf(rows, version.row)
  rows.lamport = Math.max(rows.lamport, version.version.lamport)
  for (const parent of version.parents) markDead(state, versionKey(parent))
  if (state.live.length === 0 && state.dead === null) state.live.push(version)
  else addLive(state, version)
  noteContested(rows, version.row, state)
}

function noteContested({ contested }: Rows, row: RowId, { live }: RowState): void {
  if (live.length > 1) contested.add(row)
  else if (contested.size > 0) contested.delete(row)
}

function addLive(state: RowState, version: RowVersion): void {
  const key = versionKey(version.version)
  if (state.dead?.has(key)) return
  const at = state.live.findIndex((known) => versionKey(known.version) === key)
  const same = state.live[at]
  if (same) state.live[at] = oneOf(same, version)
  else state.live.push(version)
}

/** Mark versions dead that a snapshot knows to be dead. */
export function applyDead(rows: Rows, row: RowId, keys: readonly string[]): Rows {
  const state = stateOf(rows, row)
  for (const key of keys) markDead(state, key)
  noteContested(rows, row, state)
  return rows
}

function markDead(state: RowState, key: string): void {
  state.dead ??= new Set()
  state.dead.add(key)
  if (state.live.length > 0) state.live = state.live.filter(({ version }) => versionKey(version) !== key)
}

/** Two contents under one version can only come from a device id used twice, which the journal's chain refuses; the choice just has to be everywhere the same. */
const oneOf = (a: RowVersion, b: RowVersion): RowVersion => (canonicalJson(a) <= canonicalJson(b) ? a : b)

/** The live versions of a row, oldest first; several = written without knowing of each other, and both are kept. */
export const liveVersions = (rows: Rows, row: RowId): RowVersion[] => oldestFirst(rows.byId.get(row)?.live ?? [])

const oldestFirst = (versions: readonly RowVersion[]): RowVersion[] =>
  versions.length < 2 ? [...versions] : versions.toSorted((a, b) => compareVersions(a.version, b.version))

/** Every live version, rows in order of their ids. */
export const allLiveVersions = (rows: Rows): RowVersion[] => rowIds(rows).flatMap((row) => liveVersions(rows, row))

/** Every row ever heard of, in order of ids. */
export const rowIds = (rows: Rows): RowId[] => [...rows.byId.keys()].sort()

/** Keys of the row's dead versions, sorted. */
export const deadVersions = (rows: Rows, row: RowId): string[] => [...(rows.byId.get(row)?.dead ?? [])].sort()

export type RowChange = Omit<RowVersion, 'version' | 'parents'> & { readonly device: RowVersion['version']['device'] }

/**
 * The next version of a row: later than everything known here, replacing every live version of its row. A commit of
 * several versions is made of different rows; apply it before the next is made.
 */
export function nextVersion(rows: Rows, { device, ...change }: RowChange): RowVersion {
  const parents = liveVersions(rows, change.row).map(({ version }) => version)
  return { ...change, version: { lamport: rows.lamport + 1, device }, parents }
}

/**
 * The state digest, 32 bytes as hex: the sum modulo 2^256 of keyed BLAKE2b over every live version (VF-16). Equal for
 * equal states, in whatever order they came to be.
 */
export function stateDigest(rows: Rows, keys: { readonly digest: Uint8Array }): string {
  const sum = new DigestSum(keys)
  for (const { live } of rows.byId.values()) sum.add(live)
  return sum.hex()
}

/** A state digest that is made in parts. */
export class DigestSum {
  private sum = 0n

  constructor(private readonly keys: { readonly digest: Uint8Array }) {}

  add(live: readonly RowVersion[]): void {
    for (const version of live) this.sum += BigInt(`0x${toHex(keyedHash(this.keys.digest, versionBytes(version)))}`)
  }

  hex(): string {
    return BigInt.asUintN(256, this.sum).toString(16).padStart(64, '0')
  }
}

/** One row as a snapshot keeps it. */
export type KeptRow = { readonly row: RowId; readonly live: readonly RowVersion[]; readonly dead: readonly string[] }

/** Every row as it is now, in order of ids: commits that come later change nothing of it. */
export const keptRows = (rows: Rows): KeptRow[] =>
  rowIds(rows).map((row) => ({ row, live: liveVersions(rows, row), dead: deadVersions(rows, row) }))

/** Merge rows that a snapshot has kept. */
export function applyKept(rows: Rows, kept: readonly KeptRow[]): void {
  for (const { row, live, dead } of kept) {
    applyCommit(rows, live)
    applyDead(rows, row, dead)
  }
}
