import * as v from 'valibot'
import { toHex } from './bytes.ts'
import { hexOf } from './schemas.ts'

/** Random 16-byte names in lower-case hex. They reveal nothing; each kind is a type of its own and is made here only. */
const idOf = <B extends string>(brand: B) => v.pipe(hexOf(16), v.brand(brand))

export const PersonId = idOf('PersonId')
export const DocumentId = idOf('DocumentId')
export const BatchId = idOf('BatchId')
export const ItemId = idOf('ItemId')
export const PacketId = idOf('PacketId')
export const BlobId = idOf('BlobId')
export const RowId = idOf('RowId')
export const VaultId = idOf('VaultId')
export const SlotId = idOf('SlotId')
export const EpochId = idOf('EpochId')
export const DeviceId = idOf('DeviceId')

export type PersonId = v.InferOutput<typeof PersonId>
export type DocumentId = v.InferOutput<typeof DocumentId>
export type BatchId = v.InferOutput<typeof BatchId>
export type ItemId = v.InferOutput<typeof ItemId>
export type PacketId = v.InferOutput<typeof PacketId>
export type BlobId = v.InferOutput<typeof BlobId>
export type RowId = v.InferOutput<typeof RowId>
export type VaultId = v.InferOutput<typeof VaultId>
export type SlotId = v.InferOutput<typeof SlotId>
export type EpochId = v.InferOutput<typeof EpochId>
export type DeviceId = v.InferOutput<typeof DeviceId>

type IdSchema = v.GenericSchema<string, string>

/** A new random id of the given kind, e.g. `newId(DocumentId)`. */
export function newId<S extends IdSchema>(kind: S): v.InferOutput<S> {
  return v.parse(kind, toHex(crypto.getRandomValues(new Uint8Array(16))))
}
