import * as v from 'valibot'
import { BatchId, DocumentId, ItemId, PacketId, RowId } from '../base/ids.ts'
import type { Schema } from '../base/parse.ts'
import { base64, count, instant, textUpTo } from '../base/schemas.ts'
import { PacketDraft } from './packet-draft.ts'
import { quarterTurns } from './page-text.ts'
import { Person } from './person.ts'
import { BlobRef, SourceDocument } from './source-document.ts'
import { Understanding } from './understanding.ts'

/** One page that has been read: where its sealed `PageText` lies, and what lists need to know without opening it. */
export const ReadPage = v.object({
  id: RowId,
  documentId: DocumentId,
  page: count,
  blob: v.nullable(BlobRef),
  width: v.number(),
  height: v.number(),
  source: v.picklist(['text-layer', 'ocr', 'none']),
  quality: v.picklist(['good', 'doubtful', 'poor', 'blank', 'unreadable']),
  turned: v.picklist(quarterTurns),
})
export type ReadPage = v.InferOutput<typeof ReadPage>

/** One dropped file and where it ended; an exact copy points to the document that is already here. */
export const IntakeItem = v.object({
  id: ItemId,
  batchId: BatchId,
  name: textUpTo(1000),
  size: count,
  at: instant,
  end: v.variant('end', [
    v.object({ end: v.literal('taken'), documentId: DocumentId }),
    v.object({ end: v.literal('already-here'), documentId: DocumentId }),
  ]),
})
export type IntakeItem = v.InferOutput<typeof IntakeItem>

/** The vault's own keys for handing over: ECDSA P-256 for packets, Ed25519 for share files. */
export const OwnKeys = v.object({
  id: RowId,
  signingKey: base64,
  certificate: base64,
  certificateName: textUpTo(200),
  senderSeed: base64,
})
export type OwnKeys = v.InferOutput<typeof OwnKeys>

/** Small things the vault remembers about itself. `place` is the address to come back to after a lock. */
export const VaultSettings = v.object({
  id: RowId,
  kitProven: v.boolean(),
  sample: v.boolean(),
  place: v.nullable(textUpTo(500)),
})
export type VaultSettings = v.InferOutput<typeof VaultSettings>

/** A packet that went out, once for each form it was saved in: what, when, how, and the file's SHA-256. */
export const SentPacket = v.object({
  id: RowId,
  packetId: PacketId,
  at: instant,
  form: v.picklist(['signed-pdf', 'share-file']),
  name: textUpTo(300),
  pages: count,
  sources: count,
  sha256: textUpTo(64),
})
export type SentPacket = v.InferOutput<typeof SentPacket>

/** Every kind of row the vault stores, with its schema. A changed shape is a new version with a migration. */
export const rowSchemas = {
  person: Person,
  document: SourceDocument,
  page: ReadPage,
  understanding: Understanding,
  item: IntakeItem,
  draft: PacketDraft,
  sent: SentPacket,
  keys: OwnKeys,
  settings: VaultSettings,
} as const satisfies Record<string, Schema>

export type RowKind = keyof typeof rowSchemas
export type RowOf<K extends RowKind> = v.InferOutput<(typeof rowSchemas)[K]>
