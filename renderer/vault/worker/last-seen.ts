import * as v from 'valibot'
import { concat, equalBytes, fromHex, toHex, utf8 } from '../../core/base/bytes.ts'
import { canonicalJson } from '../../core/base/canonical-json.ts'
import { count, hexOf, instant } from '../../core/base/schemas.ts'
import { ChainHead } from '../../core/format/frame.ts'
import type { VaultHeader } from '../../core/format/header.ts'
import type { OpenKeys } from './open-keys.ts'
import { openJson, plainJson, sealJson } from '../../core/format/row-sealed.ts'
import { binding } from '../../core/crypto/associated-data.ts'
import { hash } from '../../core/crypto/hash.ts'
import { randomBytes } from '../../core/crypto/random.ts'
import type { Folder } from './vault-folder.ts'

/** Written so long after a commit at the latest: what is remembered may be behind the journal, never before it. */
const DELAY = 1000

/** Which header the vault had: who can open it, and with what. */
const HeaderSeen = v.strictObject({ counter: count, hash: hexOf(32) })
type HeaderSeen = v.InferOutput<typeof HeaderSeen>

const headerSeen = (header: VaultHeader): HeaderSeen => ({
  counter: header.counter,
  hash: toHex(hash(utf8(canonicalJson(header)))),
})

/** `at` is shown where the folder turns out to be older; nothing is ordered by it. */
const LastSeen = v.strictObject({
  version: v.literal(1),
  heads: v.array(ChainHead),
  at: v.optional(v.nullable(instant), null),
  first: v.optional(v.unknown(), null),
  others: v.optional(v.array(v.string()), []),
  header: v.optional(v.nullable(HeaderSeen), null),
})
/**
 * `first`: what the first screen showed of the state that these heads make, null for nothing; `others`: which snapshots of
 * other devices lay in the folder then.
 */
export type LastSeen = Omit<v.InferOutput<typeof LastSeen>, 'version'>

export const nothingSeen: LastSeen = { heads: [], at: null, first: null, others: [], header: null }
const ID_BYTES = 16
const CHECK_BYTES = 8

type Vault = { readonly folder: Folder; readonly keys: OpenKeys }

const boundTo = ({ vaultId }: OpenKeys): Uint8Array => binding('satchel/last-seen/1', fromHex(vaultId))

/** The note as it lies on the disk: whose it is and whether it is whole can be told without a key. */
function asFile({ vaultId }: Pick<OpenKeys, 'vaultId'>, sealed: Uint8Array): Uint8Array {
  return concat(fromHex(vaultId), hash(sealed).subarray(0, CHECK_BYTES), sealed)
}

/** The sealed note; null where it is another vault's, or damaged. */
function sealedIn(keys: Pick<OpenKeys, 'vaultId'>, memory: Uint8Array): Uint8Array | null {
  const sealed = memory.subarray(ID_BYTES + CHECK_BYTES)
  return equalBytes(asFile(keys, sealed), memory) ? sealed : null
}

/**
 * Where every device's journal stood when this computer last saw the vault (vault.md §1), sealed, in the app's own data
 * folder. Nothing where this computer has not seen it, or what it kept is damaged or another vault's; null where it is this
 * vault's and none of its keys opens it: they are older than those it had.
 */
export function openLastSeen({ keys }: Pick<Vault, 'keys'>, memory: Uint8Array | null): LastSeen | null {
  const sealed = memory && sealedIn(keys, memory)
  if (!sealed) return nothingSeen
  // What was noted before a rotation is sealed with the key of that time.
  for (const { rows } of keys.all()) {
    const seen = openJson(LastSeen, rows, sealed, boundTo(keys))
    if (seen.ok) return seen.value
  }
  return null
}

/** The note's bytes. */
export function sealLastSeen(keys: OpenKeys, seen: LastSeen): Uint8Array {
  const plain = plainJson(LastSeen, { version: 1, ...seen })
  return asFile(keys, sealJson(keys.current.rows, plain, boundTo(keys), randomBytes))
}

/**
 * Whether the header is an older one than what was seen, or another of the same number. One that was taken from a snapshot,
 * because both files were damaged, has to be the very one that was seen.
 */
export function isOldHeader(header: VaultHeader, seen: LastSeen | null, isFromSnapshot: boolean): boolean {
  if (!seen) return true
  if (!seen.header) return isFromSnapshot
  const { counter, hash } = headerSeen(header)
  if (counter === seen.header.counter) return hash !== seen.header.hash
  return counter < seen.header.counter || isFromSnapshot
}

/** Keeps what was last seen, a moment after it has changed: once for many commits. */
export class LastSeenKeeper {
  private timer: ReturnType<typeof setTimeout> | null = null
  private isOver = false

  constructor(
    private readonly vault: Vault,
    private readonly seen: () => Omit<LastSeen, 'at' | 'header'>,
  ) {}

  later(): void {
    if (this.isOver) return
    this.timer ??= setTimeout(() => void this.now(), DELAY)
  }

  /** Seals at once what waits, for the keys are wiped next, and nothing afterwards; answers when it is written. */
  end(): Promise<void> {
    this.isOver = true
    return this.now()
  }

  private async now(): Promise<void> {
    if (this.timer === null) return
    clearTimeout(this.timer)
    this.timer = null
    const { keys, folder } = this.vault
    const memory = sealLastSeen(keys, { ...this.seen(), header: headerSeen(keys.header), at: new Date().toISOString() })
    await folder.writeMemory({ memory })
  }
}
