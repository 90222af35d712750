import { concat } from '../base/bytes.ts'
import { refuse, ok, type Refusal, type Result } from '../base/result.ts'
import { u32 } from './associated-data.ts'

/**
 * The length that a plaintext of `length` bytes is padded to (VF-5): a multiple of a step that grows with the length, and
 * is never less than `leastStep`, so that a size on the disk says little about what is inside and costs at most 12 %
 * (the rounding that Nikitin et al. named Padmé, PoPETs 2019).
 */
export function paddedLength(length: number, leastStep: number): number {
  if (length <= leastStep) return leastStep
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = Math.max(leastStep, 2 ** (exponent - kept))
  return Math.ceil(length / step) * step
}

/** The bytes followed by zeros up to `length`. */
export function withZeros(bytes: Uint8Array, length: number): Uint8Array {
  const padded = new Uint8Array(length)
  padded.set(bytes)
  return padded
}

/** Step of sealed rows, frames, packs and snapshot indexes. */
export const ROW_STEP = 512

/** Length (4 bytes), the bytes, zeros: the plaintext of everything padded that does not keep its length elsewhere (VF-5). */
export function pad(bytes: Uint8Array, leastStep = ROW_STEP): Uint8Array {
  const whole = concat(u32(bytes.length), bytes)
  return withZeros(whole, paddedLength(whole.length, leastStep))
}

/** What `pad` was given. */
export function unpad(padded: Uint8Array): Result<Uint8Array, Refusal<'bad-padding'>> {
  if (padded.length < 4) return refuse('bad-padding')
  const length = new DataView(padded.buffer, padded.byteOffset, 4).getUint32(0)
  if (length > padded.length - 4) return refuse('bad-padding')
  return ok(padded.subarray(4, 4 + length))
}
