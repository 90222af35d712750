import { fromHex, utf8, wipe } from '../base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { kdfBounds, kdfDefault, kdfFloor, type KdfCost, type KdfParameters } from './kdf.ts'

/** The part of libsodium's larger build that derives; only the KDF worker loads it. */
export type Argon2Module = {
  readonly crypto_pwhash_ALG_ARGON2ID13: number
  crypto_pwhash(
    length: number,
    passphrase: Uint8Array,
    salt: Uint8Array,
    opsLimit: number,
    memLimit: number,
    algorithm: number,
  ): Uint8Array
}

export const DERIVED_BYTES = 32

/** 32 bytes from a passphrase in NFC by Argon2id v1.3 (RFC 9106), one lane (VF-8). `out-of-memory`: this computer lacks it now. */
export function derive(
  argon2: Argon2Module,
  passphrase: string,
  { salt, opsLimit, memLimit }: KdfParameters,
): Result<Uint8Array, Refusal<'out-of-memory'>> {
  const typed = utf8(passphrase.normalize('NFC'))
  const algorithm = argon2.crypto_pwhash_ALG_ARGON2ID13
  try {
    return ok(argon2.crypto_pwhash(DERIVED_BYTES, typed, fromHex(salt), opsLimit, memLimit, algorithm))
  } catch {
    return refuse('out-of-memory') // parameters were within bounds, so memory is all that can be missing
  } finally {
    wipe(typed)
  }
}

/** How long one derivation should take on this computer, in seconds. */
export const derivationSeconds = { least: 0.8, aim: 1, most: 1.2 } as const

/** Runs one derivation of this cost and gives its seconds, or null where memory is missing. */
export type MeasureCost = (cost: KdfCost) => number | null

const memorySteps = [256, 192, 128, 96, 64].map((mib) => mib * 2 ** 20)

/**
 * The cost for a new vault on this computer: the most memory up to the default that three passes fill in time, then as
 * many passes as fit. Never below the floor, however slow or small the computer.
 */
export function calibrate(measure: MeasureCost, memoryCapBytes: number): KdfCost {
  const cold = measure(kdfFloor)
  const warm = measure(kdfFloor)
  if (cold === null || warm === null) return kdfFloor
  const trial = Math.min(cold, warm) // the first run also waits for the compiler
  const secondsPerByte = trial / (kdfFloor.memLimit * kdfFloor.opsLimit)
  const fits = (memLimit: number) =>
    memLimit <= memoryCapBytes && memLimit * kdfDefault.opsLimit * secondsPerByte <= derivationSeconds.most
  const memLimit = memorySteps.find(fits) ?? kdfFloor.memLimit
  return settle(measure, { memLimit, opsLimit: passesFor(derivationSeconds.aim, memLimit * secondsPerByte) }, 3)
}

const passesFor = (seconds: number, secondsPerPass: number): number =>
  Math.min(kdfBounds.opsLimit.most, Math.max(kdfFloor.opsLimit, Math.round(seconds / secondsPerPass)))

/** Runs the estimate and corrects it by what it really took, at most `tries` times. */
function settle(measure: MeasureCost, cost: KdfCost, tries: number): KdfCost {
  const seconds = measure(cost)
  if (seconds === null) return kdfFloor
  if (tries <= 1 || (seconds >= derivationSeconds.least && seconds <= derivationSeconds.most)) return cost
  const opsLimit = passesFor(derivationSeconds.aim, seconds / cost.opsLimit)
  if (opsLimit !== cost.opsLimit) return settle(measure, { ...cost, opsLimit }, tries - 1)
  const memLimit = seconds > derivationSeconds.most ? memorySteps.find((step) => step < cost.memLimit) : undefined
  return memLimit === undefined ? cost : settle(measure, { ...cost, memLimit }, tries - 1)
}
