import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { SlotId } from '../core/base/ids.ts'
import { textUpTo } from '../core/base/schemas.ts'
import { diskCodes } from './disk-codes.ts'
import { passphrase, typedSecret } from './threshold-calls.ts'

/** One way to open this vault. `label` is what its holder is called here; `isBehind`: it waits to be raised to the vault's present parameters. */
export const KeyInfo = v.object({
  id: SlotId,
  type: v.picklist(['owner', 'caregiver', 'recovery', 'other']),
  label: v.string(),
  createdOn: v.string(),
  isYours: v.boolean(),
  isBehind: v.boolean(),
})
export type KeyInfo = v.InferOutput<typeof KeyInfo>

const notProven = ['not-unlocked', 'wrong-secret', 'kit-mistyped', 'out-of-memory', ...diskCodes] as const
const tell = v.picklist(['checking', 'deriving', 'writing'])
const newPassphrase = ['weak-passphrase', 'same-secret', 'too-many', 'no-such-slot'] as const
const rotation = ['own-key', 'last-key', 'too-many', 'no-such-slot'] as const

/** Who can open the vault. Each change asks for a key again: `proof`. */
export const keyCalls = {
  keys: call({ ask: nothing, gives: v.array(KeyInfo), refuses: ['not-unlocked'] }),
  /** A caregiver's own passphrase. */
  addKey: call({
    ask: v.object({ proof: typedSecret, label: v.pipe(textUpTo(80), v.trim(), v.minLength(1)), passphrase }),
    gives: nothing,
    refuses: [...newPassphrase, ...notProven],
    tell,
  }),
  /** Another passphrase for the key of `proof`; for the owner's where that is the recovery kit. */
  changePassphrase: call({
    ask: v.object({ proof: typedSecret, passphrase }),
    gives: nothing,
    refuses: [...newPassphrase, ...notProven],
    tell,
  }),
  /** Take a key away: the vault gets a new key, sealed to those who stay. */
  removeKey: call({
    ask: v.object({ proof: typedSecret, id: SlotId }),
    gives: nothing,
    refuses: [...rotation, ...notProven],
    tell,
  }),
  /** Another recovery kit in the old one's place; `saveKit` and `proveKit` are about it from now on. */
  newKit: call({
    ask: v.object({ proof: typedSecret }),
    gives: v.object({ kitGroups: v.array(v.string()) }),
    refuses: [...rotation, ...notProven],
    tell,
  }),
  /** Minutes without a sign of life before the vault locks (1 to 60), and whether the window is kept out of screen sharing. */
  changeSecurity: call({
    ask: v.object({
      lockAfter: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
      hideFromSharing: v.exactOptional(v.boolean()),
    }),
    gives: nothing,
    refuses: ['not-unlocked', 'no-such-record', ...diskCodes],
  }),
} as const
