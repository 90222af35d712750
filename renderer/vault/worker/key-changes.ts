import { canonicalJson } from '../../core/base/canonical-json.ts'
import type { SlotId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { addSlot, resealSlot, rotate } from '../../core/format/change-keys.ts'
import type { Keyring, LastSeqs } from '../../core/format/epochs.ts'
import type { VaultHeader } from '../../core/format/header.ts'
import { newRecoveryCode, parseRecoveryCode, type RecoveryCode } from '../../core/format/recovery-code.ts'
import { isPassphraseSlot, openLabel, slotOf, type Slot } from '../../core/format/slots.ts'
import type { KeyInfo } from '../key-calls.ts'
import type { AskKdf } from './ask-kdf.ts'
import { findHeader, writeBothHeaders } from './header-on-disk.ts'
import type { Journal } from './journal.ts'
import type { OpenKeys } from './open-keys.ts'
import { judgePassphrase } from './passphrase.ts'
import { derivedOf, matchTyped, type Matched, type Typed, type TypedCode } from './typed-secret.ts'
import type { DiskCode, Folder } from './vault-folder.ts'

export type KeyStep = 'checking' | 'deriving' | 'writing'
type Change = { readonly header: VaultHeader; readonly ring: Keyring }
type Asked = { readonly proof: Typed; readonly tell: (step: KeyStep) => void }
type Done<C extends string> = Promise<Result<null, Refusal<C | TypedCode | DiskCode>>>

type Place = {
  readonly folder: Folder
  readonly keys: OpenKeys
  readonly journal: Pick<Journal, 'between' | 'halt'>
  readonly askKdf: AskKdf
  readonly readOnly: boolean
  /** `YYYY-MM-DD`. */
  readonly today: () => string
}

/**
 * Adding, changing and taking away keys of an open vault. Each asks for a key again, makes the next header, and puts it on
 * the disk in place of exactly the one that is known here: that write is the one moment at which the change happens.
 */
export class KeyChanges {
  constructor(private readonly place: Place) {}

  list(): KeyInfo[] {
    const { keys } = this.place
    return keys.header.slots.map((slot) => {
      const label = openLabel(keys.current, slot)
      return {
        ...{ id: slot.id, type: typeOf(slot), createdOn: slot.createdOn },
        label: label.ok ? label.value : '',
        isYours: slot.id === keys.openedBy,
        isBehind: slot.kdf !== undefined,
      }
    })
  }

  /** A key more: somebody types a passphrase of their own. */
  async add({ proof, tell, label, passphrase }: Asked & { label: string; passphrase: string }): Done<AddCode> {
    const ready = await this.ready({ proof, tell }, passphrase)
    if (!ready.ok) return ready
    const secret = { kind: 'passphrase', derived: ready.value.fresh } as const
    const slot = { type: 'caregiver', secret, label, createdOn: this.place.today() } as const
    return this.write(() => this.withSameKeys((header, keys) => addSlot(header, keys, slot)))
  }

  /**
   * Another passphrase for the key that was just shown; with the recovery kit, for the owner's, or for a new one where the
   * owner's was taken away.
   */
  async changePassphrase({ proof, tell, passphrase }: Asked & { passphrase: string }): Done<AddCode> {
    const ready = await this.ready({ proof, tell }, passphrase)
    if (!ready.ok) return ready
    const { shown, fresh } = ready.value
    const secret = { kind: 'passphrase', derived: fresh } as const
    const own = isPassphraseSlot(shown.slot) ? shown.slot : this.owner()
    const createdOn = this.place.today()
    return this.write(() =>
      this.withSameKeys((header, keys) =>
        own
          ? resealSlot(header, keys, { slot: own.id, secret })
          : addSlot(header, keys, { type: 'owner', secret, label: '', createdOn }),
      ),
    )
  }

  /** A key less: a new vault key, sealed to those who stay. Nobody takes away the key they have just shown. */
  async remove({ proof, tell, slot }: Asked & { slot: SlotId }): Done<RemoveCode> {
    const shown = await this.shown({ proof, tell })
    if (!shown.ok) return shown
    if (shown.value.slot.id === slot) return refuse('own-key')
    tell('writing')
    return this.write((lastSeqs) => this.rotated({ remove: [slot], lastSeqs }))
  }

  /** Another recovery kit; the paper of before opens the vault no longer, nor anything written from now on. */
  async newKit(asked: Asked): Promise<Result<RecoveryCode, Refusal<RemoveCode | TypedCode | DiskCode>>> {
    const shown = await this.shown(asked)
    if (!shown.ok) return shown
    asked.tell('writing')
    const code = newRecoveryCode()
    const add = [
      { type: 'recovery', secret: { kind: 'recovery', code }, label: '', createdOn: this.place.today() },
    ] as const
    const written = await this.write((lastSeqs) => {
      const old = this.place.keys.header.slots.filter(({ type }) => type === 'recovery')
      return this.rotated({ remove: old.map(({ id }) => id), add, lastSeqs })
    })
    return written.ok ? ok(code) : written
  }

  private owner(): Slot | undefined {
    return this.place.keys.header.slots.find(({ type }) => type === 'owner')
  }

  private async shown({ proof, tell }: Asked): Promise<Result<Matched, Refusal<TypedCode | 'read-only'>>> {
    if (this.place.readOnly) return refuse('read-only')
    tell('checking')
    return matchTyped(this.place.keys.header, proof, this.place.askKdf)
  }

  /** A key was shown, and the new passphrase is one that may be used: neither weak nor one that opens this vault already. */
  private async ready(
    asked: Asked,
    passphrase: string,
  ): Promise<Result<{ shown: Matched; fresh: Uint8Array }, Refusal<AddCode | TypedCode | 'read-only'>>> {
    if ((await judgePassphrase(passphrase)).verdict === 'too-weak') return refuse('weak-passphrase')
    const shown = await this.shown(asked)
    if (!shown.ok) return shown
    asked.tell('deriving')
    const { header } = this.place.keys
    const code = parseRecoveryCode(passphrase)
    if (code.ok && slotOf(header.slots, { kind: 'recovery', code: code.value })) return refuse('same-secret')
    const taken = await matchTyped(header, { by: 'passphrase', passphrase }, this.place.askKdf)
    if (taken.ok) return refuse('same-secret')
    if (taken.error.code !== 'wrong-secret') return taken
    const fresh = await derivedOf(this.place.askKdf, passphrase, header.kdf)
    if (!fresh.ok) return fresh
    asked.tell('writing')
    return ok({ shown: shown.value, fresh: fresh.value })
  }

  private withSameKeys<C extends string>(
    change: (header: VaultHeader, keys: Keyring['current']) => Result<VaultHeader, Refusal<C>>,
  ): Result<Change, Refusal<C>> {
    const { header, ring } = this.place.keys
    const next = change(header, ring.current)
    return next.ok ? ok({ header: next.value, ring }) : next
  }

  private rotated(
    rotation: Parameters<typeof rotate>[2],
  ): Result<Change, Refusal<'no-such-slot' | 'last-key' | 'too-many'>> {
    const { header, ring } = this.place.keys
    const next = rotate(header, ring, rotation)
    return next.ok ? ok({ header: next.value.header, ring: next.value.keyring }) : next
  }

  /** Between two commits: look that the disk's header is the one known here, and put the next one in its place, twice. */
  private write<C extends string>(
    change: (lastSeqs: LastSeqs) => Result<Change, Refusal<C>>,
  ): Promise<Result<null, Refusal<C | DiskCode>>> {
    const { folder, keys, journal, readOnly } = this.place
    return journal.between(async (lastSeqs): Promise<Result<null, Refusal<C | DiskCode>>> => {
      if (readOnly) return refuse('read-only')
      const there = await this.onDisk()
      if (there !== canonicalJson(keys.header)) return refuse(there === null ? 'not-reachable' : 'moved')
      const next = change(lastSeqs)
      if (!next.ok) return next
      const { header, ring } = next.value
      const written = await writeBothHeaders(folder, header, ring.current)
      const now = written.ok ? canonicalJson(header) : await this.onDisk()
      // A header that arrived although its write was refused counts: what is sealed with the old keys after it would be lost.
      if (now === canonicalJson(header)) {
        keys.replace(header, ring)
        return ok(null)
      }
      if (now === null) journal.halt()
      return written.ok ? ok(null) : written
    })
  }

  /** The newest header in the folder, for comparing; null where it cannot be had. */
  private async onDisk(): Promise<string | null> {
    const found = await findHeader(this.place.folder)
    return found.ok && found.value ? canonicalJson(found.value.header) : null
  }
}

type AddCode = 'weak-passphrase' | 'same-secret' | 'too-many' | 'no-such-slot'
type RemoveCode = 'own-key' | 'last-key' | 'no-such-slot' | 'too-many'

function typeOf({ type }: Slot): KeyInfo['type'] {
  return type === 'owner' || type === 'caregiver' || type === 'recovery' ? type : 'other'
}
