import * as v from 'valibot'
import { fromHex } from '../../core/base/bytes.ts'
import { instant } from '../../core/base/schemas.ts'
import { ChainHead } from '../../core/format/frame.ts'
import type { OpenKeys } from './open-keys.ts'
import { openJson, plainJson, sealJson } from '../../core/format/row-sealed.ts'
import { binding } from '../../core/crypto/associated-data.ts'
import { randomBytes } from '../../core/crypto/random.ts'
import type { Folder } from './vault-folder.ts'

/** Written so long after a commit at the latest: what is remembered may be behind the journal, never before it. */
const DELAY = 1000

/** `at` is shown where the folder turns out to be older; nothing is ordered by it. */
export const LastSeen = v.strictObject({
  version: v.literal(1),
  heads: v.array(ChainHead),
  at: v.optional(v.nullable(instant), null),
  first: v.optional(v.unknown(), null),
  others: v.optional(v.array(v.string()), []),
})
/**
 * `first`: what the first screen showed of the state that these heads make, null for nothing; `others`: which snapshots of
 * other devices lay in the folder then.
 */
export type LastSeen = Omit<v.InferOutput<typeof LastSeen>, 'version'>

type Vault = { readonly folder: Folder; readonly keys: OpenKeys }

const boundTo = ({ vaultId }: OpenKeys): Uint8Array => binding('satchel/last-seen/1', fromHex(vaultId))

/**
 * Where every device's journal stood when this computer last saw the vault (vault.md §1), sealed, in the app's own data
 * folder. None where this computer has not seen it, or what it kept is lost or another vault's.
 */
export function openLastSeen({ keys }: Pick<Vault, 'keys'>, memory: Uint8Array | null): LastSeen {
  // What was noted before a rotation is sealed with the key of that time.
  for (const { rows } of keys.all()) {
    const seen = memory && openJson(LastSeen, rows, memory, boundTo(keys))
    if (seen?.ok) return seen.value
  }
  return { heads: [], at: null, first: null, others: [] }
}

/** Keeps what was last seen, a moment after it has changed: once for many commits. */
export class LastSeenKeeper {
  private timer: ReturnType<typeof setTimeout> | null = null
  private isOver = false

  constructor(
    private readonly vault: Vault,
    private readonly seen: () => Omit<LastSeen, 'at'>,
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
    const plain = plainJson(LastSeen, { version: 1, ...this.seen(), at: new Date().toISOString() })
    const { keys, folder } = this.vault
    const memory = sealJson(keys.current.rows, plain, boundTo(keys), randomBytes)
    await folder.writeMemory({ memory })
  }
}
