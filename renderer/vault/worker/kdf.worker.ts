import sodium from 'libsodium-wrappers-sumo'
import { toHex } from '../../core/base/bytes.ts'
import { serve } from '../../core/base/rpc.ts'
import { ok } from '../../core/base/result.ts'
import { calibrate, derive, type MeasureCost } from '../../core/crypto/argon2id.ts'
import { SALT_BYTES } from '../../core/crypto/kdf.ts'
import { portOf } from '../../core/base/port-of.ts'
import { kdfDoor } from './kdf-door.ts'

const newSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)))

/** Seconds of one derivation of a passphrase that is nobody's. */
const measure: MeasureCost = (cost) => {
  const started = performance.now()
  const derived = derive(sodium, 'how long does this take', { salt: newSalt(), ...cost })
  return derived.ok ? (performance.now() - started) / 1000 : null
}

// In a worker the global scope is a port; the compiler here knows it as a window's.
const scope: unknown = self

serve(
  portOf(scope as Worker),
  kdfDoor,
  {
    derive: async ({ passphrase, parameters }) => {
      await sodium.ready
      return derive(sodium, passphrase, parameters)
    },
    calibrate: async ({ memoryCapBytes }) => {
      await sodium.ready
      return ok({ salt: newSalt(), ...calibrate(measure, memoryCapBytes) })
    },
  },
  (_call, fault) => reportError(fault),
)
