import * as v from 'valibot'
import { concat, fromHex } from '../base/bytes.ts'
import { count, hexOf } from '../base/schemas.ts'
import { u32, u64 } from './associated-data.ts'

const MIB = 2 ** 20
export const SALT_BYTES = 16

/** Cost of one derivation: passes over the memory, and the memory in bytes. */
export type KdfCost = { readonly opsLimit: number; readonly memLimit: number }

/** New vaults are never made below this; an old vault below it is raised at the next unlock. */
export const kdfFloor: KdfCost = { opsLimit: 3, memLimit: 64 * MIB }
export const kdfDefault: KdfCost = { opsLimit: 3, memLimit: 256 * MIB }
/** What a reader accepts. A header that asks for more or less is refused before anything is derived (VF-8). */
export const kdfBounds = { opsLimit: { least: 1, most: 20 }, memLimit: { least: 8 * MIB, most: 1024 * MIB } } as const

/** Argon2id v1.3 with one lane: salt (hex), passes, memory in bytes, as a header states them; bounds are not checked. */
export const StatedKdfParameters = v.strictObject({ salt: hexOf(SALT_BYTES), opsLimit: count, memLimit: count })
export type KdfParameters = v.InferOutput<typeof StatedKdfParameters>

/** Whether a reader may derive with this cost. */
export function isWithinKdfBounds({ opsLimit, memLimit }: KdfCost): boolean {
  if (opsLimit < kdfBounds.opsLimit.least || opsLimit > kdfBounds.opsLimit.most) return false
  return memLimit >= kdfBounds.memLimit.least && memLimit <= kdfBounds.memLimit.most && memLimit % 1024 === 0
}

/** Parameters that may be derived with. */
export const KdfParameters = v.pipe(
  StatedKdfParameters,
  v.check((stated) => isWithinKdfBounds(stated), 'out of bounds'),
)

export const isBelowKdfFloor = (cost: KdfCost): boolean =>
  cost.opsLimit < kdfFloor.opsLimit || cost.memLimit < kdfFloor.memLimit

/** Parameters as bytes, for binding: salt ‖ passes (4) ‖ memory (8). */
export const kdfBytes = (parameters: KdfParameters): Uint8Array =>
  concat(fromHex(parameters.salt), u32(parameters.opsLimit), u64(parameters.memLimit))
