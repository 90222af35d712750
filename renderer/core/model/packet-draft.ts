import * as v from 'valibot'
import { DocumentId, PacketId, PersonId } from '../base/ids.ts'
import { textUpTo } from '../base/schemas.ts'

export const packetPurposes = [
  'second-opinion',
  'pathology-review',
  'surgeon',
  'radiation',
  'family-doctor',
  'for-me',
] as const

/** A packet being made: for what, which records in which order, what to ask. Nothing here leaves the vault. */
export const PacketDraft = v.object({
  id: PacketId,
  personId: PersonId,
  purpose: v.picklist(packetPurposes),
  documents: v.array(DocumentId),
  questions: v.array(textUpTo(500)),
  note: textUpTo(2000),
})
export type PacketDraft = v.InferOutput<typeof PacketDraft>
export type PacketPurpose = (typeof packetPurposes)[number]
