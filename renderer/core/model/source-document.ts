import * as v from 'valibot'
import { BatchId, BlobId, DocumentId, PersonId } from '../base/ids.ts'
import { count, hexOf, instant, textUpTo } from '../base/schemas.ts'

/** What a file is by its content, never by its name. `unknown` is kept unread with a sentence. */
export const documentFormats = ['pdf', 'jpeg', 'png', 'tiff', 'text', 'unknown'] as const
export const DocumentFormat = v.picklist(documentFormats)
export type DocumentFormat = (typeof documentFormats)[number]

/** Where a sealed blob lies and how to open it: random id, its own key (hex), plain length, number of 1 MiB chunks. */
export const BlobRef = v.object({ id: BlobId, key: hexOf(32), length: count, chunks: count })
export type BlobRef = v.InferOutput<typeof BlobRef>

/** Why a document is kept without having been read. Each code has a sentence. */
export const keptReasons = [
  'unknown-kind',
  'empty-file',
  'damaged',
  'too-large',
  'unsupported-encryption',
  'reading-skipped',
] as const
export type KeptReason = (typeof keptReasons)[number]

/** How far reading has come. Pages count from 1. `unreadable` names pages that could not be drawn or read. */
export const ReadingState = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('reading'), done: count, of: count }),
  v.object({ state: v.literal('read'), pages: count, unreadable: v.array(count) }),
  v.object({ state: v.literal('needs-password') }),
  v.object({ state: v.literal('kept'), why: v.picklist(keptReasons) }),
])
export type ReadingState = v.InferOutput<typeof ReadingState>

/** A paper or file as received; its bytes never change. `fingerprint` is the keyed hash of the bytes. */
export const SourceDocument = v.object({
  id: DocumentId,
  personId: PersonId,
  batchId: BatchId,
  name: textUpTo(1000),
  format: DocumentFormat,
  size: count,
  fingerprint: hexOf(32),
  blob: BlobRef,
  addedAt: instant,
  reading: ReadingState,
})
export type SourceDocument = v.InferOutput<typeof SourceDocument>
